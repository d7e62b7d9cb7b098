import TensorFiles
import Tensors
import Testing

@Suite("HDF5 files")
struct HDF5Tests {
  private let counting = (0..<24).map(Float.init)

  private func tensor(_ name: String, in file: String) throws -> Tensor {
    try #require(try HDF5File(path: testFile(file)).tensor(named: name))
  }

  // MARK: - Keras's files

  @Test(
    "Keras's samples give the same tensors as their twin in safetensors",
    arguments: ["narrow.h5", "narrow.weights.h5", "narrow.keras"])
  func twins(name: String) throws {
    let file = try openTensorFile(testFile(name))
    let twin = try SafetensorsFile(path: testFile("narrow.safetensors"))
    #expect(file is HDF5File)
    #expect(file.names.count == 16)
    #expect(Set(file.names) == Set(twin.names))
    for name in twin.names {
      let (first, second) = (try file.tensor(named: name), try twin.tensor(named: name))
      #expect(first?.shape == second?.shape)
      #expect(first?.floats() == second?.floats())
    }
    #expect(try file.tensor(named: "conv9/kernel") == nil)
  }

  @Test("counted weights get the names that Keras lists in its older format")
  func namesOfCountedWeights() throws {
    let counted = try openTensorFile(testFile("residual.keras"))
    let listed = try openTensorFile(testFile("residual.h5"))
    #expect(Set(counted.names) == Set(listed.names))
    for name in [
      "stem_bn/gamma", "stem_bn/moving_variance", "dw/kernel", "deconv/bias",
      "sep/depthwise_kernel", "sep/pointwise_kernel",
    ] {
      #expect(listed.names.contains(name))
    }
    for name in listed.names {
      let (first, second) = (try counted.tensor(named: name), try listed.tensor(named: name))
      #expect(first?.shape == second?.shape)
      #expect(first?.floats() == second?.floats())
    }
  }

