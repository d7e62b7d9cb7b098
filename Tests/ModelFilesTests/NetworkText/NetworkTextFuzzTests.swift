import ModelDescription
import ModelFiles
import Testing

@Suite("Damaged networks as text")
struct NetworkTextFuzzTests {
  /// Numbers that look random and are the same each time (SplitMix64, Steele et al. 2014).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let pieces = [
    "repeat 3\n", "end\n", "from ", "add ", "concat ", ":", "\"", "#", ",", "x", "0", "9999999999",
    "1073741824", "-", "?", "\n", "\r\n", " ", "same ", "p1073741824 ", "d1073741824 ", "reuse ",
    "output ", "a: ", " a", "relu\n", "flatten\n", "input 1073741824x1073741824x4\n", "\u{0}", "é",
  ]

  private func damage(_ bytes: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      let place = Int.random(in: 0...bytes.count, using: &numbers)
      let end = min(bytes.count, place + Int.random(in: 0...12, using: &numbers))
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: bytes.removeSubrange(place..<end)
      case 1:
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...place, using: &numbers))
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
      default:
        bytes.insert(contentsOf: (Self.pieces.randomElement(using: &numbers) ?? "").utf8, at: place)
      }
    }
    return bytes
  }

  @Test(
    "a damaged example is read or refused with a place in it, and what is read can be written",
    arguments: ["alexnet", "lenet5", "residual-block", "inception-block", "unet-small"])
  func damaged(file: String) throws {
    let original = Array(try packageText("Examples/networks/\(file).txt").utf8)
    var numbers = Numbers(state: UInt64(original.count))
    for _ in 0..<300 {
      let bytes = damage(original, &numbers)
      do throws(NetworkTextError) {
        let model = try NetworkText.model(from: bytes)
        guard let text = try? NetworkText.text(of: model) else { continue }
        let again = try NetworkText.model(from: text)
        #expect(outline(of: again) == outline(of: model))
      } catch {
        #expect((1...bytes.count + 1).contains(error.place.line) && error.place.column >= 1)
      }
    }
  }
}
