import CommandLineOptions
import Foundation
import Testing

@Suite(
  "The completions of bash", .enabled(if: Program.isInstalled("bash"), "bash is not installed"))
struct BashCompletionTests {
  private static let script = Example.tool.completions(for: .bash)

  /// What bash offers for the last word of a line whose words are cut as bash cuts them.
  private func offers(_ words: String...) throws -> [String] {
    try Program.inFolder(with: ["cat.jpg", "my photo.png", "output/"]) { folder in
      let quoted = words.map { "'\($0)'" }.joined(separator: " ")
      let program = """
        \(Self.script)
        COMP_WORDS=(alexviz \(quoted))
        COMP_CWORD=\(words.count)
        COMPREPLY=()
        _alexviz
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      let result = try Program.run(["bash", "--norc", "-c", program], in: folder)
      #expect(result.errors == "")
      return result.output.split(separator: "\n").map(String.init)
    }
  }

  @Test("are a script without a mistake")
  func syntax() throws {
    let result = try Program.run(["bash", "-n"], input: Self.script)
    #expect(result.status == 0 && result.errors == "")
  }

  @Test("offer commands, and not the hidden ones")
  func commands() throws {
    #expect(try offers("dia") == ["diagram"])
    #expect(try offers("ma") == [])
    #expect(try offers("--ver") == ["--version"])
    #expect(
      try offers("") == [
        "diagram", "featuremaps", "help", "--quiet", "--help", "--version",
      ])
    #expect(try offers("help", "f") == ["featuremaps"])
    #expect(try offers("--quiet", "dia") == ["diagram"])
  }

  @Test("offer the options of the command")
  func options() throws {
    #expect(try offers("diagram", "--sh") == ["--show-shapes"])
    #expect(try offers("diagram", "--no") == ["--no-show-shapes"])
    #expect(try offers("featuremaps", "--out") == ["--out-dir"])
    #expect(try offers("featuremaps", "a.png", "--q") == ["--quiet"])
  }

  @Test("offer the words of a value after a space and after an equals sign")
  func words() throws {
    #expect(try offers("diagram", "--look", "") == ["keras2", "keras3"])
    #expect(try offers("diagram", "--look", "=") == ["keras2", "keras3"])
    #expect(try offers("diagram", "--look", "=", "keras3") == ["keras3"])
    #expect(try offers("featuremaps", "--color-map", "ma") == ["magma"])
    #expect(try offers("diagram", "--dpi", "") == [])
  }

  @Test("go on after the last comma of a list")
  func lists() throws {
    #expect(try offers("featuremaps", "--layers", "po") == ["pool1"])
    #expect(
      try offers("featuremaps", "--layers", "pool1,con") == ["pool1,conv1", "pool1,conv2"])
    #expect(
      try offers("featuremaps", "--layers", "=", "pool1,conv2") == ["pool1,conv2"])
  }

  @Test("offer names of files, also with spaces, and folders")
  func files() throws {
    #expect(try offers("featuremaps", "m") == ["my photo.png"])
    #expect(try offers("diagram", "-o", "ca") == ["cat.jpg"])
    #expect(try offers("diagram", "--out", "=", "ca") == ["cat.jpg"])
    #expect(try offers("featuremaps", "--out-dir", "") == ["output"])
    #expect(try offers("featuremaps", "--", "c") == ["cat.jpg"])
    #expect(try offers("diagram", "alexnet-") == ["alexnet-2012"])
  }

  @Test("leave out what bash has cut off at a colon")
  func colons() throws {
    #expect(try offers("featuremaps", "--weights", "ran") == ["random:0", "random:1"])
    #expect(try offers("featuremaps", "--weights", "random", ":") == ["0", "1"])
    #expect(try offers("featuremaps", "--weights", "=", "random", ":", "1") == ["1"])
  }
}
