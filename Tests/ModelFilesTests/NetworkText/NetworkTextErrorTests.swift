import ModelDescription
import ModelFiles
import Testing

@Suite("Wrong networks as text")
struct NetworkTextErrorTests {
  private static let faults: [(text: String, sentence: String)] = [
    ("inptu 8x8x1", "1:1: there is no layer 'inptu'; did you mean 'input'?"),
    ("input 8x8x1\nconv 8 3x3 rleu", "2:12: 'conv' does not take 'rleu'; did you mean 'relu'?"),
    (
      "input 8\nfc 10 s2",
      "2:7: 'fc' does not take 's2'; it takes nobias, frozen, a function such as relu"
    ),
    ("input 8x8x1\nrelu 6", "2:6: '6' is not expected here; write it as in 'relu'"),
    ("input 8x8x1\nconv 8 3x3 sx", "2:12: 'conv' does not take 'sx'; did you mean 's'?"),
    (
      "input 8x8x1\nconv 8 3x3 s0",
      "2:13: the stride must be a number of at least 1, or height x width such as 3x3, but "
        + "this is '0'"
    ),
    (
      "input 8x8x1\nconv 8 3x3 s",
      "2:12: 'conv' wants a value for 's', as in 'conv 96 11x11 s4 relu'"
    ),
    (
      "input 8x8x1\nconv 8.5 3x3",
      "2:6: the number of filters must be a whole number of at least 1, but this is '8.5'"
    ),
    (
      "input 8x8x1\nconv 8 3x3x3",
      "2:8: the kernel's size must be a number of at least 1, or height x width such as 3x3, "
        + "but this is '3x3x3'"
    ),
    (
      "input 8x8x1\nconv 8 3x3 5",
      "2:12: '5' is not expected here; write it as in 'conv 96 11x11 s4 relu'"
    ),
    ("input 8x8x1\nconv 8 3x3 same p1", "2:17: the padding is given twice"),
    ("input 8x8x1\nconv 8 3x3 s1 s2", "2:15: the stride is given twice"),
    ("input 8x8x1\nconv 8 3x3 relu tanh", "2:17: the function is given twice"),
    (
      "input 8x8x1\ndropout half",
      "2:9: 'half' is not expected here; write it as in 'dropout 0.5'"
    ),
    ("input 8x8x1\ndropout 5", "2:1: 'dropout' wants a rate between 0 and 1 but got 5.0"),
    (
      "input 8x8x1\nconv: 8 3x3",
      "2:1: the colon makes a name of 'conv'; leave it out, or write a layer behind it"
    ),
    (
      "input 8x8x1\na: output",
      "2:4: a name before a colon belongs to a layer; write 'output' without it"
    ),
    (
      "input 8x8x1\na,b: relu",
      "2:1: 'a,b' is no name; leave out commas and quotation marks, or put it in quotation marks"
    ),
    (
      "input 8x8x1\n\"a: relu",
      "2:1: the quotation mark that opens here is not closed on this line"
    ),
    (
      "input 8x8x1\na: relu\na: relu",
      "3:1: 'a' is already the name of line 2; every name is given once"
    ),
    (
      "input 8x8x1\nblock: relu\nadd blokc",
      "3:5: no line above is named 'blokc'; did you mean 'block'?"
    ),
    ("input 8x8x1\nadd b\nb: relu", "2:5: 'b' comes only in line 3; a line reads lines above it"),
    ("input 8x8x1\nadd", "2:1: 'add' wants the names of what it joins, as in 'add left right'"),
    (
      "input 8x8x1\nrelu from",
      "2:6: 'from' wants the name of the line to read, as in 'conv 64 1x1 from pool1'"
    ),
    ("a: input 8x8x1\nreuse a", "2:7: 'a' is not the name of a layer, which 'reuse' wants"),
    (
      "a: input 8x8x1\nconv 1 1x1\nrelu from a",
      "2:1: nothing reads what this 'conv' gives; give it a name and join it, or name it in "
        + "'output'"
    ),
    ("input 8x8x1\nend", "2:1: this 'end' closes no 'repeat'"),
    (
      "input 8x8x1\nrepeat 2\nrelu",
      "2:1: this 'repeat' is not closed; put 'end' behind the lines to repeat"
    ),
    ("input 8x8x1\nrepeat 2\nend", "2:1: there is nothing between this 'repeat' and its 'end'"),
    (
      "conv 8 3x3",
      "1:1: 'conv' has nothing to read; begin with the input, such as 'input 224x224x3'"
    ),
    ("start:\ninput 8x8x1", "1:1: there is no line before that 'start' could name"),
    (
      "# nothing\n",
      "1:1: there is no network here; it begins with its input, such as 'input 224x224x3'"
    ),
    (
      "input 8x8\nconv 8 3x3",
      "2:1: 'conv' wants feature maps (batch, height, width, channels) but got (None, 8, 8)"
    ),
    (
      "input 8x8x1\n\npool 9x9",
      "3:1: 'pool' slides a window of 9 × 9, which does not fit into its input (None, 8, 8, 1) "
        + "with padding valid"
    ),
    (
      "a: input 8x8x3\nconv 2 1x1\nadd a",
      "3:1: 'add' wants inputs of equal shape, or with sizes of 1, but got (None, 8, 8, 2) and (None, 8, 8, 3)"
    ),
    ("input 8x8x1\nname A\nname B", "3:1: the network's name is given twice"),
    (
      "input 8x8xx",
      "1:7: the input's size must be height x width x channels such as 224x224x3, or one "
        + "number for a vector, but this is '8x8xx'"
    ),
    (
      "input 8x8x1\n\u{1B}[2J",
      "2:1: '\\u{1B}[2J' holds a character that steers terminals instead of being shown; leave it "
        + "out"
    ),
    (
      "input 8x8x1\n\"a\u{2028}b\": relu",
      "2:1: 'a\\u{2028}b' holds a character that steers terminals instead of being shown; leave it "
        + "out"
    ),
  ]

