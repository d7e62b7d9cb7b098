import Tensors
import Testing

@testable import ModelFiles

@Suite("Caffe's text form")
struct CaffeTextTests {
  private func message(_ text: String) throws -> CaffeMessage {
    try openBytes(Array(text.utf8)).withUnsafeBytes { bytes throws(CaffeProblem) in
      try CaffeTextReader.message(from: bytes)
    }
  }

  private func complaint(_ text: String) -> String {
    do {
      _ = try message(text)
      return "no error"
    } catch {
      return (error as? CaffeProblem)?.clause ?? "\(error)"
    }
  }

  @Test("fields may be separated by space, commas and semicolons, with comments anywhere")
  func separators() throws {
    let text = "\u{FEFF}# first\na: 1, b: 2; c:3#last\n d : 4"
    let message = try message(text)
    for (name, value) in [("a", 1), ("b", 2), ("c", 3), ("d", 4)] {
      #expect(try message.integer(name) == value)
    }
  }

  @Test("blocks stand in braces or angles, with or without a colon, and are one if repeated")
  func blocks() throws {
    let message = try message("p { a: 1 } p: { b: 2 } q < r { s: 5 } >")
    #expect(message.messages("p").count == 2)
    #expect(try message.message("p").integer("b") == 2)
    #expect(try message.message("p").integer("a") == 1)
    #expect(try message.message("q").message("r").integer("s") == 5)
    #expect(try message.message("none").integer("a") == nil)
  }

  @Test("repeated fields are lists, or stand several times; of others the last counts")
  func repetition() throws {
    let message = try message("k: [1, 2] k: 3 m: [{ a: 1 }, { a: 2 }] e: []")
    #expect(try message.integers("k") == [1, 2, 3])
    #expect(try message.integer("k") == 3)
    #expect(message.messages("m").count == 2)
    #expect(!message.has("e"))
  }

  @Test("texts stand in either quotes, with escapes, and neighbours are one")
  func texts() throws {
    let message = try message(#"a: 'it"s' b: "x\n\t\"\\\101\x42" c: "one " 'two'"#)
    #expect(try message.text("a") == "it\"s")
    #expect(try message.text("b") == "x\n\t\"\\AB")
    #expect(try message.text("c") == "one two")
  }

  @Test("numbers are decimal, hexadecimal or octal, with exponents or the f of C")
  func numbers() throws {
    let message = try message("a: -12 b: 0x1F c: 017 d: 1e-4 e: .5 f: 2.5f g: 3. h: +7")
    #expect(try message.integer("a") == -12)
    #expect(try message.integer("b") == 31)
    #expect(try message.integer("c") == 15)
    #expect(try message.number("d") == 1e-4)
    #expect(try message.number("e") == 0.5)
    #expect(try message.number("f") == 2.5)
    #expect(try message.number("g") == 3)
    #expect(try message.integer("h") == 7)
  }

  @Test("truth values and choices are words or numbers")
  func words() throws {
    let message = try message("a: true b: 0 c: AVE d: 1")
    #expect(try message.flag("a") == true)
    #expect(try message.flag("b") == false)
    #expect(try message.choice("c", among: ["MAX", "AVE"]) == "AVE")
    #expect(try message.choice("d", among: ["MAX", "AVE"]) == "AVE")
    #expect(throws: CaffeProblem.self) { try message.choice("a", among: ["MAX", "AVE"]) }
    #expect(throws: CaffeProblem.self) { try message.number("c") }
  }

  @Test("faults are told with line and column")
  func faults() {
    #expect(
      complaint("a: 1\nb {\n  c: 2\n")
        == "does not close the brace that is opened in line 2, column 3")
    #expect(complaint("a: 1\n}") == "has '}', where a field's name is wanted, in line 2, column 1")
    #expect(complaint("a 1") == "has no ':' or '{' after 'a' in line 1, column 1")
    #expect(
      complaint("a: \"x\n\"") == "does not close the quotes that are opened in line 1, column 4")
    #expect(complaint("a: @") == "has '@', where a value is wanted, in line 1, column 4")
    #expect(complaint("a: [1 2]") == "has '2', where ',' or ']' is wanted, in line 1, column 7")
    #expect(complaint("a:") == "ends early: after it a value is wanted; was the download cut off?")
    #expect(
      complaint(String(repeating: "a{", count: 100_000))
        == "has more than 64 braces in each other in line 1, column 130")
  }
}
