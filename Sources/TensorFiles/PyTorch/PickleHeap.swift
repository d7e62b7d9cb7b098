/// What the values of a pickle refer to by number.
struct PickleHeap: Sendable {
  /// A key of a dictionary and its value.
  typealias Pair = (key: PickleValue, value: PickleValue)

  /// The most dimensions that a tensor may have.
  static let rankLimit = 8

  private(set) var sequences: [[PickleValue]] = []
  private(set) var dictionaries: [[Pair]] = []
  private(set) var storages: [PyTorchStorage] = []
  private(set) var tensors: [PyTorchTensor] = []

  mutating func sequence(_ items: [PickleValue]) -> PickleValue {
    sequences.append(items)
    return .sequence(sequences.count - 1)
  }

  /// A new dictionary without entries.
  mutating func dictionary() -> PickleValue {
    dictionaries.append([])
    return .dictionary(dictionaries.count - 1)
  }

  mutating func storage(_ storage: PyTorchStorage) -> PickleValue {
    storages.append(storage)
    return .storage(storages.count - 1)
  }

  mutating func tensor(_ tensor: PyTorchTensor) -> PickleValue {
    tensors.append(tensor)
    return .tensor(tensors.count - 1)
  }

  mutating func append(_ items: [PickleValue], to sequence: Int) {
    sequences[sequence].append(contentsOf: items)
  }

  mutating func set(_ pairs: [Pair], in dictionary: Int) {
    dictionaries[dictionary].append(contentsOf: pairs)
  }

  /// The items of a tuple or list; `nil` for another value.
  func items(_ value: PickleValue) -> [PickleValue]? {
    if case .sequence(let number) = value { sequences[number] } else { nil }
  }

  /// The sizes in a tuple of whole numbers; `nil` for another value.
  func sizes(_ value: PickleValue) -> [Int]? {
    guard let items = items(value), items.count <= PickleHeap.rankLimit else { return nil }
    let sizes = items.compactMap { if case .integer(let size) = $0 { size } else { nil } }
    return sizes.count == items.count ? sizes : nil
  }

  /// The entries of a dictionary whose keys are texts, in the order in which they were set; `nil`
  /// for another value. Python 2 wrote an ordered dictionary as a list of pairs.
  func entries(_ value: PickleValue) -> [(name: String, value: PickleValue)]? {
    let pairs: [Pair]
    switch value {
    case .dictionary(let number): pairs = dictionaries[number]
    case .sequence(let number):
      pairs = sequences[number].compactMap { pair in
        if let pair = items(pair), pair.count == 2 { (pair[0], pair[1]) } else { nil }
      }
    default: return nil
    }
    return pairs.compactMap { pair in
      if case .text(let name) = pair.key { (name, pair.value) } else { nil }
    }
  }
}
