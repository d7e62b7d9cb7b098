import ModelDescription
import ModelFiles
import Testing

@Suite("Damaged Keras files")
struct KerasFuzzTests {
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

  private static let values = [
    "null", "true", "-1", "0", "3", "9223372036854775807", "-9223372036854775808", "1e308", "0.5",
    "\"\"", "\"same\"", "\"channels_first\"", "[]", "[[]]", "{}", "[null]", "[1,2,3,4,5,6,7,8,9]",
    "[\"image\",0,0]", "[\"image\",9223372036854775807,0]", "\"Dense\"", "\"Add\"", "\"GetItem\"",
  ]

  /// The places of the values of a JSON text: from behind a colon to a comma or a bracket.
  private func values(of text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for place in text.indices where text[place] == UInt8(ascii: ":") {
      var (end, depth) = (place + 1, 0)
      while end < text.count, depth > 0 || ![0x2C, 0x7D, 0x5D].contains(text[end]) {
        if text[end] == 0x5B || text[end] == 0x7B { depth += 1 }
        if text[end] == 0x5D || text[end] == 0x7D { depth -= 1 }
        end += 1
      }
      ranges.append(place + 1..<end)
    }
    return ranges
  }

  @Test(
    "other values in a description are read or refused",
    arguments: ["many.json", "operators.json"])
  func mutated(name: String) throws {
    let original = try kerasBytes(name)
    let places = values(of: original)
    var numbers = Numbers(state: UInt64(original.count))
    for _ in 0..<120 {
      var text = original
      let chosen = (0..<Int.random(in: 1...3, using: &numbers)).compactMap { _ in
        places.randomElement(using: &numbers)
      }
      for place in chosen.sorted(by: { $0.lowerBound > $1.lowerBound })
      where place.upperBound <= text.count {
        let value = Self.values.randomElement(using: &numbers) ?? ""
        text.replaceSubrange(place, with: value.utf8)
      }
      guard let model = try? openKeras(text).model else { continue }
      _ = model.layerNumbers()
    }
  }

  @Test(
    "a damaged byte is read or refused", arguments: ["many.json", "nested.keras", "nested.h5"])
  func bytes(name: String) throws {
    let original = try kerasBytes(name)
    var numbers = Numbers(state: UInt64(original.count))
    for _ in 0..<50 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: bytes.indices, using: &numbers)
        bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      }
      guard let file = try? openKeras(bytes) else { continue }
      for name in file.weights?.names ?? [] { _ = try? file.weights?.tensor(named: name) }
    }
  }

  @Test(
    "a file that is cut off is refused",
    arguments: ["many.json", "nested.keras", "nested-unnamed.keras", "nested.h5"])
  func cutOff(name: String) throws {
    let original = try kerasBytes(name)
    for count in stride(from: 1, to: original.count, by: 977) {
      let bytes = Array(original.prefix(count))
      #expect(throws: ModelFileError.self) { try openKeras(bytes) }
    }
  }
}
