import Foundation
import ModelDescription
import Tensors

@testable import ModelFiles

/// The path of a sample in `Data`.
func statedPath(_ name: String) -> String {
  packageFolder.appendingPathComponent("Tests/ModelFilesTests/Data/\(name)").path
}

func statedBytes(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: statedPath(name))))
}

/// Opens bytes as if they were a file's.
func openStated(_ bytes: [UInt8]) throws(ModelFileError) -> ModelFile {
  try openModelFile(
    TensorStorage(byteCount: bytes.count) { $0.copyBytes(from: bytes) }, path: "it")
}

/// The sentence that wrong bytes give.
func statedComplaint(_ bytes: [UInt8]) -> String {
  do throws(ModelFileError) {
    _ = try openStated(bytes)
    return "no error"
  } catch {
    return error.description
  }
}

/// Each layer's name, class, output shape and number of weights.
func lines(_ model: Model) -> [String] {
  model.layers.map { layer in
    let call = model.calls[layer.calls[0]]
    let count = layer.layer.weights(for: call.inputShapes).map(\.count).reduce(0, +)
    return "\(layer.name) \(layer.className) \(call.outputShape) \(count)"
  }
}

/// Opens a file again and again with other bytes at a few places, which look random and are the
/// same each time; what is read has to be complete.
func openDamaged(_ original: [UInt8], count: Int) throws {
  var numbers = DamageNumbers(state: UInt64(original.count))
  for _ in 0..<count {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &numbers) {
      let place = Int.random(in: bytes.indices, using: &numbers)
      bytes[place] =
        [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &numbers)]
        .randomElement(using: &numbers) ?? 0
    }
    guard let file = try? openStated(bytes) else { continue }
    _ = file.model.layerNumbers()
  }
}

/// SplitMix64 (Steele et al. 2014).
private struct DamageNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
