import ModelDescription
import ModelFiles
import Testing

@Suite("Writing networks as text")
struct NetworkWritingTests {
  /// The model after it went through its text.
  private func reread(_ model: Model) throws -> Model {
    try NetworkText.model(from: NetworkText.text(of: model))
  }

  @Test(
    "every built-in model is the same after writing and reading",
    arguments: BuiltInModel.allCases, LayerNames.allCases)
  func builtIn(model: BuiltInModel, names: LayerNames) throws {
    let model = try model.model(names: names)
    #expect(outline(of: try reread(model)) == outline(of: model))
  }

  private static let texts: [String] = [
    "input 32x32x4\nconv 8 3x5 s2x1 p0,1,2,3 g2 nobias frozen relu6",
    "input 32x32x4\nconv 8 3x3 p1,2 d2x3 softmax",
    "input 32x32x4\ndepthwise 3x3 same m2 nobias\nseparable 8 3x3 m2 d2 elu",
    "input 32x32x4\ndeconv 8 2x2 s2 same frozen",
    "input 32x32x4\npool 3x2 s2 p1 ceil\navgpool 2x2 s1\nadaptivepool 6x6",
    "input 32x32x4\nbatchnorm eps=1e-5 nocenter noscale\n"
      + "batchnorm frozen\nlrn 3 k=1 alpha=2e-5 beta=1 alpha/n",
    "input 32x32x4\nzeropad 1,2,3,4\ncrop 4,3,2,1\nupsample 2x3 bilinear\ngap keepdims\nflatten",
    "input 32x32x4\ndropout 0.25\ndense 3\ngmp\nfc 10 nobias tanh",
    "input 8x8x4\nlayernorm eps=1e-6 noscale\ngroupnorm 2 nocenter frozen\ngroupnorm 4",
    "input 8x8x4\nleakyrelu 0.1\nleaky_relu\nelu 0.5\nelu\n"
      + "prelu\nprelu shared frozen\nprelu perchannel",
    "b: input 8x8x3\na: input 8x8x3\nsubtract a b\nx: divide a\ny: average a b x\n"
      + "maximum x\nminimum y\npower a",
    "b: input 8x8x3\na: input 8x8x3\nconcat a b\nx: conv 3 1x1\nadd a x\n"
      + "y: relu\nz: add x\noutput z y",
    "b: input 8x8x3\na: input 8x8x3\nc: conv 3 1x1 from a\nreuse c from b\n"
      + "add c\noutput\noutput c",
    "name \"# 1\"\n\"a, b\": input ?x?x3\nfrom: conv 3 1x1\nconv 3 1x1\n"
      + "b: relu\nadd \"from\" \"a, b\" b",
  ]

  @Test("every property of every layer is the same after writing and reading", arguments: texts)
  func layers(text: String) throws {
    let model = try NetworkText.model(from: text)
    #expect(outline(of: try reread(model)) == outline(of: model))
  }

  @Test("a residual block is written as one would write it")
  func text() throws {
    let input = Input(shape: [56, 56, 64], name: "input")
    var x = Conv2D(filters: 64, kernelSize: (3, 3), padding: .same, activation: .relu)(input)
    x = Add()([x, input])
    x = BatchNormalization()(x)
    let model = try Model(inputs: input, outputs: x, name: "block")
    #expect(
      try NetworkText.text(of: model) == """
        name block
        input: input 56x56x64
        conv 64 3x3 same relu
        add input
        batchnorm

        """)
  }

  @Test("layers made in another order than applied keep their automatic names")
  func orderOfMaking() throws {
    let second = Conv2D(filters: 2, kernelSize: (1, 1))
    let first = Conv2D(filters: 3, kernelSize: (1, 1))
    let input = Input(shape: [8, 8, 1])
    let model = try Model(inputs: input, outputs: second(first(input)))
    #expect(outline(of: try reread(model)) == outline(of: model))
  }

  @Test("softmax and normalisation over the channels are written whichever way the maps are stored")
  func channels() throws {
    let input = Input(shape: [4, 8, 8], dataFormat: .channelsFirst)
    let normalized = LayerNormalization(axes: [1])(input)
    let model = try Model(inputs: input, outputs: Softmax(axis: 1)(normalized))
    let text = try NetworkText.text(of: model)
    #expect(text.hasSuffix("input 8x8x4\nlayernorm\nsoftmax\n"))
    let alongWidth = try Model(inputs: input, outputs: Softmax(axis: -1)(input))
    #expect(throws: NetworkWritingError.self) { try NetworkText.text(of: alongWidth) }
  }

  @Test("names that no line can hold, and inputs that nothing reads, are refused")
  func refused() throws {
    let input = Input(shape: [8], name: "an\"input")
    let quoted = try Model(inputs: input, outputs: Dense(units: 2)(input))
    #expect(throws: NetworkWritingError.name("an\"input")) { try NetworkText.text(of: quoted) }
    let (read, unread) = (Input(shape: [8], name: "a"), Input(shape: [8], name: "b"))
    let model = try Model(inputs: [read, unread], outputs: Dense(units: 2)(read))
    #expect(throws: NetworkWritingError.unreadInput("b")) { try NetworkText.text(of: model) }
  }
}
