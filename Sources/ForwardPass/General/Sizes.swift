extension Collection<Int> {
  /// How many numbers a tensor of these sizes has.
  var product: Int { reduce(1, *) }
}

extension [Int] {
  /// The sizes that two tensors have together when each is repeated to fit the other, as NumPy
  /// does it. Whether they fit is not looked at.
  func broadcast(with other: [Int]) -> [Int] {
    let rank = Swift.max(count, other.count)
    func stretched(_ sizes: [Int]) -> [Int] {
      [Int](repeating: 1, count: rank - sizes.count) + sizes
    }
    return zip(stretched(self), stretched(other)).map(Swift.max)
  }
}
