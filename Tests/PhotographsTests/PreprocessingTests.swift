import Photographs
import TensorFiles
import Tensors
import Testing

@Suite("Preprocessing")
struct PreprocessingTests {
  @Test("the cat's numbers are the reference's to the last bit")
  func cat() throws {
    let cat = try Photograph(path: testFile("cat.png"))
    let preprocessing = Preprocessing(
      width: 227, height: 227, scaling: PreprocessingMode.torch.scaling)
    let input = preprocessing.prepare(cat)
    #expect(input.tensor.shape == [227, 227, 3])
    let bytes = try expectedPicture(
      "pillow_bilinear_stretch_227", in: "preprocessing.safetensors")
    #expect(input.photograph == bytes)
    let (mean, deviation): ([Float], [Float]) = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    let expected = bytes.pixels.enumerated().map { place, byte in
      (Float(byte) / 255 - mean[place % 3]) / deviation[place % 3]
    }
    #expect(input.tensor.floats() == expected)
    #expect(input.preprocessing?.knownMode == .torch)
  }

  /// What the modes make of the pixel 10, 20, 255, by hand.
  static let pixels: [(PreprocessingMode, [Float])] = [
    (.tf, [10 / 127.5 - 1, 20 / 127.5 - 1, 1]), (.caffe, [151, -97, -113]),
    (.keras, [255 - 103.939, 20 - 116.779, 10 - 123.68]),
    (.unit, [10.0 / 255, 20.0 / 255, 1]), (.plain, [10, 20, 255]),
  ]

  @Test("each mode has the arithmetic that its framework documents", arguments: pixels)
  func modes(mode: PreprocessingMode, expected: [Float]) {
    let pixel = Photograph(width: 1, height: 1, pixels: [10, 20, 255])
    let input = Preprocessing(width: 1, height: 1, scaling: mode.scaling).prepare(pixel)
    #expect(input.tensor.floats() == expected)
  }

  @Test("what fit leaves free is nearly 0 for the network")
  func fit() {
    let wide = Photograph(width: 2, height: 1, pixels: [0, 0, 0, 255, 255, 255])
    let preprocessing = Preprocessing(
      width: 4, height: 4, mode: .fit, scaling: PreprocessingMode.torch.scaling)
    let input = preprocessing.prepare(wide)
    #expect(input.photograph[0, 0] == (124, 116, 104))
    #expect(input.tensor.floats().prefix(3).allSatisfy { abs($0) < 0.01 })
  }

  @Test(
    "the short side before a crop is 256 for AlexNet and in proportion otherwise",
    arguments: [(224, 256), (227, 256), (299, 342), (112, 128), (115, 131)])
  func shortSide(size: Int, expected: Int) {
    #expect(InputMode.shortSide(for: size) == expected)
  }

  /// Colours and what `Image.convert("L")` of Pillow 13 makes of them.
  static let grays: [([UInt8], UInt8)] = [
    ([255, 0, 0], 76), ([0, 255, 0], 150), ([0, 0, 255], 29), ([255, 255, 255], 255),
    ([10, 20, 30], 18), ([200, 100, 50], 124), ([1, 1, 1], 1), ([254, 253, 252], 253),
  ]

  @Test("grey is Pillow's", arguments: grays)
  func gray(color: [UInt8], expected: UInt8) {
    let gray = Photograph(width: 1, height: 1, pixels: color).gray
    #expect(gray[0, 0] == (expected, expected, expected))
  }

  @Test("a network for grey pictures gets one channel, by the averaged numbers of the mode")
  func oneChannel() {
    let pixel = Photograph(width: 1, height: 1, pixels: [10, 20, 30])
    let preprocessing = Preprocessing(
      width: 2, height: 1, scaling: PreprocessingMode.caffe.scaling, isGray: true)
    let input = preprocessing.prepare(pixel)
    #expect(input.tensor.shape == [1, 2, 1])
    #expect(input.tensor.floats() == [18 - 344 / 3, 18 - 344 / 3] as [Float])
    #expect(input.photograph[1, 0] == (18, 18, 18))
    #expect(input.preprocessing?.knownMode == .caffe)
  }

  @Test("a tensor's picture runs from its smallest number to its largest")
  func tensor() throws {
    let colors = Tensor(shape: [1, 2, 4], floats: [-1, 0, 3, 99, 1, 2, .nan, -99])
    let input = try #require(NetworkInput(colors))
    #expect(input.photograph.pixels == [0, 64, 255, 128, 191, 0])
    #expect(input.preprocessing == nil)
    let gray = try #require(NetworkInput(Tensor(shape: [1, 2, 1], floats: [5, 6])))
    #expect(gray.photograph.pixels == [0, 0, 0, 255, 255, 255])
    let even = try #require(NetworkInput(Tensor(shape: [1, 1, 3], floats: [5, 5, 5])))
    #expect(even.photograph.pixels == [0, 0, 0])
    #expect(NetworkInput(Tensor(shape: [0, 2, 3], floats: [])) == nil)
    #expect(NetworkInput(Tensor(shape: [2], floats: [1, 2])) == nil)
  }
}
