import ModelDescription
import Synchronization
import Tensors

/// Reproducible weights without a file: every program that follows the recipe makes the same ones.
///
/// Number i of a tensor is SplitMix64's i-th number from the seed FNV-1a(name), its upper 24 bits
/// as u in 0 ..< 1. Kernels are (2u − 1) · √(6 / fan-in), with fan-in the product of all dimensions
/// but the last (He et al. 2015); biases are (2u − 1) · 0.05. The name is `<layer>/kernel` or
/// `<layer>/bias`, for other seeds than 0 with `<seed>/` in front. Batch normalisation gets gamma
/// and variance 1, beta and mean 0.
public final class RandomWeights: NamedTensors {
  public let seed: UInt64
  public let names: [String]

  private let shapes: [String: [Int]]
  private let made = Mutex<[String: Tensor]>([:])

  /// Weights for all layers of a model. Each tensor is made when it is first asked for.
  public init(seed: UInt64, for model: Model) {
    self.seed = seed
    var names: [String] = []
    var shapes: [String: [Int]] = [:]
    for layer in model.layers {
      for weight in model.weights(of: layer) {
        let name = "\(layer.name)/\(weight.name)"
        names.append(name)
        shapes[name] = weight.shape
      }
    }
    self.names = names
    self.shapes = shapes
  }

  public var source: String { "random:\(seed)" }

  public func tensor(named name: String) -> Tensor? {
    guard let shape = shapes[name] else { return nil }
    if let tensor = made.withLock({ $0[name] }) { return tensor }
    let tensor = makeTensor(name, shape)
    made.withLock { $0[name] = tensor }
    return tensor
  }

  private func makeTensor(_ name: String, _ shape: [Int]) -> Tensor {
    switch name.split(separator: "/").last {
    case "gamma", "moving_variance":
      return Tensor(shape: shape, floats: [Float](repeating: 1, count: shape.reduce(1, *)))
    case "beta", "moving_mean":
      return Tensor(shape: shape, floats: [Float](repeating: 0, count: shape.reduce(1, *)))
    case "bias":
      return uniform(name, shape, bound: 0.05)
    default:
      let fanIn = shape.dropLast().reduce(1, *)
      return uniform(name, shape, bound: Float((6 / Double(max(fanIn, 1))).squareRoot()))
    }
  }

  private func uniform(_ name: String, _ shape: [Int], bound: Float) -> Tensor {
    let numbers = UniformNumbers(name: seed == 0 ? name : "\(seed)/\(name)")
    let count = shape.reduce(1, *)
    let floats = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        buffer[index] = (numbers[index] * 2 - 1) * bound
      }
      initialized = count
    }
    return Tensor(shape: shape, floats: floats)
  }
}

/// Numbers in 0 ..< 1 that follow from a name.
package struct UniformNumbers {
  private let start: UInt64

  package init(name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    start = hash
  }

  package subscript(index: Int) -> Float {
    var x = start &+ UInt64(truncatingIfNeeded: index &+ 1) &* 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    x ^= x >> 31
    return Float(x >> 40) * 0x1p-24
  }
}
