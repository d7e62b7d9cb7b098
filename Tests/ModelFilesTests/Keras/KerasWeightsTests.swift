import ModelDescription
import ModelFiles
import TensorFiles
import Testing

@Suite("Weights in Keras's files")
struct KerasWeightsTests {
  private func shared(_ name: String) -> String {
    packageFolder.appendingPathComponent("Tests/TensorFilesTests/Data/\(name)").path
  }

  /// Requires that every weight of the description is in the file, with its shape.
  private func checkWeights(of file: ModelFile) throws {
    let weights = try #require(file.weights)
    for layer in file.model.layers {
      for weight in file.model.weights(of: layer) {
        let name = layer.name + "/" + weight.name
        #expect(weights.names.contains(name))
        #expect(try weights.tensor(named: name)?.shape == weight.shape, "\(name)")
      }
    }
  }

  @Test(
    "an archive and a whole model in HDF5 have description and weights",
    arguments: ["narrow.keras", "narrow.h5", "residual.keras", "residual.h5"])
  func whole(name: String) throws {
    let file = try openModelFile(shared(name))
    #expect(file.warnings.isEmpty && file.format == "Keras 3")
    try checkWeights(of: file)
  }

  @Test func `the weights are the same in every form`() throws {
    let expected = try openTensorFile(shared("narrow.safetensors"))
    for form in ["narrow.keras", "narrow.h5"] {
      let weights = try #require(try openModelFile(shared(form)).weights)
      #expect(Set(weights.names) == Set(expected.names))
      for name in expected.names {
        let numbers = try weights.tensor(named: name)?.floats()
        #expect(numbers == (try expected.tensor(named: name)?.floats()), "\(name)")
      }
    }
  }

  @Test(
    "weights of models in the model are named after both",
    arguments: ["nested.keras", "nested.h5", "nested-unnamed.keras"])
  func nested(name: String) throws {
    let file = try openModelFile(kerasPath(name))
    try checkWeights(of: file)
    let weights = try #require(file.weights)
    #expect(try weights.tensor(named: "backbone/c1/kernel")?.shape == [3, 3, 3, 4])
    #expect(try weights.tensor(named: "head/d/bias")?.shape == [3])
    let others = try #require(try openModelFile(kerasPath("nested.keras")).weights)
    for name in ["backbone/c1/kernel", "mid/kernel", "head/d/kernel"] {
      let numbers = try weights.tensor(named: name)?.floats()
      #expect(numbers == (try others.tensor(named: name)?.floats()))
    }
  }

  @Test func `weights without a network are no model file`() throws {
    let path = shared("narrow.weights.h5")
    #expect(throws: ModelFileError.self) { try openModelFile(path) }
  }

  @Test func `the checksum of an archive is looked at when numbers are wanted`() throws {
    var bytes = try kerasBytes("nested.keras")
    let kernel = try #require(
      try openModelFile(kerasPath("nested.keras")).weights?.tensor(named: "mid/kernel"))
    // The kernel's numbers lie in the archive as they are.
    let start = try #require(kernel.withUnsafeBytes { bytes.firstRange(of: Array($0)) })
    bytes[start.lowerBound] ^= 1
    let file = try openKeras(bytes)
    #expect(file.model.layers.count == 4)
    #expect(throws: TensorFileError.self) { try file.weights?.tensor(named: "mid/bias") }
  }
}
