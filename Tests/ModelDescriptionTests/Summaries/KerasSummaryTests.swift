import ModelDescription
import Testing

@Suite("Keras's tables")
struct KerasSummaryTests {
  @Test("AlexNet's summary is Keras 3's, character for character")
  func keras3() throws {
    let summary = try TestModels.alexNet().summary()
    #expect(summary.lines == (try ReferenceText.lines("alexnet.keras3-summary.txt")))
  }

  @Test("AlexNet's summary in the look of Keras 2 is Keras 2's, character for character")
  func keras2() throws {
    let summary = try TestModels.alexNet().summary(SummaryOptions(look: .keras2))
    #expect(summary.lines == (try ReferenceText.lines("alexnet.keras2-summary.txt")))
  }

  @Test("Keras 2 adds the trainable column to a given line length")
  func keras2Trainable() throws {
    let options = SummaryOptions(look: .keras2, lineLength: 100, showTrainable: true)
    #expect(
      try TestModels.alexNet().summary(options).lines
        == ReferenceText.lines("alexnet.keras2-summary-trainable-100.txt"))
  }

  @Test(
    "the first rows of networks with branches are Keras 3's: wrapped, cut, connected",
    arguments: ["mobilenet_v2", "resnet50"])
  func branches(name: String) throws {
    let model =
      try name == "resnet50"
      ? TestModels.resNetBeginning() : TestModels.mobileNetBeginning()
    let expected = try ReferenceText.lines("\(name).summary-beginning.txt").dropLast()
    let found = model.summary(SummaryOptions(lineLength: 120)).lines
    #expect(found.count > expected.count)
    for (line, wanted) in zip(found, expected) { #expect(line == wanted) }
  }

  @Test("a wide terminal gives Keras 3's own width, 88 columns for a chain, 108 for branches")
  func ownWidth() throws {
    let wide = SummaryOptions(terminalColumns: 200)
    #expect(try TestModels.alexNet().summary(wide).lines[1].count == 88)
    #expect(try TestModels.resNetBeginning().summary(wide).lines[1].count == 108)
    let trainable = SummaryOptions(terminalColumns: 200, showTrainable: true)
    #expect(try TestModels.alexNet().summary(trainable).lines[1].count == 100)
  }

  @Test("Keras 3's trainable column says Y, N or nothing to train")
  func keras3Trainable() throws {
    let inputs = Input(shape: [4])
    let frozen = Dense(units: 2, trainable: false)(inputs)
    let model = try Model(inputs: inputs, outputs: Dense(units: 1)(frozen))
    let summary = model.summary(SummaryOptions(terminalColumns: 104, showTrainable: true))
    let marks = summary.lines.filter { $0.hasPrefix("│") }.map {
      $0.split(separator: "│").last.map { $0.filter { $0 != " " } }
    }
    #expect(marks == ["-", "N", "Y"])
    #expect(summary.lines[2].contains("┃ Trainable ┃") || summary.lines[2].contains(" Trai"))
    #expect(summary.lines.suffix(3).first == " Total params: 13 (52.00 B)")
    #expect(summary.lines.last == " Non-trainable params: 10 (40.00 B)")
  }

  @Test("Keras 2 puts bars around the layers of a nested network")
  func keras2Nested() throws {
    let inner = Input(shape: [4], name: "a")
    let base = try Model(inputs: inner, outputs: Dense(units: 2, name: "b")(inner), name: "base")
    let outer = Input(shape: [4], name: "x")
    let result = Dense(units: 1, name: "y")(NestedModel(base)(outer))
    let model = try Model(inputs: outer, outputs: result)
    let options = SummaryOptions(look: .keras2, lineLength: 48, expandNested: true)
    #expect(model.summary(options).lines == (try ReferenceText.lines("nested.keras2-summary.txt")))
  }

  private func chain(
    of count: Int, _ apply: (Int, SymbolicTensor) -> SymbolicTensor
  ) throws -> Model {
    let input = Input(shape: [4], name: "input")
    return try Model(inputs: input, outputs: (0..<count).reduce(input) { apply($1, $0) })
  }

  @Test("nested networks with more layers than a table should list are refused")
  func nestedOften() throws {
    var model = try chain(of: 50) { Dense(units: 4, name: "dense\($0)")($1) }
    for count in [50, 41] {
      let inner = model
      model = try chain(of: count) { NestedModel(inner, name: "network\($0)")($1) }
    }
    for look in SummaryOptions.Look.allCases {
      let options = SummaryOptions(look: look, expandNested: true)
      #expect(throws: SummaryError.tooManyRows(limit: 100_000)) { try model.summaryText(options) }
      #expect(model.summary(options) == model.summary(SummaryOptions(look: look)))
    }
  }

  @Test("a name from a file cannot steer the terminal or break the table")
  func controlCharacters() throws {
    let inputs = Input(shape: [4], name: "a\nb")
    let model = try Model(inputs: inputs, outputs: Dense(units: 1, name: "\u{1B}[2J")(inputs))
    for look in SummaryOptions.Look.allCases {
      let summary = model.summary(SummaryOptions(look: look, terminalColumns: 200))
      #expect(summary.contains(#" a\u{A}b (InputLayer)"#) && summary.contains(#"\u{1B}[2J"#))
      #expect(!summary.contains("\u{1B}"))
    }
  }

  @Test("a layer used twice is connected twice, and sources say which use they mean")
  func sharedLayer() throws {
    let (first, second) = (Input(shape: [8]), Input(shape: [8]))
    let shared = Dense(units: 4)
    let (x, y) = (shared(first), shared(second))
    let model = try Model(inputs: [first, second], outputs: Add()([x, y]))
    let wide = model.summary(SummaryOptions(terminalColumns: 200))
    #expect(wide.contains("input_layer[0][0],"))
    #expect(wide.contains("dense[0][0], dense[1][0]"))
    let old = model.summary(SummaryOptions(look: .keras2)).lines
    #expect(old[1].count == 98)
    #expect(old.contains { $0.contains("['input_1[0][0]',") })
    #expect(old.contains { $0.hasSuffix(" 'input_2[0][0]']             ") })
    #expect(old.contains { $0.contains("['dense[0][0]',") })
    #expect(old.contains { $0.contains("input_1 (InputLayer)") && $0.contains("[]") })
  }

  @Test("Keras 2 writes 'multiple' for a layer with outputs of two shapes")
  func multipleShapes() throws {
    let (first, second) = (Input(shape: [8, 8, 3]), Input(shape: [6, 6, 3]))
    let shared = MaxPooling2D()
    let model = try Model(inputs: [first, second], outputs: [shared(first), shared(second)])
    #expect(model.summary(SummaryOptions(look: .keras2)).contains("multiple"))
    #expect(model.summary().contains("max_pooling2d"))
  }

  @Test("a line that is too narrow is refused with the length that would do", arguments: [4, 15])
  func tooNarrow(length: Int) throws {
    let model = try TestModels.alexNet()
    let options = SummaryOptions(lineLength: length)
    #expect(throws: SummaryError.tooNarrow(lineLength: length, smallest: 16)) {
      try model.summaryText(options)
    }
    #expect(model.summary(options).lines[1].count == 16)
    #expect(
      SummaryError.tooNarrow(lineLength: 4, smallest: 16).description
        == "a line length of 4 is too narrow for the summary; it needs at least 16 columns")
  }

  @Test("colours are those of Keras 3, and taking them away leaves the plain table")
  func colors() throws {
    let colored = try TestModels.alexNet().summary(SummaryOptions(colored: true))
    #expect(colored.contains("\u{1B}[1mModel: \"functional\"\u{1B}[0m"))
    #expect(colored.contains("(\u{1B}[38;5;33mConv2D\u{1B}[0m)"))
    #expect(colored.contains("(\u{1B}[38;5;45mNone\u{1B}[0m, \u{1B}[38;5;34m55\u{1B}[0m"))
    let plain = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(plain == (try TestModels.alexNet().summary()))
  }

  @Test("names in Chinese take two columns a letter")
  func wideLetters() throws {
    let inputs = Input(shape: [4], name: "输入")
    let model = try Model(inputs: inputs, outputs: Dense(units: 1, name: "输出")(inputs))
    let row = model.summary().lines[4]
    #expect(row.hasPrefix("│ 输入 (InputLayer)               │"))
  }

  @Test("the commands' model name is shown where one was given")
  func givenName() throws {
    let model = try BuiltInModel.alexNet2012.model()
    #expect(model.summary().lines[0] == "Model: \"alexnet-2012\"")
    #expect(model.summary(SummaryOptions(look: .keras2)).lines[0] == "Model: \"alexnet-2012\"")
  }

  @Test("Keras 2's own widths are 65 and 98, and 11 more with the trainable column")
  func keras2Widths() throws {
    let chain = try TestModels.alexNet()
    let branches = try TestModels.resNetBeginning()
    func width(_ model: Model, _ showTrainable: Bool) -> Int {
      model.summary(SummaryOptions(look: .keras2, showTrainable: showTrainable)).lines[1].count
    }
    #expect([width(chain, false), width(chain, true)] == [65, 76])
    #expect([width(branches, false), width(branches, true)] == [98, 109])
  }

  @Test("lengths and terminals without sense are bounded", arguments: SummaryOptions.Look.allCases)
  func senselessWidths(look: SummaryOptions.Look) throws {
    let model = try TestModels.alexNet()
    let wide = SummaryOptions(look: look, lineLength: .max)
    #expect(model.summary(wide).lines[1].count == 10_000)
    for length in [Int.min, -1, 0] {
      let narrow = SummaryOptions(look: look, lineLength: length)
      #expect(throws: SummaryError.self) { try model.summaryText(narrow) }
      #expect(!model.summary(narrow).isEmpty)
    }
    let unknown = SummaryOptions(look: look, terminalColumns: 0)
    #expect(model.summary(unknown) == model.summary(SummaryOptions(look: look)))
  }
}
