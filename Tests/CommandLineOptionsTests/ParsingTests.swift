import CommandLineOptions
import Testing

@Suite("A command line is read")
struct ParsingTests {
  typealias Options = Example.Options

  @Test("without options everything has its default")
  func defaults() throws {
    let diagram = try Example.call("diagram")
    #expect(diagram.command.name == "diagram")
    #expect(diagram[Example.Arguments.model] == "alexnet")
    #expect(diagram[Options.out] == nil)
    #expect(diagram[Options.dpi] == 96)
    #expect(diagram[Options.look] == .keras3)
    #expect(diagram[Options.showShapes])
    #expect(!diagram[Options.quiet])
    #expect(!diagram.isGiven(Options.dpi))
  }

  @Test(
    "a value may follow its option in any usual form",
    arguments: [
      "diagram --out a.png", "diagram --out=a.png", "diagram -o a.png", "diagram -oa.png",
      "diagram -o=a.png", "diagram -fo a.png", "diagram -qfoa.png", "diagram alexnet --out a.png",
      "diagram --out a.png alexnet", "diagram --out first.png --out a.png",
      "diagram --out a.png -- alexnet", "--quiet diagram --out a.png",
    ])
  func values(line: String) throws {
    #expect(try Example.call(line)[Options.out] == "a.png")
  }

  @Test("short flags are bundled")
  func bundles() throws {
    let diagram = try Example.call("diagram -qfd300")
    #expect(diagram[Options.quiet] && diagram[Options.force])
    #expect(diagram[Options.dpi] == 300)
  }

  @Test("a common option may stand before the command and after it")
  func commonOptions() throws {
    #expect(try Example.call("-q diagram")[Options.quiet])
    #expect(try Example.call("diagram -q")[Options.quiet])
  }

  @Test(
    "the last of a toggle and its denial holds",
    arguments: [
      ("diagram --show-shapes", true), ("diagram --no-show-shapes", false),
      ("diagram --no-show-shapes --show-shapes", true),
      ("diagram --show-shapes --no-show-shapes", false),
    ])
  func toggles(line: String, expected: Bool) throws {
    let diagram = try Example.call(line)
    #expect(diagram[Options.showShapes] == expected)
    #expect(diagram.isGiven(Options.showShapes))
  }

  @Test("lists are cut at commas, and a repeated list adds to the first")
  func lists() throws {
    #expect(try Example.call("featuremaps a.png")[Options.layers] == [])
    let maps = try Example.call("featuremaps a.png --layers conv1,conv3 --layers=pool5")
    #expect(maps[Options.layers] == ["conv1", "conv3", "pool5"])
  }

  @Test("a lone hyphen is a value or an argument")
  func hyphens() throws {
    let diagram = try Example.call("diagram - -o -")
    #expect(diagram[Example.Arguments.model] == "-")
    #expect(diagram[Options.out] == "-")
  }

  @Test("after two hyphens everything is an argument")
  func endOfOptions() throws {
    let maps = try Example.call("featuremaps -- -q --help")
    #expect(maps[Example.Arguments.image] == "-q")
    #expect(maps[Example.Arguments.more] == ["--help"])
  }

  @Test("a value may begin with a hyphen unless it is an option")
  func negativeValues() throws {
    #expect(try Example.call("diagram --title -5")[Options.title] == "-5")
    #expect(try Example.call("diagram --title=--out")[Options.title] == "--out")
    #expect(try Example.call("diagram --title=")[Options.title] == "")
  }

  @Test("numbers, words and types of one's own come as what they are")
  func types() throws {
    let diagram = try Example.call("diagram --look keras2 --input-shape 224x224x3")
    #expect(diagram[Options.look] == .keras2)
    #expect(diagram[Options.inputShape] == [224, 224, 3])
    #expect(try Example.call("featuremaps a.png --gamma 2.5")[Options.gamma] == 2.5)
  }

  @Test("options may stand between arguments")
  func mixture() throws {
    let maps = try Example.call("featuremaps a.png --color-map gray b.png -q c.png")
    #expect(maps[Example.Arguments.image] == "a.png")
    #expect(maps[Example.Arguments.more] == ["b.png", "c.png"])
    #expect(maps[Options.colorMap] == "gray")
  }

  @Test("help and version are shown wherever they are asked for")
  func helpAndVersion() throws {
    func shown(_ line: String) throws -> String {
      guard case .show(let text) = try Example.type(line) else { throw Example.NoCommand() }
      return text
    }
    #expect(try shown("--version") == "alexviz 1.2.3\n")
    let help = Example.tool.help()
    for line in ["", "--help", "-h", "help"] { #expect(try shown(line) == help) }
    let diagram = Example.tool.help(of: Example.diagram)
    for line in ["help diagram", "diagram --help", "diagram -h", "diagram --unknown --help"] {
      #expect(try shown(line) == diagram)
    }
  }
}
