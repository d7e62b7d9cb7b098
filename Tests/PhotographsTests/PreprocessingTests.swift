import Photographs
import TensorFiles
import Tensors
import Testing

@Suite("Preprocessing")
struct PreprocessingTests {
  @Test("the cat's numbers are the reference's to the last bit")
  func cat() throws {
    let cat = try Photograph(path: testFile("cat.png"))
    let input = Preprocessing.imageNet(width: 227, height: 227).prepare(cat)
    #expect(input.tensor.shape == [227, 227, 3])
    let bytes = try expectedPicture(
      "pillow_bilinear_stretch_227", in: "preprocessing.safetensors")
    #expect(input.photograph == bytes)
    let (mean, deviation): ([Float], [Float]) = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    let expected = bytes.pixels.enumerated().map { place, byte in
      (Float(byte) / 255 - mean[place % 3]) / deviation[place % 3]
    }
    #expect(input.tensor.floats() == expected)
  }

  @Test("Caffe's order is blue, green, red, less the mean")
  func caffe() {
    let pixel = Photograph(width: 1, height: 1, pixels: [10, 20, 30])
    let input = Preprocessing.caffe(width: 1, height: 1).prepare(pixel)
    #expect(input.tensor.floats() == ([-74, -97, -113] as [Float]))
  }

  @Test("what fit leaves free is nearly 0 for the network")
  func fit() {
    let wide = Photograph(width: 2, height: 1, pixels: [0, 0, 0, 255, 255, 255])
    let input = Preprocessing.imageNet(width: 4, height: 4, mode: .fit).prepare(wide)
    #expect(input.photograph[0, 0] == (124, 116, 104))
    #expect(input.tensor.floats().prefix(3).allSatisfy { abs($0) < 0.01 })
  }

  @Test(
    "the short side before a crop is 256 for AlexNet and in proportion otherwise",
    arguments: [(224, 256), (227, 256), (299, 342), (112, 128), (115, 131)])
  func shortSide(size: Int, expected: Int) {
    #expect(InputMode.shortSide(for: size) == expected)
  }
}
