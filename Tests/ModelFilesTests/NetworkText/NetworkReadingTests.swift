import ModelDescription
import ModelFiles
import Testing

@Suite("Reading networks as text")
struct NetworkReadingTests {
  private func outputShape(_ text: String) throws -> Shape {
    let model = try NetworkText.model(from: text)
    return model.calls[model.outputs[0]].outputShape
  }

  @Test(
    "several spellings mean the same convolution",
    arguments: [
      "conv 96 11x11 s4 relu", "Conv2D 96 11 stride 4 ReLU", "conv 96 11×11 s=4 relu # first",
      "conv 11*11 96 relu strides=4x4", "  CONV\t96 11X11 valid s4x4 relu  ",
      "conv1：conv 96 11x11 relu s4",
      "conv1:conv 96 11x11 relu s4", "conv1 : conv 96 11x11 relu s4",
      "convolution 96 11x11 p0 relu s4",
    ])
  func spellings(line: String) throws {
    let model = try NetworkText.model(from: "input 227x227x3\n\(line)")
    let layer = try #require(model.layers.last?.layer as? Conv2D)
    #expect(layer.filters == 96)
    #expect(layer.kernelSize == Extent(height: 11, width: 11))
    #expect(layer.strides == Extent(height: 4, width: 4))
    #expect(layer.activation == .relu)
    #expect(model.calls.last?.outputShape == Shape([nil, 55, 55, 96]))
  }

  @Test(
    "line ends of all systems and a byte order mark are accepted",
    arguments: [
      "input 8x8x1\r\nconv 2 3x3\r\n", "input 8x8x1\rconv 2 3x3", "\u{FEFF}input 8x8x1\nconv 2 3x3",
    ])
  func lineEnds(text: String) throws {
    #expect(try outputShape(text) == Shape([nil, 6, 6, 2]))
    #expect(try NetworkText.model(from: Array(text.utf8)).layers.count == 2)
  }

  @Test("columns after Windows line ends and a byte order mark are those of the line")
  func columns() {
    #expect(
      complaint(about: "\u{FEFF}input 8x8x1\r\n  cnov 2 3x3\r\n")
        == "line 2, column 3: there is no layer 'cnov'; did you mean 'conv'?")
  }

  @Test("named layers in repeats are numbered, and the plain name means the latest")
  func repeats() throws {
    let model = try NetworkText.model(
      from: "input 8x8x1\nrepeat 2\nrepeat 2\na: conv 1 1x1\nend\nb: relu\nend\nconcat a b a_1_2")
    #expect(
      model.layers.map(\.name) == [
        "input_layer", "a_1_1", "a_1_2", "b_1", "a_2_1", "a_2_2", "b_2", "concatenate",
      ])
    let sources = model.calls[model.outputs[0]].inputs.map {
      model.layers[model.calls[$0].layer].name
    }
    #expect(sources == ["a_2_2", "b_2", "a_1_2"])
  }

  @Test("functions are known by Keras's names, with or without their lines")
  func functions() throws {
    for line in ["hard_silu", "HardSilu", "hard-silu"] {
      let model = try NetworkText.model(from: "input 4\n\(line)\nfc 2 \(line)")
      #expect(model.layers.dropFirst().map(\.layer.activationFunction) == [.hardSilu, .hardSilu])
    }
  }

  @Test("channels are weighed by a map of one place")
  func weighing() throws {
    #expect(
      try outputShape("a: input 8x8x3\ngap keepdims\nconv 3 1 sigmoid\nmultiply a")
        == Shape([nil, 8, 8, 3]))
  }

  @Test("a layer that is used again is one layer")
  func reuse() throws {
    let model = try NetworkText.model(
      from: "a: input 8x8x1\nb: input 8x8x1\nc: conv 4 3x3 from a\nd: reuse c from b\nadd c d")
    #expect(model.layers.map(\.name) == ["a", "b", "c", "add"])
    #expect(model.layer(named: "c")?.calls.count == 2)
  }

  @Test("outputs come in the order in which they are named")
  func outputs() throws {
    let model = try NetworkText.model(from: "input 4\na: fc 1\nb: fc 2\noutput b, a")
    #expect(
      model.outputs.map { model.calls[$0].outputShape } == [Shape([nil, 2]), Shape([nil, 1])])
  }

  @Test("paddings of two numbers are for height and width, of four for top, bottom, left, right")
  func paddings() throws {
    #expect(try outputShape("input 10x10x1\nconv 1 1x1 p1,2") == Shape([nil, 12, 14, 1]))
    #expect(try outputShape("input 10x10x1\nzeropad 1,2,3,5") == Shape([nil, 13, 18, 1]))
    #expect(try outputShape("input 10x10x1\ncrop 1,2,3,5") == Shape([nil, 7, 2, 1]))
  }

  @Test("what looks like a network is told from other texts and from other files")
  func recognition() {
    func verdict(_ text: String) -> Bool? { NetworkText.looksLikeNetworkText(Array(text.utf8)) }
    #expect(verdict("# mine\r\n\r\nname AlexNet\n") == true)
    #expect(verdict("data: input 3\n") == true)
    #expect(verdict("inptu 227x227x3\n") == nil)
    #expect(verdict("name: \"AlexNet\"\nlayer {\n") == nil)
    #expect(verdict("") == nil)
    #expect(verdict("\u{89}PNG\r\n\u{1A}\n") == false)
    #expect(verdict("\u{0}\u{0}") == false)
  }
}
