import Canvas
import Diagrams
import ModelDescription
import Scenes
import Testing

@Suite("The cost figure")
struct TimelineTests {
  private let measuring = PangoTextMeasurer()

  private func scene(_ model: Model, options: FigureOptions = FigureOptions()) throws -> Scene {
    try Figure(
      of: model, style: TimelineFigure(), name: "model", options: options, measuring: measuring
    ).scene
  }

  private func strings(_ elements: [Element]) -> [String] {
    elements.flatMap(\.texts).map { $0.runs.map(\.string).joined() }
  }

  /// The group of a layer.
  private func layerGroup(_ name: String, in scene: Scene) -> Group? {
    for case .group(let group) in scene.elements where group.identifier == "layer-\(name)" {
      return group
    }
    return nil
  }

  @Test("AlexNet's 62 million sit in its first dense layer")
  func alexNet() throws {
    let scene = try scene(BuiltInModel.alexNet.model(names: .paper))
    let dense = try #require(layerGroup("fc6", in: scene))
    // 9216 · 4096 + 4096 of 62,378,344; 9216 · 4096 of 1,135,256,096; with dropout 2 · 4096 floats.
    #expect(
      strings(dense.elements) == [
        "fc6", "fc 4096", "37,752,832", "60.5 %", "37,748,736", "3.3 %", "0.03", "0.9 %",
      ])
    let first = try #require(layerGroup("conv1", in: scene))
    // 11 · 11 · 3 · 96 + 96; 11 · 11 · 3 · 290,400; 4 · 290,400 bytes are 1.1077 MiB.
    #expect(
      strings(first.elements) == [
        "conv1", "11×11 conv, 96, s4", "34,944", "0.1 %", "105,415,200", "9.3 %", "1.11", "30.4 %",
      ])
    let all = strings(scene.elements)
    for total in ["62,378,344", "1,135,256,096", "3.64"] { #expect(all.contains(total)) }
    #expect(all.contains("MiB, float32, one picture"))
    #expect(all.contains { $0.contains("3,814,924 bytes") })
  }

  @Test("Bars are as long as their counts, and the largest count of each panel is bold")
  func bars() throws {
    let scene = try scene(BuiltInModel.alexNet.model(names: .paper))
    func length(_ layer: String) throws -> Double {
      let group = try #require(layerGroup(layer, in: scene))
      let bar = group.elements.first { if case .path = $0 { true } else { false } }
      return try #require(bar?.bounds(measuring: measuring)).width - 0.75
    }
    let ratio = try length("fc7") / length("fc6")
    #expect(abs(ratio - 16_781_312 / 37_752_832) < 1e-6)
    let bold = scene.elements.flatMap(\.texts).flatMap(\.runs).filter(\.font.bold).map(\.string)
    for peak in ["37,752,832", "447,897,600", "1.11"] { #expect(bold.contains(peak)) }
    #expect(!bold.contains("16,781,312"))
  }

  @Test("The sums over the layers are the model's own", arguments: BuiltInModel.allCases)
  func totals(network: BuiltInModel) throws {
    let model = try network.model()
    let all = try strings(scene(model).elements)
    #expect(all.contains(NumberText.grouped(model.parameterCount)))
    #expect(all.contains(NumberText.grouped(try #require(model.multiplyAccumulates))))
    let bytes = model.layerNumbers().compactMap(\.activationBytes).reduce(0, +)
    #expect(all.joined(separator: " ").contains("\(NumberText.grouped(bytes)) bytes"))
  }

  @Test("Where a row a layer does not fit, layers with equally large maps share one")
  func stages() throws {
    let scene = try scene(
      BuiltInModel.resNet50.model(), options: FigureOptions(width: 700, height: 288))
    let all = strings(scene.elements)
    for stage in ["56 × 56", "28 × 28", "14 × 14", "7 × 7", "vectors"] {
      #expect(all.contains(stage))
    }
    #expect(all.contains { $0.contains("share a row") })
    #expect(all.contains(NumberText.grouped(25_610_152)))
    #expect(scene.size.height == 288)
  }

  @Test("In a narrow page the panels stand below one another, with texts at their full size")
  func narrow() throws {
    let model = try BuiltInModel.alexNet.model(names: .paper)
    let scene = try scene(model, options: FigureOptions(width: 240))
    let titles = scene.elements.flatMap(\.texts).filter {
      ["Parameters", "MACs", "Activation memory"].contains($0.runs.map(\.string).joined())
    }
    #expect(Set(titles.map(\.anchor.x)).count == 1)
    #expect(Set(titles.map(\.anchor.y)).count == 3)
    #expect(titles.first?.runs.first?.font.size == 9)
    #expect(FigureChecks(scene: scene).problems() == [])
  }

  @Test("Below 1 MiB memory is printed in KiB")
  func kibibytes() throws {
    let scene = try scene(BuiltInModel.leNet5.model(names: .paper))
    let all = strings(scene.elements)
    #expect(all.contains("KiB, float32, one picture"))
    #expect(all.contains { $0.contains("1 KiB = 1,024 bytes") })
    // LeCun et al. 1998: C1 is 6 maps of 28 × 28, 4 bytes a number: 18,816 / 1024.
    #expect(all.contains("18.38"))
  }

  @Test("Up to three equal rows are the largest; of more, none is marked", arguments: [3, 4])
  func ties(count: Int) throws {
    let input = Input(shape: [10])
    var x = input
    for _ in 0..<count { x = Dense(units: 10)(x) }
    let scene = try scene(Model(inputs: input, outputs: x))
    let bold = scene.elements.flatMap(\.texts).flatMap(\.runs).filter(\.font.bold).map(\.string)
    // (10 + 1) · 10 parameters each.
    #expect(bold.count { $0 == "110" } == (count == 3 ? 3 : 0))
    // Products tie as well; memory does, too, with the input: no mark is left to be explained.
    let remarks = strings(scene.elements).filter { $0.contains("Bold:") }
    #expect(remarks.isEmpty == (count == 4))
  }

  @Test("A share of what is not known is a question mark")
  func unknownShares() throws {
    let inputs = Input(shape: [8, 8, 2])
    let maps = Conv2D(filters: 2, kernelSize: (1, 1), name: "conv")(inputs)
    let strange = OpaqueLayer(className: "Strange")(maps)
    let scene = try scene(Model(inputs: inputs, outputs: Dense(units: 3, name: "fc")(strange)))
    let conv = try #require(layerGroup("conv", in: scene))
    // 1 · 1 · 2 · 2 + 2 parameters, 4 · 64 MACs, 4 · 128 bytes.
    #expect(
      strings(conv.elements) == ["conv", "1×1 conv, 2", "6", "?", "256", "?", "< 0.01", "?"])
    let dense = try #require(layerGroup("fc", in: scene))
    #expect(strings(dense.elements).count { $0 == "?" } >= 3)
  }

  @Test("A shared layer's parameters count once, and an open size is a question mark")
  func oddModels() throws {
    let numbers = [Input(shape: [4]), Input(shape: [4])]
    let shared = Dense(units: 3)
    let sum = Add()(numbers.map { shared($0) })
    let all = try strings(scene(Model(inputs: numbers, outputs: sum)).elements)
    // (4 + 1) · 3 parameters, held once; 2 · 4 · 3 products.
    #expect(all.filter { $0 == "15" }.count == 2)
    #expect(all.contains("24"))
    let open = Input(shape: [nil, nil, 3])
    let model = try Model(
      inputs: open, outputs: Conv2D(filters: 4, kernelSize: (3, 3), name: "conv")(open))
    let group = try #require(layerGroup("conv", in: try scene(model)))
    // MACs and memory, and their shares.
    #expect(strings(group.elements).filter { $0 == "?" }.count == 4)
  }

  @Test(
    "Texts are clear in every theme and shape of page", arguments: [BuiltInTheme.dark, .print])
  func clear(theme: BuiltInTheme) throws {
    let pages: [(Double?, Double?)] = [(nil, nil), (480, nil), (nil, 400)]
    for network in [BuiltInModel.alexNet2012, .resNet18] {
      for (width, height) in pages {
        let options = FigureOptions(theme: theme.theme, width: width, height: height)
        let problems = try FigureChecks(scene: scene(network.model(), options: options)).problems()
        #expect(problems == [], "\(network.rawValue) in \(width ?? 0) × \(height ?? 0)")
      }
    }
  }
}
