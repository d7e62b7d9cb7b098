import Photographs
import TensorFiles
import Testing

@Suite("Resizing")
struct ResizingTests {
  @Test("the cat squashed to 227 × 227 equals Pillow's")
  func squash() throws {
    let cat = try Photograph(path: testFile("cat.png"))
    let expected = try expectedPicture(
      "pillow_bilinear_stretch_227", in: "preprocessing.safetensors")
    #expect(cat.resized(to: .squash, width: 227, height: 227) == expected)
  }

  @Test("the cat with a short side of 256 equals torchvision's")
  func shortSide() throws {
    let cat = try Photograph(path: testFile("cat.png"))
    let expected = try expectedPicture("torchvision_resize256", in: "preprocessing.safetensors")
    #expect(cat.resized(width: 384, height: 256) == expected)
  }

  @Test("the cat's centre equals torchvision's", arguments: [224, 227])
  func crop(size: Int) throws {
    let cat = try Photograph(path: testFile("cat.png"))
    let expected = try expectedPicture(
      "torchvision_resize256_centercrop\(size)", in: "preprocessing.safetensors")
    #expect(cat.resized(to: .crop, width: size, height: size) == expected)
  }

  @Test("enlarging equals Pillow's")
  func enlarging() throws {
    let part = try expectedPicture("crop_110x80", in: "preprocessing.safetensors")
    let expected = try expectedPicture(
      "pillow_bilinear_upsample_227", in: "preprocessing.safetensors")
    #expect(part.resized(width: 227, height: 227) == expected)
  }

  @Test(
    "odd sizes equal Pillow's",
    arguments: [
      (1, 1), (45, 7), (3, 30), (100, 10), (10, 100), (44, 29), (91, 61), (45, 30), (64, 64),
    ])
  func sizes(width: Int, height: Int) throws {
    let source = try expectedPicture("source", in: "resized.safetensors")
    let expected = try expectedPicture("\(width)x\(height)", in: "resized.safetensors")
    #expect(source.resized(width: width, height: height) == expected)
  }

  @Test(
    "a tall picture is resized in the order of directions that Pillow 13 takes",
    arguments: [(20, 20), (20, 273), (20, 274), (60, 299), (20, 301)])
  func tall(width: Int, height: Int) throws {
    let source = try expectedPicture("tall", in: "resized.safetensors")
    let expected = try expectedPicture("tall \(width)x\(height)", in: "resized.safetensors")
    #expect(source.resized(width: width, height: height) == expected)
  }

  @Test(
    "a line of seven numbers becomes what Pillow 13 makes of it, along both directions",
    arguments: [
      (3, [43, 150, 154] as [UInt8]), (10, [0, 27, 63, 98, 133, 167, 202, 238, 142, 10]),
    ])
  func line(size: Int, expected: [UInt8]) {
    let pixels = ([0, 50, 100, 150, 200, 250, 10] as [UInt8]).flatMap { [$0, $0, $0] }
    let wanted = expected.flatMap { [$0, $0, $0] }
    let row = Photograph(width: 7, height: 1, pixels: pixels)
    #expect(row.resized(width: size, height: 1).pixels == wanted)
    let column = Photograph(width: 1, height: 7, pixels: pixels)
    #expect(column.resized(width: 1, height: size).pixels == wanted)
  }

  @Test("fit keeps the aspect and fills the rest with the mean colour")
  func fit() throws {
    let wide = Photograph(width: 4, height: 2, pixels: [UInt8](repeating: 200, count: 24))
    let fitted = wide.resized(to: .fit, width: 8, height: 8, filling: (1, 2, 3))
    #expect((fitted.width, fitted.height) == (8, 8))
    for y in 0..<8 {
      let isInside = (2..<6).contains(y)
      #expect(fitted[3, y] == (isInside ? (200, 200, 200) : (1, 2, 3)))
    }
  }

  @Test("a very long picture fits and crops", arguments: [InputMode.fit, .crop, .squash])
  func longPicture(mode: InputMode) {
    let long = Photograph(width: 5000, height: 1, pixels: [UInt8](repeating: 9, count: 15000))
    let small = long.resized(to: mode, width: 227, height: 227)
    #expect((small.width, small.height) == (227, 227))
    #expect(small[113, 113] == (9, 9, 9))
  }
}
