import TensorFiles
import Tensors
import Testing

@Suite("Caffe's weights")
struct CaffeWeightsTests {
  private typealias Build = CaffeModelBuilder

  private func weights(_ bytes: [UInt8]) throws -> CaffeWeights {
    try CaffeWeights(storage: storage(bytes), source: "x.caffemodel")
  }

  private func sentence(_ bytes: [UInt8], tensor: String? = nil) -> String {
    do {
      let file = try weights(bytes)
      if let tensor { _ = try file.tensor(named: tensor) }
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test("blobs are named after their layers and keep Caffe's order of dimensions")
  func convolution() throws {
    let numbers = (0..<12).map(Float.init)
    let file = try weights(
      Build.text(1, "net")
        + Build.layer("data", "Input", [])
        + Build.layer(
          "conv1", "Convolution",
          [Build.blob([2, 3, 1, 2], numbers), Build.blob([2], [0.5, -0.5])]))
    #expect(file.names == ["conv1.weight", "conv1.bias"])
    let kernel = try #require(try file.tensor(named: "conv1.weight"))
    #expect(kernel.shape == [2, 3, 1, 2])
    #expect(kernel.floats() == numbers)
    #expect(try file.tensor(named: "conv1.bias")?.floats() == [0.5, -0.5])
    #expect(try file.tensor(named: "data.weight") == nil)
  }

  @Test("the older form has four sizes for every blob, numbers one by one, and types by number")
  func olderForm() throws {
    let file = try weights(
      Build.oldLayer(
        "conv1", 4,
        [
          Build.oldBlob([1, 1, 1, 2], [3, 4]), Build.oldBlob([1, 1, 1, 1], [7]),
        ])
        + Build.oldLayer(
          "fc8", 14,
          [
            Build.oldBlob([1, 1, 2, 3], [1, 2, 3, 4, 5, 6]), Build.oldBlob([1, 1, 1, 2], [8, 9]),
          ]))
    #expect(try file.tensor(named: "conv1.weight")?.shape == [1, 1, 1, 2])
    #expect(try file.tensor(named: "conv1.bias")?.shape == [1])
    let matrix = try #require(try file.tensor(named: "fc8.weight"))
    #expect(matrix.shape == [2, 3])
    #expect(matrix.floats() == [1, 2, 3, 4, 5, 6])
    #expect(try file.tensor(named: "fc8.bias")?.floats() == [8, 9])
  }

  @Test("sums of batch normalisation are divided by their factor, and by nothing if it is 0")
  func batchNormalization() throws {
    func layer(_ name: String, factor: Float) -> [UInt8] {
      Build.layer(
        name, "BatchNorm",
        [Build.blob([2], [10, -4]), Build.blob([2], [2, 6]), Build.blob([1], [factor])])
    }
    let file = try weights(
      layer("bn1", factor: 4) + layer("bn2", factor: 0)
        + Build.layer("scale1", "Scale", [Build.blob([2], [3, 5]), Build.blob([2], [1, 2])])
        + Build.layer("bias1", "Bias", [Build.blob([2], [6, 7])]))
    #expect(
      file.names == [
        "bn1.running_mean", "bn1.running_var", "bn2.running_mean", "bn2.running_var",
        "scale1.weight", "scale1.bias", "bias1.bias",
      ])
    #expect(try file.tensor(named: "bn1.running_mean")?.floats() == [2.5, -1])
    #expect(try file.tensor(named: "bn1.running_var")?.floats() == [0.5, 1.5])
    #expect(try file.tensor(named: "bn2.running_mean")?.floats() == [0, 0])
    #expect(try file.tensor(named: "scale1.weight")?.floats() == [3, 5])
    #expect(try file.tensor(named: "bias1.bias")?.floats() == [6, 7])
  }

  @Test("a matrix that is stored transposed is turned")
  func transposed() throws {
    let file = try weights(
      Build.layer(
        "fc1", "InnerProduct", [Build.blob([3, 2], [1, 2, 3, 4, 5, 6])],
        settings: Build.block(117, Build.integer(1, 2) + Build.integer(6, 1))))
    let matrix = try #require(try file.tensor(named: "fc1.weight"))
    #expect(matrix.shape == [2, 3])
    #expect(matrix.floats() == [1, 3, 5, 2, 4, 6])
  }

  @Test("a transposed matrix without numbers is turned at once, however many columns it has")
  func transposedNothing() throws {
    let file = try weights(
      Build.layer(
        "fc", "InnerProduct", [Build.blob([0, 1 << 50], [])],
        settings: Build.block(117, Build.integer(6, 1))))
    #expect(try file.tensor(named: "fc.weight")?.shape == [1 << 50, 0])
  }

  @Test("numbers of double precision are read, packed or one by one")
  func doubles() throws {
    let packed = Build.block(7, Build.integer(1, 2)) + Build.block(8, doubleBytes([1.5, -2]))
    let single =
      Build.block(7, Build.integer(1, 1)) + Build.varint(8 << 3 | 1) + doubleBytes([0.25])
    let file = try weights(Build.layer("fc1", "InnerProduct", [packed, single]))
    #expect(try file.tensor(named: "fc1.weight")?.floats() == [1.5, -2])
    #expect(try file.tensor(named: "fc1.bias")?.floats() == [0.25])
  }

  private func doubleBytes(_ numbers: [Double]) -> [UInt8] {
    numbers.flatMap { littleEndian($0.bitPattern) }
  }

  @Test("a file is told by its content, whatever its name")
  func recognised() throws {
    let bytes = Build.text(1, "net") + Build.layer("a", "ReLU", [])
    try withFile(bytes) { path in
      let file = try openTensorFile(path)
      #expect(file is CaffeWeights)
    }
  }

  @Test("a file that is cut off is still told to be Caffe's")
  func cutOff() throws {
    let layer = Build.layer("a", "Scale", [Build.blob([9], [Float](repeating: 1, count: 9))])
    let bytes = Build.text(1, "net") + layer
    for length in [9, 20, bytes.count - 1] {
      #expect(
        throws: TensorFileError.caffe(
          file: "x", .notReadable("the field at byte 7 reaches beyond the end"))
      ) { try openTensorFile(storage(Array(bytes[..<length])), path: "x") }
    }
  }

