import Foundation
import Tensors

/// Tensors of zeros with given shapes, which take no memory until somebody looks at them.
struct ShapesOnly: NamedTensors {
  let source = "shapes"
  var names: [String]
  var shapes: [String: [Int]]

  init(_ tensors: [(name: String, shape: [Int])]) {
    names = tensors.map(\.name)
    shapes = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.shape) })
  }

  func tensor(named name: String) -> Tensor? {
    shapes[name].flatMap { Tensor(shape: $0, elementType: .int8, storage: ShapesOnly.zeros) }
  }

  /// Takes away tensors.
  mutating func remove(where isRemoved: (String) -> Bool) {
    names.removeAll(where: isRemoved)
    shapes = shapes.filter { !isRemoved($0.key) }
  }

  mutating func set(_ name: String, _ shape: [Int]) {
    if shapes.updateValue(shape, forKey: name) == nil { names.append(name) }
  }

  private static let zeros: TensorStorage = {
    let size = 256 << 20
    let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0)
    guard let memory, memory != MAP_FAILED else { return TensorStorage(byteCount: size) { _ in } }
    return TensorStorage(base: memory, byteCount: size) { munmap($0, size) }
  }()
}

/// What torchvision 0.29 says of one of its networks: `torchvision.json` has each module's tensors,
/// those of batch normalisations as their number of channels.
struct TorchvisionNetwork {
  /// How many numbers training changes, without auxiliary heads.
  let parameters: Int

  let tensors: ShapesOnly

  init(_ name: String) throws {
    let networks = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(filePath: stateDictData("torchvision.json"))))
    guard var modules = (networks as? [String: [String: Any]])?[name],
      let parameters = modules.removeValue(forKey: "parameters") as? Int
    else { throw CocoaError(.fileReadCorruptFile) }
    var tensors: [(name: String, shape: [Int])] = []
    for (module, content) in modules.sorted(by: { $0.key < $1.key }) {
      if let channels = content as? Int {
        for name in ["weight", "bias", "running_mean", "running_var"] {
          tensors.append(("\(module).\(name)", [channels]))
        }
        tensors.append(("\(module).num_batches_tracked", []))
      }
      for (name, shape) in content as? [String: [Int]] ?? [:] {
        tensors.append(("\(module).\(name)", shape))
      }
    }
    self.parameters = parameters
    self.tensors = ShapesOnly(tensors)
  }
}

/// The path of a file in `Data/StateDict`.
func stateDictData(_ name: String, from test: String = #filePath) -> String {
  let folders = test.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
  return folders.joined(separator: "/") + "/Data/StateDict/" + name
}
