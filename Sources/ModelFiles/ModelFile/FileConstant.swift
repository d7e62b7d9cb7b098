/// A tensor that a file holds, or that follows from such tensors and from shapes alone.
struct FileConstant: Sendable {
  let name: String

  /// `nil` where a size is open, or where there are more numbers than can be counted.
  let shape: [Int]?

  /// Whether the numbers were found by training, as far as their type and shape tell: single
  /// numbers are settings.
  let isLearned: Bool

  /// The numbers themselves, where they are known: few whole ones, or a single fraction.
  let numbers: Numbers?

  /// - Parameter mayBeLearned: whether the type of the numbers is one that weights have.
  init(name: String, shape: [Int]?, mayBeLearned: Bool, numbers: Numbers? = nil) {
    self.name = name
    self.shape = shape
    isLearned = mayBeLearned && shape?.isEmpty != true
    self.numbers = numbers
  }

  enum Numbers: Sendable {
    case integers([Int])
    case float(Double)
  }

  /// More whole numbers than this are not looked at.
  static let maximumCount = 256

  var integers: [Int]? {
    if case .integers(let integers)? = numbers { integers } else { nil }
  }

  /// The only number.
  var scalar: Double? {
    switch numbers {
    case .integers(let integers): integers.count == 1 ? Double(integers[0]) : nil
    case .float(let number): number
    case nil: nil
    }
  }
}

extension FileConstant {
  /// No tensor has more dimensions; NumPy allows 64.
  private static let maximumRank = 64

  /// The sizes that a file states, as far as they can be counted: negative ones are open. `nil`
  /// where there are more of them, or they make more numbers, than any network has.
  static func sizes(_ stated: [Int]) -> [Int?]? {
    guard stated.count <= maximumRank else { return nil }
    var product = 1
    for size in stated where size > 0 {
      guard size <= 1 << 30 else { return nil }
      product *= size
      guard product <= 1 << 32 else { return nil }
    }
    return stated.map { $0 < 0 ? nil : $0 }
  }
}
