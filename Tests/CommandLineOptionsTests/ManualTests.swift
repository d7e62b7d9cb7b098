import CommandLineOptions
import Testing

@Suite("The manual page")
struct ManualTests {
  private let page = Example.tool.manual()

  @Test("has the sections that are usual, in their order")
  func sections() {
    let sections = page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }
    #expect(
      sections.map { String($0.dropFirst(4)) } == [
        "\"NAME\"", "\"SYNOPSIS\"", "\"DESCRIPTION\"", "\"OPTIONS\"", "\"COMMANDS\"",
        "\"EXIT STATUS\"", "\"EXAMPLES\"",
      ])
    #expect(page.hasPrefix(".TH \"ALEXVIZ\" 1 \"\" \"alexviz 1.2.3\" \"User Commands\"\n"))
  }

  @Test("knows every command and option that is not hidden")
  func complete() {
    for command in [Example.diagram, Example.featuremaps] {
      #expect(page.contains(".SS \"alexviz \(command.name)\"\n"))
      for option in command.options.flatMap(\.options) {
        let name = option.declaration.name.split(separator: "-").joined(separator: "\\-")
        #expect(page.contains(name + " ") || page.contains(name + "\\fR"))
      }
    }
    #expect(!page.contains("alexviz manual"))
  }

  @Test("has no line that troff would take for a request by mistake")
  func requests() {
    let known = [".TH", ".SH", ".SS", ".PP", ".TP", ".ad", ".nh"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(known.contains(String(line.prefix(3))))
    }
    #expect(page.contains("\n\\&.hidden files are written with a dot.\n"))
  }

  @Test("makes special characters plain, and is ASCII")
  func special() {
    #expect(page.contains("'My \\ net'") == false)
    #expect(page.contains("\\(aqMy \\e net\\(aq"))
    #expect(page.contains("TEXT,\\[u2026]"))
    #expect(page.utf8.allSatisfy { $0 < 128 })
  }

  @Test(
    "is set by groff without a warning",
    .enabled(if: Program.isInstalled("groff"), "groff is not installed"))
  func groff() throws {
    let result = try Program.run(
      ["groff", "-man", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-u"], input: page)
    #expect(result.errors == "")
    #expect(result.output.contains("alexviz diagram --title 'My \\ net'"))
    #expect(result.output.contains("--[no-]show-shapes"))
  }
}
