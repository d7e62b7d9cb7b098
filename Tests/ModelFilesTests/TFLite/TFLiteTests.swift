import Foundation
import ModelDescription
import ModelFiles
import Testing

/// Samples written after the public schema; the shapes in them follow from TensorFlow's rules.
@Suite("TensorFlow Lite files")
struct TFLiteTests {
  @Test func `a converted network has TensorFlow's shapes and numbers of weights`() throws {
    let file = try openModelFile(statedPath("TFLite/classifier.tflite"))
    #expect(file.format == "TensorFlow Lite")
    #expect(
      lines(file.model) == [
        "image InputLayer (None, 32, 32, 3) 0",
        "net/conv/Relu6 Conv2D (None, 16, 16, 8) 224",
        "net/depthwise DepthwiseConv2D (None, 14, 14, 16) 160",
        "net/swish Activation (None, 14, 14, 16) 0",
        "net/pool MaxPooling2D (None, 7, 7, 16) 0",
        "scale/gamma Parameter (16,) 16",
        "net/scale Multiply (None, 7, 7, 16) 0",
        "net/add/Add Add (None, 7, 7, 16) 0",
        "net/add ReLU (None, 7, 7, 16) 0",
        "net/flatten Flatten (None, 784) 0",
        "net/dense Dense (None, 10) 7840",
        "net/softmax Softmax (None, 10) 0",
      ])
    #expect(
      file.outputNames == ["net/conv/Relu6": "net/conv/Relu6;net/conv/BiasAdd;net/conv/Conv2D"])
    #expect(file.warnings == [])
  }

  @Test func `layers have the settings of their operators`() throws {
    let model = try openModelFile(statedPath("TFLite/classifier.tflite")).model
    let convolution = try #require(model.layer(named: "net/conv/Relu6")?.layer as? Conv2D)
    #expect(convolution.strides == Extent(height: 2, width: 2))
    #expect(convolution.padding == .same)
    #expect(convolution.activation == .relu6)
    #expect(convolution.useBias)
    let depthwise = try #require(model.layer(named: "net/depthwise")?.layer as? DepthwiseConv2D)
    #expect(depthwise.padding == .valid)
    #expect(depthwise.depthMultiplier == 2)
    let dense = try #require(model.layer(named: "net/dense")?.layer as? Dense)
    #expect(!dense.useBias)
  }

  @Test func `parts are cut, joined and stretched`() throws {
    let file = try openModelFile(statedPath("TFLite/parts.tflite"))
    #expect(
      lines(file.model) == [
        "image InputLayer (1, 8, 6, 4) 0",
        "padded ZeroPadding2D (1, 11, 6, 4) 0",
        "half Split (1, 11, 6, 2) 0",
        "leaky LeakyReLU (1, 11, 6, 2) 0",
        "half_1 Split (1, 11, 6, 2) 0",
        "joined Concatenate (1, 11, 6, 4) 0",
        "up Resizing (1, 22, 12, 4) 0",
        "cut Slice (1, 10, 12, 4) 0",
        "larger Conv2DTranspose (1, 20, 24, 6) 96",
        "custom MyOperator (1, 20, 24, 6) 35",
        "minus Subtract (1, 20, 24, 6) 0",
        "mean GlobalAveragePooling2D (1, 6) 0",
      ])
    #expect(
      file.warnings == [
        "layer 'custom' is of a type that is not understood, 'MyOperator', and cannot be run"
      ])
    let leaky = file.model.layer(named: "leaky")?.layer as? LeakyReLU
    #expect(leaky?.negativeSlope == 0.25)
    let minus = file.model.layer(named: "minus")?.layer as? ScalarArithmetic
    #expect(minus?.scalar == 1)
    #expect(minus?.scalarComesFirst == true)
    let larger = file.model.layer(named: "up")?.layer as? Resizing
    #expect(larger?.coordinates == .halfPixel)
  }

  @Test func `a file without a graph is refused`() {
    // A root table whose list of fields is empty.
    let bytes: [UInt8] = [12, 0, 0, 0] + Array("TFL3".utf8) + [4, 0, 4, 0, 4, 0, 0, 0]
    #expect(statedComplaint(bytes) == "it: this TensorFlow Lite file has no graph")
  }

  @Test("a file that is cut off is refused", arguments: ["classifier", "parts"])
  func cutOff(name: String) throws {
    let original = try statedBytes("TFLite/\(name).tflite")
    for count in stride(from: 8, to: original.count - 64, by: original.count / 300) {
      #expect(
        statedComplaint(Array(original.prefix(count)))
          == "it: this TensorFlow Lite file is damaged; was the download cut off?")
    }
  }

  @Test("damaged bytes are read or refused", arguments: ["classifier", "parts"])
  func damaged(name: String) throws {
    try openDamaged(try statedBytes("TFLite/\(name).tflite"), count: 400)
  }

  @Test func `tables that are one and the same are not read without end`() {
    // The root table at 20 says that its graphs are in the vector at 28.
    var bytes: [UInt8] = [20, 0, 0, 0] + Array("TFL3".utf8)
    bytes += [10, 0, 8, 0, 0, 0, 0, 0, 4, 0, 0, 0, 12, 0, 0, 0, 4, 0, 0, 0]
    func append(_ number: Int) {
      withUnsafeBytes(of: UInt32(number).littleEndian) { bytes += Array($0) }
    }
    // All its offsets lead to the table behind it, whose list of fields is the last offset.
    let count = 100_000
    append(count)
    for index in 0..<count { append(4 * (count - index)) }
    append(4)
    #expect(
      statedComplaint(bytes)
        == "it: this TensorFlow Lite file is damaged; was the download cut off?")
  }
}