  @Test("the lists of Keras 2 are read")
  func keras2() throws {
    let file = try HDF5File(path: testFile("keras2.h5"))
    #expect(
      file.names == [
        "conv1/kernel", "conv1/bias", "block1/conv/kernel", "dw/kernel", "dw/bias",
        "sep/depthwise_kernel", "sep/pointwise_kernel", "inner/a/kernel", "inner/b/kernel",
        "mha/query/kernel", "mha/key/kernel",
      ])
    for (number, name) in file.names.enumerated() {
      #expect(try file.tensor(named: name)?.floats() == [Float(number)])
    }
  }

  @Test("weights that are only counted are named after their layer's class and shapes")
  func variables() throws {
    let file = try HDF5File(path: testFile("variables.weights.h5"))
    let expected =
      [
        "bn/beta", "bn/moving_mean", "bn/moving_variance",
        "batch_normalization_1/moving_mean", "batch_normalization_1/moving_variance",
        "sep/depthwise_kernel", "sep/pointwise_kernel", "sep/bias", "inner/fc/kernel",
        "inner/fc/bias", "mha/query/kernel", "mha/query/bias",
      ] + (0..<12).map { "odd/\($0)" }
    #expect(Set(file.names) == Set(expected))
    for (number, name) in expected.enumerated() {
      #expect(try file.tensor(named: name)?.floats().first == Float(number))
    }
    // Only the description tells which of the two the layer has.
    #expect(try file.tensor(named: "bn/gamma")?.floats().first == 0)
  }

  // MARK: - Forms

  @Test(
    "every type gives the same numbers",
    arguments: [
      "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16",
      "bfloat16", "float32", "float64",
    ])
  func types(name: String) throws {
    let tensor = try tensor("types/" + name, in: "forms.h5")
    #expect(tensor.elementType == ElementType(rawValue: name))
    #expect(tensor.shape == [2, 3, 4])
    #expect(tensor.floats() == counting)
  }

  @Test(
    "chunks are put together, whatever was done to them",
    arguments: ["plain", "deflated", "shuffled", "checksum", "all"])
  func chunks(name: String) throws {
    let tensor = try tensor("chunks/" + name, in: "forms.h5")
    #expect(tensor.shape == [2, 3, 4])
    #expect(tensor.floats() == counting)
  }

  @Test("compact, single, absent and many numbers are read")
  func others() throws {
    #expect(try tensor("others/compact", in: "forms.h5").floats() == counting)
    #expect(try tensor("others/scalar", in: "forms.h5").floats() == [2.5])
    #expect(try tensor("others/scalar", in: "forms.h5").shape == [])
    #expect(try tensor("others/empty", in: "forms.h5").shape == [0, 3])
    #expect(try tensor("many", in: "forms.h5").floats() == (0..<200).map(Float.init))
  }

  @Test("newer superblocks and groups are read", arguments: ["superblock2.h5", "superblock3.h5"])
  func newer(name: String) throws {
    #expect(try HDF5File(path: testFile(name)).names == ["conv1/kernel", "conv1/bias"])
    #expect(try tensor("conv1/bias", in: name).floats() == counting)
  }

  // MARK: - What is not read

  @Test(
    "elements and filters that are not read are named",
    arguments: [
      ("big-endian", "has big-endian numbers as elements; only plain numbers are read"),
      ("complex", "has records as elements; only plain numbers are read"),
      ("bool", "has enumerated values as elements; only plain numbers are read"),
      ("text", "has texts as elements; only plain numbers are read"),
      ("lzf", "uses filters of number 32000, which are not read"),
    ])
  func refused(name: String, expected: String) throws {
    let file = try HDF5File(storage: storage(testBytes("forms.h5")), source: "it")
    let error = try #require(throws: TensorFileError.self) {
      try file.tensor(named: "refused/" + name)
    }
    #expect(error.description == "it: tensor 'refused/\(name)': " + expected)
  }

  /// The sentence that opening such a file ends with.
  private func sentence(_ bytes: [UInt8]) -> String {
    do {
      _ = try HDF5File(storage: storage(bytes), source: "it")
      return "no error"
    } catch {
      return String("\(error)".dropFirst("it: ".count))
    }
  }

  @Test(
    "links out of the file and round in circles are refused",
    arguments: [
      ("links.h5", "uses soft or external links, which are not read"),
      ("external.h5", "uses soft or external links, which are not read"),
      ("cycle.h5", "has the group 'outer' in more than one place, which is not read"),
      ("dense.h5", "uses groups in the dense form of HDF5 1.8, which are not read"),
    ])
  func links(name: String, expected: String) throws {
    #expect(try sentence(testBytes(name)) == expected)
  }

  @Test("a download that was cut off is said to end early")
  func cutOff() throws {
    let bytes = try testBytes("narrow.h5")
    #expect(
      sentence(Array(bytes[0..<5000]))
        == "the file ends early, after 5000 of 134088 bytes; was the download cut off?")
    #expect(sentence(Array(bytes[0..<8])) == "is not an HDF5 file")
  }

  @Test("a Keras archive without its weights is told")
  func archiveWithoutWeights() throws {
    let archive = ZipBuilder(entries: [
      .init(name: "metadata.json", contents: []), .init(name: "config.json", contents: []),
    ])
    try withFile(archive.bytes()) { path in
      #expect(
        throws: TensorFileError.hdf5(file: path, tensor: nil, .missing(path: "model.weights.h5"))
      ) { try openTensorFile(path) }
    }
  }

  @Test("a damaged chunk is found by its checksum")
  func checksum() throws {
    var bytes = try testBytes("forms.h5")
    // The first chunk, wherever it stands as it is.
    let chunk = [0, 1, 2, 4, 5, 6, 12, 13, 14, 16, 17, 18].flatMap { (number: Int) in
      littleEndian(Float(number).bitPattern)
    }
    let places = bytes.indices.filter { bytes[$0...].starts(with: chunk) }
    try #require(!places.isEmpty)
    for place in places { bytes[place + 4] ^= 1 }
    let file = try HDF5File(storage: storage(bytes), source: "it")
    let error = try #require(throws: TensorFileError.self) {
      try file.tensor(named: "chunks/checksum")
    }
    #expect(error.description.contains("cannot be unpacked"))
  }

  @Test(
    "changed and missing bytes never crash",
    arguments: ["forms.h5", "keras2.h5", "superblock3.h5", "variables.weights.h5"])
  func changedBytes(name: String) throws {
    let original = try testBytes(name)
    // Bytes that are not zero tell more, so most changes are made there.
    let places = original.indices.filter { original[$0] != 0 }
    var random = RepeatableNumbers(state: 3)
    for round in 0..<(original.count > 40_000 ? 60 : 180) {
      var bytes = original
      for _ in 0..<(1 + round % 4) {
        let place = places[Int.random(in: 0..<places.count, using: &random)]
        bytes[round % 3 == 0 ? min(place + 1, bytes.count - 1) : place] =
          UInt8.random(in: 0...255, using: &random)
      }
      if round % 9 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
      guard let file = try? HDF5File(storage: storage(bytes), source: "it") else { continue }
      for name in file.names { _ = try? file.tensor(named: name)?.floats() }
    }
  }
}
