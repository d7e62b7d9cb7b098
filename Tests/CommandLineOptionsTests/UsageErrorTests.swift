import CommandLineOptions
import Testing

@Suite("A wrong command line is answered with what would be right")
struct UsageErrorTests {
  @Test(
    "in one sentence",
    arguments: [
      ("diagram --colour", "unknown option '--colour'"),
      (
        "featuremaps a.png --colour-map gray",
        "unknown option '--colour-map'; did you mean '--color-map'?"
      ),
      ("diagram --show_shapes", "unknown option '--show_shapes'; did you mean '--show-shapes'?"),
      (
        "diagram --no-show-shape",
        "unknown option '--no-show-shape'; did you mean '--no-show-shapes'?"
      ),
      ("diagram --sho", "unknown option '--sho'; did you mean '--show-shapes'?"),
      ("diagram -out a.png", "unknown option '-out'; did you mean '--out'?"),
      ("diagram -x", "unknown option '-x'"),
      ("diagram --out", "'--out' needs a value: --out=FILE"),
      ("diagram --out --force", "'--out' needs a value: --out=FILE"),
      ("diagram -o", "'-o' needs a value: -o FILE"),
      ("diagram --out=", "'--out' cannot be ''; it is the name of a file"),
      (
        "featuremaps cat.png --out-dir maps.PNG",
        "'--out-dir' cannot be 'maps.PNG'; it is the name of a folder, not of a picture"
      ),
      ("diagram --force=yes", "'--force' takes no value, but got 'yes'"),
      (
        "diagram --look kears3",
        "'--look' cannot be 'kears3', only keras2 or keras3; did you mean 'keras3'?"
      ),
      (
        "featuremaps a.png --color-map jet",
        "'--color-map' cannot be 'jet', only gray, magma or viridis"
      ),
      ("diagram --dpi 5000", "'--dpi' cannot be '5000'; it is a whole number, 10 to 2400"),
      ("diagram --dpi many", "'--dpi' cannot be 'many'; it is a whole number, 10 to 2400"),
      ("diagram -d 1e9999", "'-d' cannot be '1e9999'; it is a whole number, 10 to 2400"),
      ("featuremaps a.png --gamma nan", "'--gamma' cannot be 'nan'; it is a number, 0 to 4"),
      (
        "diagram --input-shape 224x224xRGB",
        "'--input-shape' cannot be '224x224xRGB'; it is a shape such as 224x224x3"
      ),
      (
        "featuremaps a.png --layers conv1,,conv2",
        "'--layers' cannot be 'conv1,,conv2'; it is a list with commas between its items"
      ),
      ("diagram alexnet vgg16", "unexpected argument 'vgg16'"),
      ("featuremaps --color-map gray", "IMAGE is missing"),
    ])
  func sentences(line: String, sentence: String) {
    let command = line.prefix { $0 != " " }
    #expect(
      Example.complaint(about: line) == """
        alexviz: \(sentence)
        See 'alexviz \(command) --help'.
        """)
  }

  @Test(
    "also before the command is known",
    arguments: [
      ("daigram", "unknown command 'daigram'; did you mean 'diagram'?"),
      ("help featuremap", "unknown command 'featuremap'; did you mean 'featuremaps'?"),
      ("frobnicate", "unknown command 'frobnicate'"),
      ("--verison", "unknown option '--verison'; did you mean '--version'?"),
    ])
  func unknownCommands(line: String, sentence: String) {
    #expect(
      Example.complaint(about: line) == "alexviz: \(sentence)\nSee 'alexviz --help'.")
  }

  @Test("with exit status 2")
  func exitStatus() {
    #expect(throws: UsageError(.unexpectedArgument("b"), tool: "alexviz", command: "diagram")) {
      try Example.type("diagram a b")
    }
    #expect(UsageError(.unexpectedArgument("b"), tool: "alexviz").exitStatus == 2)
  }

  @Test("also when the command itself finds it")
  func contradictions() throws {
    let diagram = try Example.call("diagram --force")
    #expect(
      diagram.usageError(.contradiction("'--force' needs '--out'")).description == """
        alexviz: '--force' needs '--out'
        See 'alexviz diagram --help'.
        """)
  }

  @Test("and a prefix of an option is not the option")
  func prefixes() {
    #expect(
      Example.complaint(about: "diagram --forc").hasPrefix(
        "alexviz: unknown option '--forc'; did you mean '--force'?"))
  }
}
