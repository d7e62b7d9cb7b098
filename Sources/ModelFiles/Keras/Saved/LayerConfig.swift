import ModelDescription
import Spelling
import TensorFiles

/// The arguments with which Keras made a layer: `config` in its files. `null` counts as not there,
/// as do keys that no version of Keras writes.
struct LayerConfig {
  /// The layer's name, for messages.
  let layer: String

  let values: JSONValue

  /// What the file has under a key.
  subscript(key: String) -> JSONValue? {
    guard let value = values[key], !value.isNull else { return nil }
    return value
  }

  /// The value under the first of several keys that is there; Keras renamed some.
  private func value<Value>(
    _ keys: [String], _ wanted: String, _ read: (JSONValue) -> Value?
  ) throws(KerasProblem) -> Value? {
    for key in keys {
      guard let stored = self[key] else { continue }
      guard let value = read(stored) else { throw problem(key, wanted) }
      return value
    }
    return nil
  }

  func problem(_ key: String, _ wanted: String) -> KerasProblem {
    KerasProblem("has no \(wanted) as \(quoted(key)) of layer \(quoted(layer))")
  }

  private func required<Value>(
    _ key: String, _ wanted: String, _ value: Value?
  ) throws(KerasProblem) -> Value {
    guard let value else { throw problem(key, wanted) }
    return value
  }

  // MARK: - Single values

  func optionalInteger(_ keys: String...) throws(KerasProblem) -> Int? {
    try value(keys, "whole number", \.integer)
  }

  func integer(_ key: String, default standard: Int? = nil) throws(KerasProblem) -> Int {
    try required(key, "whole number", try optionalInteger(key) ?? standard)
  }

  /// A whole number of which there must be at least one: filters, units.
  func positiveInteger(_ key: String, default standard: Int? = nil) throws(KerasProblem) -> Int {
    let number = try integer(key, default: standard)
    try requirePositive(number, key)
    return number
  }

  private func requirePositive(_ number: Int, _ key: String) throws(KerasProblem) {
    guard number < 1 else { return }
    throw KerasProblem(
      "has \(number) as \(quoted(key)) of layer \(quoted(layer)), where at least 1 is wanted")
  }

  func optionalNumber(_ keys: String...) throws(KerasProblem) -> Double? {
    try value(keys, "number", \.number)
  }

  func number(_ key: String, default standard: Double? = nil) throws(KerasProblem) -> Double {
    try required(key, "number", try optionalNumber(key) ?? standard)
  }

  func flag(_ key: String, default standard: Bool) throws(KerasProblem) -> Bool {
    try value([key], "true or false", \.boolean) ?? standard
  }

  func optionalText(_ key: String) throws(KerasProblem) -> String? {
    try value([key], "text", \.string)
  }

  // MARK: - Lists

  /// Whole numbers, of which a single one may stand without a list.
  func optionalIntegers(_ keys: String...) throws(KerasProblem) -> [Int]? {
    try value(keys, "whole numbers", \.integers)
  }

  func integers(_ key: String) throws(KerasProblem) -> [Int] {
    try required(key, "whole numbers", try optionalIntegers(key))
  }

  /// One number for each of `count` directions; one that stands alone is for all.
  func optionalIntegers(_ key: String, count: Int) throws(KerasProblem) -> [Int]? {
    guard let numbers = try optionalIntegers(key) else { return nil }
    if numbers.count == 1, let number = numbers.first {
      return [Int](repeating: number, count: count)
    }
    guard numbers.count == count else { throw problem(key, "\(count) whole numbers") }
    return numbers
  }

  func optionalPair(_ key: String) throws(KerasProblem) -> (Int, Int)? {
    try optionalIntegers(key, count: 2).map { ($0[0], $0[1]) }
  }

  func pair(_ key: String, default standard: Int? = nil) throws(KerasProblem) -> (Int, Int) {
    try required(key, "pair of whole numbers", try optionalPair(key) ?? standard.map { ($0, $0) })
  }

  /// Two whole numbers of at least 1: the size of a window, strides.
  func optionalPositivePair(_ key: String) throws(KerasProblem) -> (Int, Int)? {
    guard let pair = try optionalPair(key) else { return nil }
    try requirePositive(pair.0, key)
    try requirePositive(pair.1, key)
    return pair
  }

  func positivePair(
    _ key: String, default standard: Int? = nil
  ) throws(KerasProblem) -> (Int, Int) {
    try required(
      key, "pair of whole numbers", try optionalPositivePair(key) ?? standard.map { ($0, $0) })
  }

  /// Numbers of any depth of lists, flattened.
  func optionalNumbers(_ key: String) throws(KerasProblem) -> [Double]? {
    try value([key], "numbers", \.flattenedNumbers)
  }

  /// A shape, in which open sizes are `null`.
  func optionalSizes(_ key: String) throws(KerasProblem) -> [Int?]? {
    try value([key], "shape", \.openSizes)
  }
}

extension JSONValue {
  /// Whole numbers, of which a single one may stand without a list.
  var integers: [Int]? {
    if let integer { return [integer] }
    guard let elements else { return nil }
    let integers = elements.compactMap(\.integer)
    return integers.count == elements.count ? integers : nil
  }

  /// The sizes of a shape, in which open ones are `null`.
  var openSizes: [Int?]? {
    guard let elements else { return nil }
    var sizes: [Int?] = []
    for element in elements {
      guard element.isNull || element.integer != nil else { return nil }
      sizes.append(element.integer)
    }
    return sizes
  }

  /// All numbers in lists of lists.
  var flattenedNumbers: [Double]? {
    if let number { return [number] }
    guard let elements else { return nil }
    var numbers: [Double] = []
    for element in elements {
      guard let inner = element.flattenedNumbers else { return nil }
      numbers += inner
    }
    return numbers
  }
}