  @Test("each fault has its sentence")
  func faults() {
    #expect(
      sentence(Build.layer("a", "Scale", [Build.blob([3], [1, 2])]), tensor: "a.weight")
        == "x.caffemodel: tensor 'a.weight' has the shape [3] but 2 numbers")
    #expect(
      sentence(Build.layer("a", "Scale", [Build.blob([1 << 40, 1 << 40], [])]), tensor: "a.weight")
        == "x.caffemodel: tensor 'a.weight' has the impossible shape [1099511627776, 1099511627776]"
    )
    let named = Build.layer("a", "Scale", [Build.blob([1], [1])])
    #expect(sentence(named + named) == "x.caffemodel: two layers named 'a' have weights")
    #expect(
      sentence(Build.block(2, Build.block(1, Build.text(1, "conv1"))))
        == "x.caffemodel: is of Caffe's oldest form, which is not read; bring it up to date with "
        + "Caffe's upgrade_net_proto_binary")
    #expect(
      sentence(Array(named.dropLast()))
        == "x.caffemodel: this Caffe model cannot be read: the field at byte 2 reaches beyond the "
        + "end; was the download cut off?")
  }

  @Test("no cut and no changed byte does harm")
  func hostile() {
    let bytes =
      Build.text(1, "net")
      + Build.layer(
        "conv1", "Convolution",
        [Build.blob([2, 1, 1, 2], [1, 2, 3, 4]), Build.blob([2], [1, 2])])
      + Build.layer(
        "bn1", "BatchNorm",
        [Build.blob([2], [10, -4]), Build.blob([2], [2, 6]), Build.blob([1], [4])])
      + Build.oldLayer("fc8", 14, [Build.oldBlob([1, 1, 2, 1], [1, 2])])
    func readAll(_ bytes: [UInt8]) {
      guard let file = try? weights(bytes) else { return }
      for name in file.names { _ = try? file.tensor(named: name)?.floats() }
    }
    for length in bytes.indices { readAll(Array(bytes[..<length])) }
    var random = RepeatableNumbers(state: 7)
    for _ in 0..<3000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      readAll(changed)
    }
  }
}
