import ModelDescription
import Testing

@Suite("Layers that are not understood, and networks inside networks")
struct UnknownLayerTests {
  @Test("what comes behind an unknown layer has an unknown shape, and no error")
  func unknown() throws {
    let input = Input(shape: [8, 8, 3])
    let strange = OpaqueLayer(className: "Strange", name: "strange")(input)
    let model = try Model(
      inputs: input, outputs: Dense(units: 4, name: "fc")(Flatten(name: "flat")(strange)))
    #expect(model.layers.map(\.className) == ["InputLayer", "Strange", "Flatten", "Dense"])
    #expect(model.calls.map(\.outputShape.description) == ["(None, 8, 8, 3)", "?", "?", "?"])
    #expect(model.calls[3].outputShape.elementCount == nil)
    #expect(model.multiplyAccumulates == nil)
    let text = model.shapesText()
    #expect(text.contains("What it does is not known here, nor the shape that comes out."))
    let summary = model.summary()
    #expect(
      summary.contains(
        "│ flat (Flatten)                  │ ?                      │             0 │"))
    #expect(
      summary.contains(
        "│ fc (Dense)                      │ ?                      │             ? │"))
    #expect(summary.contains("Not counted: the parameters of 1 layer, which are not known"))
  }

  @Test("names are shown in one line, whatever they hold")
  func names() throws {
    let input = Input(shape: [8], name: "i\nn")
    let model = try Model(
      inputs: input,
      outputs: OpaqueLayer(className: "C\u{202E}", name: "a\u{1B}[2J")(
        Dense(units: 1, name: "d\tx")([input])),
      name: "m\r")
    for look in SummaryOptions.Look.allCases {
      let text = model.summary(SummaryOptions(look: look, lineLength: 120))
      #expect(text.contains("Model: \"m\\u{D}\""))
      #expect(text.contains("a\\u{1B}[2J (C\\u{202E})"))
      #expect(!text.contains("\u{1B}") && !text.contains("\t"))
    }
    let shapes = model.shapesText()
    #expect(shapes.hasPrefix("m\\u{D}\n"))
    #expect(shapes.contains("1. i\\u{A}n (InputLayer)"))
    #expect(shapes.contains("2. d\\u{9}x (Dense)"))
  }

  @Test("the shape that a file states for an unknown layer is used")
  func stated() throws {
    let input = Input(shape: [8, 8, 3])
    let strange = OpaqueLayer(
      className: "Strange", shape: Shape([nil, 10]),
      weights: [Weight(name: "kernel", shape: [3, 3])])(input)
    let model = try Model(inputs: input, outputs: Dense(units: 4)(strange))
    #expect(model.calls[2].outputShape == Shape([nil, 4]))
    #expect(model.parameterCount == 9 + (10 + 1) * 4)
  }

  @Test("the shape and the weights that a file states are bounded, whatever comes before")
  func statedHuge() {
    let input = Input(shape: [8])
    let strange = OpaqueLayer(className: "Strange")(input)
    let huge = [Int](repeating: 1 << 30, count: 3)
    let layers: [any Layer] = [
      OpaqueLayer(className: "Wide", shape: Shape(huge.map { $0 })),
      OpaqueLayer(className: "Heavy", weights: [Weight(name: "kernel", shape: huge)]),
      Embedding(inputCount: .max, outputSize: .max),
      Conv2D(filters: 1, kernelSize: (.max, .max), dilationRate: (.max, .max)),
      MaxPooling2D(poolSize: (2, 2), strides: (0, 0)),
      Conv2D(filters: 4, kernelSize: (3, 3), groups: 0),
      SeparableConv2D(filters: 1, kernelSize: (1, 1), depthMultiplier: .max),
    ]
    for layer in layers {
      #expect(throws: ModelError.self) { try Model(inputs: input, outputs: layer(strange)) }
    }
  }

  @Test("layers whose inputs are partly unknown count nothing")
  func partlyUnknown() throws {
    let input = Input(shape: [8, 8, 3])
    let strange = OpaqueLayer(className: "Strange")(input)
    let layers: [any Layer] = [
      MultiHeadAttention(headCount: .max, keySize: .max),
      Conv2D(filters: .max, kernelSize: (3, 3)),
      SeparableConv2D(filters: .max, kernelSize: (1, 1)),
    ]
    for layer in layers {
      for sources in [[input, strange], [strange, input]] {
        let model = try Model(inputs: input, outputs: layer(sources))
        #expect(model.parameterCount == 0)
        #expect(model.multiplyAccumulates == nil)
        #expect(!model.shapesText().isEmpty)
        #expect(model.parameterCount(of: model.layers[model.layers.count - 1]) == nil)
        #expect(model.summary().contains("Not counted"))
      }
    }
  }

  @Test("a nested network counts as one layer and can be expanded")
  func nested() throws {
    let inner = Input(shape: [8, 8, 3], name: "inner_input")
    let conv = Conv2D(filters: 4, kernelSize: (3, 3), name: "conv")
    let base = try Model(inputs: inner, outputs: conv(inner), name: "base")
    let first = Input(shape: [8, 8, 3], name: "first")
    let second = Input(shape: [8, 8, 3], name: "second")
    let shared = NestedModel(base)
    let model = try Model(
      inputs: [first, second], outputs: Add(name: "sum")([shared(first), shared(second)]))
    #expect(model.layer(named: "base")?.className == "Functional")
    #expect(model.parameterCount == (3 * 3 * 3 + 1) * 4)

    let expanded = try model.expanded()
    #expect(Set(expanded.layers.map(\.name)) == ["first", "second", "base/conv", "sum"])
    #expect(expanded.layer(named: "base/conv")?.calls.count == 2)
    #expect(expanded.parameterCount == model.parameterCount)
    #expect(expanded.calls.last?.outputShape == Shape([nil, 6, 6, 4]))
  }

  @Test("nested networks that stand for more layers than can be made are not expanded")
  func nestedOften() throws {
    let start = Input(shape: [4])
    var model = try Model(inputs: start, outputs: Dense(units: 4)(start))
    for level in 0..<30 {
      let input = Input(shape: [4])
      let inner = NestedModel(model, name: "level\(level)")
      model = try Model(inputs: input, outputs: inner(inner(input)))
    }
    #expect(model.multiplyAccumulates == (1 << 30) * 16)
    #expect(throws: ModelError.self) { try model.expanded() }
  }
}
