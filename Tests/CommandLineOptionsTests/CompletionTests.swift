import CommandLineOptions
import Foundation
import Testing

@Suite("The completions of every shell")
struct CompletionTests {
  @Test("know commands, options and words", arguments: Shell.allCases)
  func complete(shell: Shell) {
    let script = Example.tool.completions(for: shell)
    for command in [Example.diagram, Example.featuremaps] {
      #expect(script.contains(command.name))
      for option in command.options.flatMap(\.options).map(\.declaration) {
        let name = shell == .fish ? "-l \(option.name) " : "--\(option.name)"
        #expect(script.contains(name))
        for word in option.candidates.words() {
          #expect(script.contains(word) || script.contains(word.replacing(":", with: "\\:")))
        }
      }
    }
    #expect(!script.contains("Print the manual page"))
    #expect(script.hasSuffix("\n") && !script.contains("\t"))
  }

  @Test("quote texts so that the shell sees nothing special")
  func quoting() throws {
    let texts = ["plain", "it's", "a b", "$HOME `ls` \"x\"", "back\\slash", "", "!!", "两"]
    for text in texts {
      let result = try Program.run(["sh", "-c", "printf %s \(quotedForPOSIXShell(text))"])
      #expect(result.output == text)
    }
    #expect(quotedForFish("it's a \\") == "'it\\'s a \\\\'")
  }

  @Test("describe with the first sentence")
  func brevity() {
    #expect(brief("One thing. Another.") == "One thing")
    #expect(brief("Such as 1.5 or 2.") == "Such as 1.5 or 2")
    #expect(brief("") == "")
  }
}

@Suite(
  "The completions of zsh",
  .enabled(if: Program.isInstalled("zsh"), "zsh is not installed: its own check is left out"))
struct ZshCompletionTests {
  private static let script = Example.tool.completions(for: .zsh)

  @Test("are a script without a mistake")
  func syntax() throws {
    let result = try Program.run(["zsh", "-n"], input: Self.script)
    #expect(result.status == 0 && result.errors == "")
  }

  /// What zsh shows when Tab is pressed twice after a line, in a terminal of its own; at the end
  /// stands the line as it is then, in angle brackets.
  private func screen(_ line: String) throws -> String {
    try Program.inFolder(with: ["_alexviz", "cat.jpg"]) { folder in
      try Data(Self.script.utf8).write(to: folder.appending(path: "_alexviz"))
      let setUp = """
        PS1="> "; LISTMAX=999; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; \
        finish() { print -r "<$BUFFER>" END }; zle -N finish; bindkey "^X" finish; echo READ""Y
        """
      let program = """
        zmodload zsh/zpty
        zpty shell 'TERM=dumb zsh -f -i'
        zpty -w shell \(quotedForPOSIXShell(setUp))
        zpty -r shell seen '*READY*'
        zpty -w -n shell \(quotedForPOSIXShell(line + "\t\t\u{18}"))
        zpty -r shell seen '* END*'
        print -r -- $seen
        zpty -d shell
        """
      return try Program.run(["zsh", "-f", "-c", program], in: folder).output
    }
  }

  @Test(
    "complete commands, options, words and files",
    arguments: [
      ("alexviz dia", "<alexviz diagram >"),
      ("alexviz -q fe", "<alexviz -q featuremaps >"),
      ("alexviz diagram --sh", "<alexviz diagram --show-shapes >"),
      ("alexviz diagram --loo", "<alexviz diagram --look=keras>"),
      ("alexviz diagram --look=keras", "keras2  keras3"),
      ("alexviz diagram --look ", "keras2  keras3"),
      ("alexviz featuremaps --layers conv1,po", "<alexviz featuremaps --layers conv1,pool1"),
      ("alexviz featuremaps --weights r", "random:0  random:1"),
      ("alexviz featuremaps ca", "<alexviz featuremaps cat.jpg >"),
      ("alexviz help f", "<alexviz help featuremaps >"),
    ])
  func completes(line: String, expected: String) throws {
    #expect(try screen(line).contains(expected))
  }
}

@Suite(
  "The completions of fish",
  .enabled(if: Program.isInstalled("fish"), "fish is not installed: its own check is left out"))
struct FishCompletionTests {
  private static let script = Example.tool.completions(for: .fish)

  /// What fish offers for the last word of a line.
  private func offers(_ line: String) throws -> [String] {
    try Program.inFolder(with: ["cat.jpg", "output/", "alexviz.fish"]) { folder in
      try Data(Self.script.utf8).write(to: folder.appending(path: "alexviz.fish"))
      let program = "source alexviz.fish; complete -C \(quotedForFish(line))"
      let result = try Program.run(["fish", "--no-config", "-c", program], in: folder)
      #expect(result.errors == "")
      return result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
    }
  }

  @Test("are a script without a mistake")
  func syntax() throws {
    let result = try Program.run(["fish", "--no-execute"], input: Self.script)
    #expect(result.status == 0 && result.errors == "")
  }

  @Test("offer commands, options, words and files")
  func completes() throws {
    #expect(try offers("alexviz dia") == ["diagram"])
    #expect(try offers("alexviz help f") == ["featuremaps"])
    #expect(try offers("alexviz diagram --look ") == ["keras2", "keras3"])
    #expect(try offers("alexviz diagram --look=keras2") == ["--look=keras2"])
    #expect(try offers("alexviz diagram --sh") == ["--show-shapes"])
    #expect(try offers("alexviz diagram --no") == ["--no-show-shapes"])
    #expect(try offers("alexviz featuremaps --layers conv1,po") == ["conv1,pool1"])
    #expect(try offers("alexviz featuremaps ca").contains("cat.jpg"))
    #expect(try offers("alexviz featuremaps --out-dir o") == ["output/"])
    #expect(try offers("alexviz featuremaps --weights r") == ["random:0", "random:1"])
  }
}
