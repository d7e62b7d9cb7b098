import Tensors

/// Tensors in memory under their names.
public struct TensorList: NamedTensors {
  public let source: String
  public private(set) var names: [String] = []

  private var tensors: [String: Tensor] = [:]

  /// - Parameter source: what the tensors come from, for messages.
  public init(source: String) {
    self.source = source
  }

  /// Adds a tensor; one that has the name already gives way to it.
  public mutating func add(_ tensor: Tensor, named name: String) {
    if tensors.updateValue(tensor, forKey: name) == nil { names.append(name) }
  }

  public func tensor(named name: String) -> Tensor? { tensors[name] }
}
