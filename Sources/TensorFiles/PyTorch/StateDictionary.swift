/// The names and tensors of a state dictionary, found in what a pickle holds.
struct StateDictionary: Sendable {
  /// The names of the tensors, in the file's order, without the prefixes of wrappers.
  let names: [String]

  private let values: [String: PickleValue]

  /// Under which keys checkpoints keep the state dictionary, the surest first.
  private static let keys = ["state_dict", "model_state_dict", "model", "net", "ema"]

  /// What training on several devices and compiling put before every name.
  private static let prefixes = ["module.", "_orig_mod."]

  /// Finds the state dictionary at the top, or one level below.
  init(in value: PickleValue, _ heap: PickleHeap) throws(PyTorchError) {
    if case .object(let name) = value { throw .object(of: name) }
    let top = heap.entries(value) ?? []
    var found = top
    if !StateDictionary.hasTensors(top) {
      let nested = StateDictionary.keys.lazy.compactMap { key in
        top.last { $0.name == key }.flatMap { heap.entries($0.value) }
      }
      found = nested.first(where: StateDictionary.hasTensors) ?? []
    }
    guard !found.isEmpty else { throw StateDictionary.problem(top) }
    StateDictionary.stripPrefixes(&found)
    // A name that is set again has its last value.
    let values = Dictionary(found) { $1 }
    var isListed: Set<String> = []
    names = found.compactMap { entry in
      guard case .tensor = values[entry.name], isListed.insert(entry.name).inserted else {
        return nil
      }
      return entry.name
    }
    self.values = values
  }

  /// What stands under a name.
  subscript(name: String) -> PickleValue? { values[name] }

  private typealias Entry = (name: String, value: PickleValue)

  private static func hasTensors(_ entries: [Entry]) -> Bool {
    entries.contains { if case .tensor = $0.value { true } else { false } }
  }

  /// Why there is no state dictionary: a whole model stands in its place, or nothing.
  private static func problem(_ top: [Entry]) -> PyTorchError {
    for key in keys {
      if case .object(let name) = top.last(where: { $0.name == key })?.value {
        return .object(of: name)
      }
    }
    return .noTensors(keys: top.map(\.name))
  }

  /// Takes away prefixes that all names have: a few, since a name may be nothing but a million of
  /// them.
  private static func stripPrefixes(_ entries: inout [Entry]) {
    for _ in 0..<8 {
      guard
        let prefix = prefixes.first(where: { prefix in
          entries.allSatisfy { $0.name.hasPrefix(prefix) }
        })
      else { return }
      for index in entries.indices {
        entries[index].name.removeFirst(prefix.count)
      }
    }
  }
}
