import Photographs
import Testing

/// One picture of every way of coding that has code of its own.
private let samples = [
  "gray8.png", "palette4-alpha.png", "interlaced-rgba16.png", "rgb16.png", "gray.jpg",
  "progressive.jpg", "cmyk.jpg", "restart.jpg", "lossy.webp", "lossy-alpha.webp",
  "lossless-alpha.webp", "orientation-8.png", "orientation-6.jpg", "orientation-8.webp",
]

@Suite("Hostile pictures")
struct HostilePictureTests {
  /// The error that reading ends with; `nil` where a picture comes out.
  private func failure(of bytes: [UInt8]) -> PhotographError? {
    do {
      let picture = try Photograph(bytes: bytes, name: "it", pixelLimit: 1_000_000)
      #expect(picture.pixels.count == 3 * picture.width * picture.height)
      return nil
    } catch {
      return error
    }
  }

  @Test("a picture cut off at each tenth is said to end early", arguments: samples)
  func truncated(name: String) throws {
    let bytes = try testBytes(name)
    for tenth in 1..<10 {
      let part = Array(bytes[0..<bytes.count * tenth / 10])
      let error = try #require(failure(of: part), "\(tenth)/10 of \(name)")
      guard case .endsEarly(_, _, let rows, let height) = error else {
        Issue.record("\(tenth)/10 of \(name): \(error)")
        continue
      }
      #expect(rows ?? 0 <= height)
    }
  }

  @Test("the sentence counts the rows of a PNG that ends early")
  func rows() throws {
    let bytes = try testBytes("cat.png")
    let half = Array(bytes[0..<bytes.count / 2])
    let error = try #require(failure(of: half))
    #expect(error.description.hasPrefix("it: the PNG data end early: 1"))
    #expect(error.description.hasSuffix(" of 300 rows could be read"))
  }

  @Test("every shorter beginning of a small picture is survived", arguments: samples)
  func beginnings(name: String) throws {
    let bytes = try testBytes(name)
    for count in stride(from: 0, to: min(bytes.count, 600), by: 1) {
      _ = failure(of: Array(bytes[0..<count]))
    }
  }

  @Test("a hundred thousand by a hundred thousand pixels are refused at once")
  func hugePNG() throws {
    var bytes = try testBytes("gray8.png")
    bytes.replaceSubrange(16..<24, with: [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0])
    PNGChunks.repair(&bytes)
    #expect(throws: PhotographError.self) { try Photograph(bytes: bytes, name: "it") }
    #expect(
      failure(of: bytes)?.description
        == "it: has 100000 × 100000 pixels; at most 1 million pixels are read")
  }

  @Test("the largest sizes that JPEG and WebP can state are refused at once")
  func hugeOthers() throws {
    var jpeg = try testBytes("gray.jpg")
    let frame = try #require(
      jpeg.indices.dropLast().first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
    jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xDC, 0xFF, 0xDC])
    #expect(
      throws: PhotographError.tooManyPixels(
        file: "it", width: 65500, height: 65500, limit: 200_000_000)
    ) { try Photograph(bytes: jpeg, name: "it") }
    var webP = Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8)
    webP += [10, 0, 0, 0, 0, 0, 0, 0] + [0x9F, 0x86, 1, 0x9F, 0x86, 1]
    webP += Array("VP8 ".utf8) + [4, 0, 0, 0, 0, 0, 0, 0]
    #expect(throws: PhotographError.self) { try Photograph(bytes: webP, name: "it") }
  }

  @Test("changed bytes never crash", arguments: samples)
  func changedBytes(name: String) throws {
    let original = try testBytes(name)
    var random = RepeatableNumbers(state: UInt64(original.count))
    for round in 0..<400 {
      var bytes = original
      for _ in 0..<(1 + round % 8) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      _ = failure(of: bytes)
      // With checksums mended the damage gets past the outermost check.
      if name.hasSuffix(".png") {
        PNGChunks.repair(&bytes)
        _ = failure(of: bytes)
      }
    }
  }
}
