import Tensors

/// Tensors that a test writes down.
struct TensorTable: NamedTensors {
  let source = "table"
  let tensors: [String: Tensor]

  init(_ tensors: [String: Tensor] = [:]) {
    self.tensors = tensors
  }

  var names: [String] { tensors.keys.sorted() }

  func tensor(named name: String) -> Tensor? { tensors[name] }
}

extension Tensor {
  /// A tensor whose numbers count up from `first`.
  static func counting(_ shape: [Int], from first: Float = 0) -> Tensor {
    Tensor(shape: shape, floats: (0..<shape.reduce(1, *)).map { first + Float($0) })
  }

  static func filled(_ shape: [Int], _ number: Float) -> Tensor {
    Tensor(shape: shape, floats: [Float](repeating: number, count: shape.reduce(1, *)))
  }
}
