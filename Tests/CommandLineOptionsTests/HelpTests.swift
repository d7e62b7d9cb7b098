import CommandLineOptions
import Testing

@Suite("Help")
struct HelpTests {
  @Test("of the tool lists the commands that are not hidden")
  func tool() {
    #expect(
      Example.tool.help() == """
        alexviz 1.2.3: describe and draw convolutional networks

        Usage: alexviz COMMAND [OPTIONS] [ARGUMENTS]

        It needs no network.

        Commands:
          diagram        Draw the architecture of a model
          featuremaps    Show what a network sees in a photograph
          help           Show the help of a command

        Options:
          -q, --quiet    Print nothing but errors.
          -h, --help     Show this help.
              --version  Show the version.

        Examples:
          alexviz diagram
              Draw AlexNet.

        See 'alexviz COMMAND --help' for the options of a command.

        """)
  }

  @Test("of a command aligns what options mean, and wraps it")
  func command() {
    #expect(
      Example.tool.help(of: Example.featuremaps, style: HelpStyle(columns: 64)) == """
        Show what a network sees in a photograph

        Usage: alexviz featuremaps [OPTIONS] IMAGE [MORE...]

        Arguments:
          IMAGE                 The photograph.
          MORE                  Further photographs.

        Maps:
              --layers TEXT,…   Which layers. (default: all)
              --color-map WORD  The colours. One of gray, magma,
                                viridis. (default: viridis)
              --weights FILE    The weights.
              --out-dir FOLDER  The folder. (default: output)
              --gamma NUMBER    The exponent. (default: 1)

        Common options:
          -q, --quiet           Print nothing but errors.
          -h, --help            Show this help.

        """)
  }

  @Test("shows toggles, defaults and examples")
  func details() {
    let help = Example.tool.help(of: Example.diagram)
    #expect(help.contains("Usage: alexviz diagram [OPTIONS] [MODEL]\n"))
    #expect(help.contains("      --[no-]show-shapes   "))
    #expect(
      help.contains("  -o, --out FILE           Where the picture goes. (default: <model>.png)"))
    #expect(help.contains("  alexviz diagram -o AlexNet.png\n      Draw AlexNet.\n"))
  }

  @Test("never exceeds the width, from 40 to 100 columns", arguments: [20, 40, 64, 80, 100, 300])
  func width(columns: Int) {
    let style = HelpStyle(columns: columns)
    let limit = min(max(columns, 40), 100)
    let meanings = Example.tool.help(of: Example.diagram, style: style).split(separator: "\n")
      .filter { !$0.contains("Usage:") && !$0.hasPrefix("  alexviz") }
    #expect(meanings.allSatisfy { $0.count <= limit + 8 })
    if limit >= 64 { #expect(meanings.allSatisfy { $0.count <= limit }) }
  }

  @Test("has bold headings only where they can be shown")
  func bold() {
    #expect(!Example.tool.help().contains("\u{1B}"))
    let bold = Example.tool.help(style: HelpStyle(columns: 80, isBold: true))
    #expect(bold.contains("\u{1B}[1mCommands:\u{1B}[0m"))
  }
}
