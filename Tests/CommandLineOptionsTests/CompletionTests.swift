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

  /// What zsh shows when Tab is pressed twice after a line, in a terminal of its own.
  private func screen(_ line: String) throws -> String {
    try Program.inFolder(with: ["_alexviz", "cat.jpg"]) { folder in
      try Data(Self.script.utf8).write(to: folder.appending(path: "_alexviz"))
      let program = """
        zmodload zsh/zpty
        zpty shell 'TERM=dumb zsh -f -i +Z'
        zpty -w shell 'PS1="> "; fpath=(. $fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=999'
        zpty -w shell 'echo READ''Y'
        zpty -r shell seen '*READY*'
        zpty -w -n shell \(quotedForPOSIXShell(line + "\t\t"))
        sleep 1.5
        while zpty -r -t shell seen; do print -rn -- $seen; done
        zpty -d shell
        """
      return try Program.run(["zsh", "-f", "-c", program], in: folder).output
    }
  }

  @Test("offer commands, options, words and files")
  func offers() throws {
    #expect(try screen("alexviz dia").contains("diagram"))
    let values = try screen("alexviz diagram --look ")
    #expect(values.contains("keras2") && values.contains("keras3"))
    #expect(try screen("alexviz diagram --show").contains("--show-shapes"))
    #expect(try screen("alexviz featuremaps --layers conv1,po").contains("conv1,pool1"))
    #expect(try screen("alexviz featuremaps --weights random").contains("random:1"))
    #expect(try screen("alexviz featuremaps ca").contains("cat.jpg"))
    let options = try screen("alexviz diagram --t")
    #expect(options.contains("--title"))
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
