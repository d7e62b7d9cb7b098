/// A tensor that a file holds, or that follows from such tensors and from shapes alone.
struct FileConstant: Sendable {
  let name: String

  /// `nil` where a size is open, or where there are more numbers than can be counted.
  let shape: [Int]?

  /// Whether the numbers were found by training, as far as their type tells.
  let isLearned: Bool

  /// The numbers themselves, where they are few and known.
  var numbers: Numbers?

  enum Numbers: Sendable {
    case integers([Int])
    case floats([Double])
  }

  /// More numbers than this are not looked at.
  static let maximumCount = 1024

  var integers: [Int]? {
    if case .integers(let integers)? = numbers { integers } else { nil }
  }

  /// The only number.
  var scalar: Double? {
    switch numbers {
    case .integers(let integers): integers.count == 1 ? Double(integers[0]) : nil
    case .floats(let floats): floats.count == 1 ? floats[0] : nil
    case nil: nil
    }
  }

  /// The number of elements; `nil` where the shape is not known.
  var count: Int? { shape.map { $0.reduce(1, *) } }
}

extension FileConstant {
  /// The sizes that a file states, as far as they can be counted: negative ones are open. `nil`
  /// where they make more numbers than any network has.
  static func sizes(_ stated: [Int]) -> [Int?]? {
    var product = 1
    for size in stated where size > 0 {
      guard size <= 1 << 30 else { return nil }
      product *= size
      guard product <= 1 << 32 else { return nil }
    }
    return stated.map { $0 < 0 ? nil : $0 }
  }
}
