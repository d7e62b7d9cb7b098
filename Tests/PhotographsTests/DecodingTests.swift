import Photographs
import TensorFiles
import Testing

@Suite("Reading pictures")
struct DecodingTests {
  @Test(
    "PNG pictures are byte for byte what Pillow reads",
    arguments: [
      "bilevel.png", "gray8.png", "gray-alpha.png", "palette.png", "rgba.png", "rgb16.png",
      "gray16.png", "gray-alpha16.png", "rgba16.png", "gray1.png", "gray2.png", "gray4.png",
      "gray4-key.png", "rgb-key.png", "palette4.png", "palette4-alpha.png", "palette2.png",
      "palette1.png", "gamma.png", "interlaced-rgb.png", "interlaced-rgba.png",
      "interlaced-gray2.png", "interlaced-rgba16.png", "interlaced-tiny.png",
      "orientation-8.png",
    ])
  func png(name: String) throws {
    let picture = try Photograph(path: testFile(name))
    #expect(picture == (try expectedPicture(name, in: "expected.safetensors")))
  }

  @Test(
    "JPEG pictures are within two levels of what Pillow reads",
    arguments: [
      "gray.jpg", "progressive.jpg", "cmyk.jpg", "ycck.jpg", "exif-orientation-6.jpg",
      "subsampled-none.jpg", "subsampled-420.jpg", "restart.jpg",
    ] + (1...8).map { "orientation-\($0).jpg" } + ["orientation-3-little-endian.jpg"])
  func jpeg(name: String) throws {
    let picture = try Photograph(path: testFile(name))
    let expected = try expectedPicture(name, in: "expected.safetensors")
    let difference = try #require(largestDifference(picture, expected))
    #expect(difference <= 2)
  }

  @Test(
    "WebP pictures are within two levels of what Pillow reads, lossless ones equal",
    arguments: [
      ("lossy.webp", 2), ("lossy-alpha.webp", 2), ("lossless.webp", 0),
      ("lossless-alpha.webp", 0), ("orientation-8.webp", 0),
    ])
  func webP(name: String, tolerance: Int) throws {
    let picture = try Photograph(path: testFile(name))
    let expected = try expectedPicture(name, in: "expected.safetensors")
    let difference = try #require(largestDifference(picture, expected))
    #expect(difference <= tolerance)
  }

  @Test("bytes in memory give the same picture as the file")
  func bytes() throws {
    let picture = try Photograph(bytes: testBytes("rgba.png"), name: "standard input")
    #expect(picture == (try Photograph(path: testFile("rgba.png"))))
  }

  @Test("a JPEG that lacks only its end marker is read")
  func withoutEndMarker() throws {
    let whole = try testBytes("restart.jpg")
    let picture = try Photograph(bytes: Array(whole.dropLast(2)), name: "restart.jpg")
    #expect(picture == (try Photograph(path: testFile("restart.jpg"))))
  }
}
