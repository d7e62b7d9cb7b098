import ModelDescription
import Tensors

/// The tensors of one layer, under Keras's or PyTorch's names, checked against the layer.
struct LayerWeights {
  /// The layer's name.
  let layer: String
  let file: any NamedTensors

  /// How the file names and orders the numbers.
  enum Convention {
    /// `conv1/kernel`, the output dimension last.
    case keras

    /// `conv1.weight`, the output dimension first.
    case pyTorch
  }

  let convention: Convention

  /// - Parameter names: all names in the file.
  init(layer: String, file: any NamedTensors, names: Set<String>) {
    self.layer = layer
    self.file = file
    let isPyTorch = ["weight", "bias", "running_mean", "value"].contains {
      names.contains("\(layer).\($0)")
    }
    convention = isPyTorch && !names.contains("\(layer)/kernel") ? .pyTorch : .keras
  }

  /// The kernel, in the shape that the file's convention wants.
  ///
  /// - Parameter name: what Keras calls it.
  func kernel(
    _ name: String = "kernel", keras: [Int], pyTorch: [Int]
  ) throws(ForwardPassError) -> NamedTensor {
    switch convention {
    case .keras: try tensor(name, keras)
    case .pyTorch: try tensor("weight", pyTorch)
    }
  }

  func bias(_ count: Int) throws(ForwardPassError) -> NamedTensor {
    try tensor("bias", [count])
  }

  /// One number for each channel, under Keras's name or PyTorch's.
  func perChannel(_ keras: String, _ pyTorch: String, count: Int) throws(ForwardPassError)
    -> NamedTensor
  {
    try tensor(keras, pyTorch, shape: [count])
  }

  /// A tensor under Keras's name or PyTorch's.
  func tensor(
    _ keras: String, _ pyTorch: String, shape: [Int]
  ) throws(ForwardPassError) -> NamedTensor {
    try tensor(convention == .keras ? keras : pyTorch, shape)
  }

  /// The numbers of a layer that is nothing else.
  func parameter(shape: [Int]) throws(ForwardPassError) -> NamedTensor {
    try tensor("value", shape)
  }

  private func tensor(_ name: String, _ shape: [Int]) throws(ForwardPassError) -> NamedTensor {
    let fullName = layer + (convention == .keras ? "/" : ".") + name
    let found: Tensor?
    do {
      found = try file.tensor(named: fullName)
    } catch {
      throw .unreadableTensor(fullName, source: file.source, reason: "\(error)")
    }
    guard let found else {
      throw .missingTensor(fullName, source: file.source, available: file.names)
    }
    let nameInFile = (file as? SequentialWeights)?.nameInFile(fullName) ?? fullName
    guard found.shape == shape else {
      throw .wrongShape(
        tensor: nameInFile, source: file.source, found: found.shape, wanted: shape)
    }
    return NamedTensor(name: nameInFile, source: file.source, tensor: found)
  }
}
