import CZlib
import Scenes

/// A PNG read by hand and by zlib's inflate, to check what was written.
struct DecodedPNG {
  struct Malformed: Error {
    let reason: String
  }

  let width: Int
  let height: Int

  /// 0 grey, 2 RGB, 3 palette, 6 RGB and opacity.
  let colorType: Int

  /// How many parts the compressed rows come in.
  let partCount: Int

  /// The filters that occur.
  let filters: Set<UInt8>

  /// The content of each chunk by name, of several with one name all after another.
  let chunks: [String: [UInt8]]
  private let palette: [UInt8]
  private let samples: [UInt8]
  private let channels: Int

  init(_ file: [UInt8]) throws {
    guard file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw Malformed(reason: "signature")
    }
    var chunks: [String: [UInt8]] = [:]
    var parts = 0
    var place = 8
    while place < file.count {
      let length = DecodedPNG.number(file[place...])
      let named = Array(file[place + 4..<place + 8 + length])
      let sum = DecodedPNG.number(file[(place + 8 + length)...])
      guard Int(crc32(0, named, uInt(named.count))) == sum else { throw Malformed(reason: "CRC") }
      let name = String(decoding: named.prefix(4), as: UTF8.self)
      if name == "IDAT" { parts += 1 }
      chunks[name, default: []] += named.dropFirst(4)
      place += 12 + length
    }
    guard let header = chunks["IHDR"], header.count == 13, header[8] == 8,
      let data = chunks["IDAT"],
      chunks["IEND"] == []
    else { throw Malformed(reason: "chunks") }
    self.chunks = chunks
    partCount = parts
    width = DecodedPNG.number(header[0...])
    height = DecodedPNG.number(header[4...])
    colorType = Int(header[9])
    channels = [0: 1, 2: 3, 3: 1, 6: 4][colorType] ?? 0
    palette = chunks["PLTE"] ?? []

    let length = width * channels
    var raw = [UInt8](repeating: 0, count: height * (length + 1))
    var size = uLongf(raw.count)
    guard uncompress(&raw, &size, data, uLong(data.count)) == Z_OK, Int(size) == raw.count else {
      throw Malformed(reason: "compressed data")
    }
    filters = Set(stride(from: 0, to: raw.count, by: length + 1).map { raw[$0] })
    samples = try DecodedPNG.unfilter(raw, length: length, step: channels)
  }

  /// The colour of a pixel.
  func color(x: Int, y: Int) -> Color {
    let place = (y * width + x) * channels
    let sample = samples[place]
    switch colorType {
    case 0: return Color(red: sample, green: sample, blue: sample)
    case 3:
      let entry = 3 * Int(sample)
      return Color(red: palette[entry], green: palette[entry + 1], blue: palette[entry + 2])
    default:
      return Color(
        red: sample, green: samples[place + 1], blue: samples[place + 2],
        alpha: channels == 4 ? samples[place + 3] : 255)
    }
  }

  /// The smallest rectangle of pixels around everything that is not white; `nil` if all is.
  var ink: Rectangle? {
    var ink: Rectangle?
    for y in 0..<height {
      for x in 0..<width where color(x: x, y: y) != .white {
        let pixel = Rectangle(x: Double(x), y: Double(y), width: 1, height: 1)
        ink = ink?.union(pixel) ?? pixel
      }
    }
    return ink
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  /// Undoes the filters: PNG specification, section 9.
  private static func unfilter(_ raw: [UInt8], length: Int, step: Int) throws -> [UInt8] {
    var samples: [UInt8] = []
    for start in stride(from: 0, to: raw.count, by: length + 1) {
      let row = samples.count
      for column in 0..<length {
        let left = column < step ? 0 : Int(samples[row + column - step])
        let up = row == 0 ? 0 : Int(samples[row - length + column])
        let corner = row == 0 || column < step ? 0 : Int(samples[row - length + column - step])
        let predicted: Int
        switch raw[start] {
        case 0: predicted = 0
        case 1: predicted = left
        case 2: predicted = up
        case 3: predicted = (left + up) / 2
        case 4:
          let estimate = left + up - corner
          let (a, b, c) = (abs(estimate - left), abs(estimate - up), abs(estimate - corner))
          predicted = a <= b && a <= c ? left : b <= c ? up : corner
        default: throw Malformed(reason: "filter")
        }
        samples.append(raw[start + 1 + column] &+ UInt8(predicted))
      }
    }
    return samples
  }
}
