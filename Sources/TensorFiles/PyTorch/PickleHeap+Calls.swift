/// The few calls in pickles of PyTorch whose results are known without making them.
extension PickleHeap {
  /// What a call of a function or class gives.
  mutating func call(_ callee: PickleValue, with arguments: PickleValue) -> PickleValue {
    guard case .name(let name) = callee else { return .other }
    let arguments = items(arguments) ?? []
    let result: PickleValue? =
      switch name {
      case "collections.OrderedDict": arguments.first ?? dictionary()
      case "torch.Size": arguments.first
      case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state":
        arguments.first
      case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2":
        tensor(arguments, type: nil)
      case "torch._utils._rebuild_tensor_v3":
        arguments.count > 6 ? tensor(arguments, type: arguments[6]) : nil
      default: nil
      }
    return result ?? .object(of: name)
  }

  /// A tensor of storage, offset, shape and strides; the type is the storage's unless it is given.
  private mutating func tensor(_ arguments: [PickleValue], type: PickleValue?) -> PickleValue? {
    guard arguments.count >= 4, case .storage(let number) = arguments[0],
      case .integer(let offset) = arguments[1], let shape = sizes(arguments[2]),
      let strides = sizes(arguments[3])
    else { return nil }
    let storage = storages[number]
    var typeName = storage.typeName
    if let type {
      guard case .name(let name) = type else { return nil }
      typeName = name
    }
    return tensor(
      PyTorchTensor(
        storage: storage, typeName: typeName, offset: offset, shape: shape, strides: strides))
  }

  /// What a persistent id names: a storage ('storage', class, key, device, count), or in early
  /// versions a class ('module', class, file, source). Those versions added a sixth item for views
  /// to a storage's, which is `None` where there is no view.
  mutating func object(withPersistentID id: PickleValue) -> PickleValue {
    guard let items = items(id), case .text(let kind) = items.first else { return .other }
    if kind == "module", items.count > 1 { return items[1] }
    guard kind == "storage", items.count >= 5, case .name(let typeName) = items[1],
      case .text(let key) = items[2], case .integer(let count) = items[4]
    else { return .other }
    if items.count > 5 {
      guard case .nothing = items[5] else { return .other }
    }
    return storage(PyTorchStorage(key: key, typeName: typeName, count: count))
  }
}