  @Test(
    "each fault has its place and a sentence that says what would be right", arguments: faults)
  func sentences(text: String, sentence: String) {
    #expect(complaint(about: text, fileName: "net.txt") == "net.txt:\(sentence)")
  }

  @Test("bytes that are not UTF-8 are reported with their line")
  func notUTF8() {
    let bytes = Array("input 8x8x1\nname ".utf8) + [0xC4, 0xE3] + Array("\n".utf8)
    do {
      _ = try NetworkText.model(from: bytes, fileName: "net.txt")
      Issue.record("no error")
    } catch {
      #expect(
        error.description == "net.txt:2:1: this line is not UTF-8 text; save the file as UTF-8")
    }
  }

  @Test("texts that are too long, or grow too large by repeating, are refused at once")
  func limits() {
    let long = String(repeating: "#", count: NetworkText.maximumBytes + 1)
    #expect(complaint(about: long).hasSuffix("has at most 1048576 bytes, but this one has more"))
    let lines = String(repeating: "\n", count: NetworkText.maximumLines)
    #expect(complaint(about: lines).hasSuffix("has at most 100000 lines, but this one has more"))
    let nested =
      String(repeating: "repeat 1000000000\n", count: 20) + "relu\n"
      + String(repeating: "end\n", count: 20)
    #expect(
      complaint(about: "input 8\n" + nested).hasSuffix(
        "here the network grows beyond 100000 lines; repeat less"))
    let work = "input 2097152x2097152x1\nrepeat 17\nconv 1 128x128 same\nend"
    #expect(
      complaint(about: work).hasSuffix(
        "here the network grows beyond 1152921504606846976 multiplications; repeat less"))
    let names = String(repeating: " a", count: 2000)
    #expect(
      complaint(about: "a: input 8x8x1\nrepeat 1000\nconcat\(names)\nend\nconcat a").hasSuffix(
        "here the network grows beyond 1000000 connections; repeat less"))
  }

  @Test("a chain of 20,000 layers and a line in 10,000 repeats need no deep stack")
  func deep() throws {
    let chain = try NetworkText.model(from: "input 8\nrepeat 20000\nrelu\nend")
    #expect(chain.layers.count == 20_001)
    let nested =
      String(repeating: "repeat 1\n", count: 10_000) + "relu\n"
      + String(repeating: "end\n", count: 10_000)
    #expect(try NetworkText.model(from: "input 8\n" + nested).layers.count == 2)
  }
}
