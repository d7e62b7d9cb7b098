import Foundation
import Testing

@testable import AlexViz

/// Networks whose explanations can be worked out by hand.
@Suite("Explanations of networks")
struct ExplanationTests {
  /// The red of four pixels, behind a rectifier, times 0.1, 0.2, 0.3 and 0.4 for the first of two
  /// classes; the other's score is always 0.
  private func model() throws -> Model {
    let input = Input(shape: [2, 2, 3], name: "input")
    let red = Conv2D(filters: 1, kernelSize: (1, 1), activation: .relu, name: "red")(input)
    let classes = Dense(units: 2, activation: .softmax, name: "classes")(Flatten()(red))
    return try Model(inputs: input, outputs: classes)
  }

  private var weights: TensorList {
    var list = TensorList(source: "by hand")
    func add(_ name: String, _ shape: [Int], _ floats: [Float]) {
      list.add(Tensor(shape: shape, floats: floats), named: name)
    }
    add("red/kernel", [1, 1, 3, 1], [1, 0, 0])
    add("red/bias", [1], [0])
    add("classes/kernel", [4, 2], [0.1, 0, 0.2, 0, 0.3, 0, 0.4, 0])
    add("classes/bias", [2], [0, 0])
    return list
  }

  /// Red is 1, 2, −1 and 1.
  private let input = FeatureMapInput.tensor(
    Tensor(shape: [2, 2, 3], floats: [1, 5, 5, 2, 5, 5, -1, 5, 5, 1, 5, 5]))

  private func explain(_ change: (inout ExplanationOptions) -> Void = { _ in }) throws
    -> Explanations
  {
    var options = ExplanationOptions()
    change(&options)
    return try Explanations(
      model: model(), title: "by hand", weights: weights, input: input, inputName: "numbers",
      options: options)
  }

  @Test("The likeliest class is explained, and every method gives what follows by hand")
  func methods() throws {
    let found = try explain {
      $0.window = 1
      $0.stride = 1
      $0.mapsLayer = "red"
    }
    guard case .category("0", let score, let probability) = found.unit else {
      Issue.record("explained \(found.unit)")
      return
    }
    // 1 · 0.1 + 2 · 0.2 + 1 · 0.4, and e⁰·⁹ / (e⁰·⁹ + 1).
    #expect(abs(score - 0.9) < 1e-6)
    #expect(abs(probability - 0.710950) < 1e-5)
    #expect(found.leftOut.isEmpty)
    let wanted: [ExplanationMethod: [Float]] = [
      .gradient: [0.1, 0, 0, 0.2, 0, 0, 0, 0, 0, 0.4, 0, 0],
      .gradientInput: [0.1, 0, 0, 0.4, 0, 0, 0, 0, 0, 0.4, 0, 0],
      .integratedGradients: [0.1, 0, 0, 0.4, 0, 0, 0, 0, 0, 0.4, 0, 0],
      .guided: [0.1, 0, 0, 0.2, 0, 0, 0, 0, 0, 0.4, 0, 0],
      .deconvolution: [0.1, 0, 0, 0.2, 0, 0, 0.3, 0, 0, 0.4, 0, 0],
      // The mean gradient of the map is 0.25.
      .gradCAM: [0.25, 0.5, 0, 0.25],
      .guidedGradCAM: [0.025, 0, 0, 0.1, 0, 0, 0, 0, 0, 0.1, 0, 0],
      .occlusion: [0.1, 0.4, 0, 0.4],
    ]
    #expect(found.explanations.map(\.method) == ExplanationMethod.allCases)
    for explanation in found.explanations {
      let numbers = try #require(wanted[explanation.method])
      let distance = zip(explanation.values.floats(), numbers).map { abs($0 - $1) }.max() ?? 1
      #expect(explanation.values.count == numbers.count)
      #expect(distance < 1e-5, "\(explanation.method)")
    }
    #expect(found.tensors.names == ExplanationMethod.allCases.map(\.rawValue))
  }

  @Test("Names that are not the classes' and squares that cannot be used are refused")
  func wrongSettings() throws {
    #expect(throws: FeatureMapFigureError.wrongClassCount(layer: "classes", found: 3, wanted: 2)) {
      _ = try explain { $0.classNames = ["a", "b", "c"] }
    }
    #expect(throws: ExplanationError.squareTooLarge(side: 3, height: 2, width: 2)) {
      _ = try explain { $0.window = 3 }
    }
    #expect(throws: ExplanationError.squareLeavesGaps(side: 1, stride: 2)) {
      _ = try explain { ($0.window, $0.stride) = (1, 2) }
    }
    // A unit has no name.
    let unit = try explain {
      $0.classNames = ["a", "b", "c"]
      $0.target = .unit(LayerUnit(channel: 0), layer: "red")
      $0.methods = [.gradient]
    }
    #expect(unit.unit.valueText == "2.00")
    #expect(try explain { $0.methods = [.gradient] }.unit.valueText == "71.1 %")
  }

  @Test("A unit without a place stands for its largest one")
  func unit() throws {
    let found = try explain {
      $0.target = .unit(LayerUnit(channel: 0), layer: "red")
      $0.methods = [.gradient]
    }
    guard case .place("red", 0, row: 0, column: 1, score: 2, let field) = found.unit else {
      Issue.record("explained \(found.unit)")
      return
    }
    #expect(field?.horizontal.fieldSize == 1)
    #expect(
      found.explanations[0].values.floats() == [0, 0, 0, 1] + [Float](repeating: 0, count: 8))
  }

  @Test("Where the network takes blue first, colours are still red, green and blue")
  func colors() throws {
    var options = ExplanationOptions()
    options.methods = [.gradient]
    options.scaling = PixelScaling(divisor: 1, channelOrder: .bgr)
    let pixels = [UInt8](repeating: 9, count: 12)
    let found = try Explanations(
      model: model(), title: "by hand", weights: weights,
      input: .photograph(Photograph(width: 2, height: 2, pixels: pixels)), inputName: "grey",
      options: options)
    // What the network calls its first channel is blue.
    #expect(found.explanations[0].values.floats().prefix(3).map { $0 > 0 } == [false, false, true])
  }

  @Test("Grad-CAM looks at the last maps before what is explained")
  func mapsLayers() throws {
    func maps(_ model: BuiltInModel, _ layer: String) throws -> String? {
      try model.model(names: .paper).mapsLayer(before: layer)
    }
    #expect(try maps(.alexNet, "fc8") == "conv5")
    #expect(try maps(.alexNet, "conv5") == "conv4")
    #expect(try maps(.alexNet, "pool5") == "conv4")
    #expect(try maps(.alexNet, "conv1") == nil)
  }

  @Test("What cannot be explained is refused in a sentence")
  func refusals() throws {
    #expect(throws: ExplanationError.noSuchClass(2, count: 2)) {
      _ = try explain { $0.target = .category(2) }
    }
    #expect(throws: ExplanationError.noMapsBefore(layer: "red")) {
      _ = try explain {
        $0.target = .unit(LayerUnit(channel: 0), layer: "red")
        $0.methods = [.gradCAM]
      }
    }
    let huge = try BuiltInModel.alexNet.model(inputShape: [60_000, 60_000, 3], names: .paper)
    var options = ExplanationOptions()
    options.target = .unit(LayerUnit(channel: 0), layer: "conv1")
    #expect(throws: FeatureMapFigureError.self) {
      _ = try Explanations(
        model: huge, title: "huge", weights: weights, input: input, inputName: "numbers",
        options: options)
    }
  }
}
