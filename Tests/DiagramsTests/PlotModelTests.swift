import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

/// All texts of a scene with the place that each takes.
private func texts(_ elements: [Element], measuring: PangoTextMeasurer) -> [(String, Rectangle)] {
  elements.flatMap { element -> [(String, Rectangle)] in
    switch element {
    case .group(let group):
      return texts(group.elements, measuring: measuring)
    case .text(let text):
      let metrics = measuring.measure(text.runs)
      let share: Double =
        switch text.alignment {
        case .start: 0
        case .middle: 0.5
        case .end: 1
        }
      let frame = Rectangle(
        x: text.anchor.x - share * metrics.width, y: text.anchor.y - metrics.ascent,
        width: metrics.width, height: metrics.height)
      return [(text.runs.map(\.string).joined(), frame)]
    default:
      return []
    }
  }
}

/// A network with a residual connection, an Inception block and two inputs.
private func branchingModel() throws -> Model {
  let picture = Input(shape: [64, 64, 3])
  func convolution(_ filters: Int, _ size: Int, _ x: SymbolicTensor) -> SymbolicTensor {
    Conv2D(filters: filters, kernelSize: (size, size), padding: .same, activation: .relu)(x)
  }
  var x = convolution(32, 7, picture)
  x = Add()([x, BatchNormalization()(convolution(32, 3, convolution(32, 3, x)))])
  x = Concatenate()([
    convolution(16, 1, x), convolution(16, 3, convolution(8, 1, x)),
    convolution(16, 5, convolution(8, 1, x)),
    convolution(8, 1, MaxPooling2D(poolSize: (3, 3), strides: (1, 1), padding: .same)(x)),
  ])
  let numbers = Input(shape: [10])
  let shared = Dense(units: 10)
  let sum = Add()([shared(GlobalAveragePooling2D()(x)), numbers])
  return try Model(inputs: [picture, numbers], outputs: sum)
}

@Suite("plot_model's diagram")
struct PlotModelTests {
  private let measuring = PangoTextMeasurer()

  @Test(
    "Texts lie inside the page and do not overlap, in every look and direction",
    arguments: PlotModelOptions.Look.allCases, Direction.allCases)
  func overlaps(look: PlotModelOptions.Look, direction: Direction) throws {
    let models = try BuiltInModel.allCases.map { try $0.model(names: .keras) } + [branchingModel()]
    for model in models {
      let options = PlotModelOptions(
        look: look, showDtype: true, showLayerNames: true, showLayerActivations: true,
        showTrainable: true, direction: direction)
      let scene = PlotModelDiagram.scene(of: model, options: options, measuring: measuring)
      let page = Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
      let texts = texts(scene.elements, measuring: measuring)
      #expect(texts.count >= 2 * model.layers.count)
      for (index, (word, frame)) in texts.enumerated() {
        #expect(page.contains(frame), "\(word)")
        for (other, second) in texts[(index + 1)...] {
          #expect(!frame.intersects(second), "\(word) and \(other)")
        }
      }
    }
  }

  /// Measured on Keras's own pictures: (84 + 36) points a layer in Keras 3, 47 + 36 in Keras 2.
  @Test("Rows stand as far apart as Graphviz puts them")
  func pitch() throws {
    let model = try BuiltInModel.alexNet.model(names: .keras)
    let keras3 = PlotModelDiagram.scene(of: model, measuring: measuring)
    #expect(keras3.size.height == 1764 + 8)
    let keras2 = PlotModelDiagram.scene(
      of: model, options: PlotModelOptions(look: .keras2), measuring: measuring)
    #expect(keras2.size.height == 1209 + 8)
  }

  @Test("A node of Keras 3 is as wide as Graphviz's, within 1 %")
  func width() throws {
    let inputs = Input(shape: [227, 227, 3])
    let x = Conv2D(filters: 96, kernelSize: (11, 11), strides: (4, 4))(inputs)
    let scene = PlotModelDiagram.scene(
      of: try Model(inputs: inputs, outputs: x), measuring: measuring)
    // Graphviz: 544 points, and 4 of padding on each side.
    #expect(abs(scene.size.width - 552) < 5.5)
  }

  @Test("A shared layer is one box whose shapes read ?")
  func shared() throws {
    let first = Input(shape: [10])
    let second = Input(shape: [10])
    let layer = Dense(units: 4)
    let model = try Model(
      inputs: [first, second], outputs: Add()([layer(first), layer(second)]))
    let scene = PlotModelDiagram.scene(of: model, measuring: measuring)
    let words = texts(scene.elements, measuring: measuring).map(\.0)
    #expect(words.contains("Input shape: ?"))
    #expect(words.filter { $0 == "Dense" }.count == 1)
  }

  @Test("Groups have identifiers and titles by layer")
  func groups() throws {
    let model = try BuiltInModel.alexNet2012.model()
    let scene = PlotModelDiagram.scene(of: model, measuring: measuring)
    let identifiers = scene.elements.compactMap { element -> String? in
      if case .group(let group) = element { return group.identifier }
      return nil
    }
    #expect(identifiers == model.layers.map { "layer-" + $0.name })
  }
}
