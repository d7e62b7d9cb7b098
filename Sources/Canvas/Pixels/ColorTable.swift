import Scenes

/// At most 256 colours, numbered in the order in which they are first met.
struct ColorTable {
  /// The colours as 0xFFRRGGBB.
  private(set) var colors: [UInt32] = []

  /// Open addressing: the colour, 0 where a slot is free, and its number.
  private var slots = [UInt32](repeating: 0, count: ColorTable.slotCount)
  private var numbers = [UInt8](repeating: 0, count: ColorTable.slotCount)

  /// Pixels met lately, each in the slot that it hashes to, and their numbers. Looking there does
  /// without deciding anything, which costs more than all the rest where colours change often.
  /// Nothing is known at first: 1 does not hash to slot 0, nor 0 to another.
  private var known = [1] + [UInt32](repeating: 0, count: ColorTable.slotCount - 1)
  private var knownNumbers = [UInt8](repeating: 0, count: ColorTable.slotCount)

  /// How each level of grey is stored.
  private let grays: [UInt32]

  private static let slotCount = 2048

  /// Keeps greys as they are.
  init() {
    grays = (0..<256).map { 0xFF00_0000 | 0x01_0101 * UInt32($0) }
  }

  /// Moves greys to the nearest of 32 levels, but for those in `kept`: the edges of letters and
  /// lines, where the difference cannot be seen, leave room in the palette for other colours.
  init(reducingGraysExcept kept: Set<UInt8>) {
    grays = (0..<256).map { level in
      let reduced = kept.contains(UInt8(level)) ? level : ((level * 31 + 127) / 255 * 255 + 15) / 31
      return 0xFF00_0000 | 0x01_0101 * UInt32(reduced)
    }
  }

  @inline(__always)
  private static func slot(of pixel: UInt32) -> Int { Int((pixel &* 0x9E37_79B1) >> 21) }

  /// The number of a colour; `nil` if it would be the 257th.
  @inline(__always)
  mutating func number(of pixel: UInt32) -> UInt8? {
    var color = pixel | 0xFF00_0000
    if (color ^ (color >> 8)) & 0xFFFF == 0 { color = grays[Int(color & 0xFF)] }
    var slot = ColorTable.slot(of: color)
    while slots[slot] != color {
      if slots[slot] == 0 {
        guard colors.count < 256 else { return nil }
        slots[slot] = color
        numbers[slot] = UInt8(colors.count)
        colors.append(color)
        break
      }
      slot = (slot + 1) % ColorTable.slotCount
    }
    return numbers[slot]
  }

  /// Writes the number of each pixel; false if there are too many colours.
  mutating func convert(
    _ pixels: UnsafePointer<UInt32>, count: Int, to numbers: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    var column = 0
    while true {
      column = convertKnown(pixels, from: column, count: count, to: numbers)
      guard column < count else { return true }
      guard let number = number(of: pixels[column]) else { return false }
      let slot = ColorTable.slot(of: pixels[column])
      (known[slot], knownNumbers[slot]) = (pixels[column], number)
    }
  }

  /// Writes numbers up to the first pixel that is not among those known; its column.
  private func convertKnown(
    _ pixels: UnsafePointer<UInt32>, from start: Int, count: Int,
    to numbers: UnsafeMutablePointer<UInt8>
  ) -> Int {
    known.withUnsafeBufferPointer { known in
      knownNumbers.withUnsafeBufferPointer { knownNumbers in
        for column in start..<count {
          let slot = ColorTable.slot(of: pixels[column])
          guard known[slot] == pixels[column] else { return column }
          numbers[column] = knownNumbers[slot]
        }
        return count
      }
    }
  }

  /// The colours by number.
  var palette: [Color] { colors.map { Color(hex: $0 & 0xFF_FFFF) } }
}
