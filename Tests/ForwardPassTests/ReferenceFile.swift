import TensorFiles
import Tensors

/// Activations that other programs computed; see `Data/README.md`.
enum ReferenceFile {
  static func open(_ name: String, from test: String = #filePath) throws -> SafetensorsFile {
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return try SafetensorsFile(path: folder.joined(separator: "/") + "/Data/\(name).safetensors")
  }
}

/// The largest distance of two tensors' numbers, as a share of the largest number wanted.
func relativeError(_ found: Tensor, _ wanted: Tensor) -> Float {
  guard found.shape == wanted.shape else { return .infinity }
  let (found, wanted) = (found.floats(), wanted.floats())
  let largest = wanted.map(\.magnitude).max() ?? 0
  let distance = zip(found, wanted).map { ($0 - $1).magnitude }.max() ?? 0
  guard found.allSatisfy(\.isFinite) else { return .infinity }
  return largest == 0 ? distance : distance / largest
}
