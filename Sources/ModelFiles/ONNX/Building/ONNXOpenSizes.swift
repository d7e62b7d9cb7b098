import ModelDescription

/// The open sizes of a graph. Each has a number, by which equal ones are known.
struct ONNXOpenSizes {
  private var named: [String: Quantity] = [:]
  private var count = 0

  /// An open size that equals no other.
  mutating func next() -> Quantity {
    count += 1
    return Quantity(symbol: count)
  }

  /// The sizes that a file states; open ones of one name are equal.
  mutating func quantities(of sizes: [ONNXValueInfo.Size]) -> [Quantity?] {
    sizes.map { size in
      switch size {
      case .number(let number): return Quantity(number)
      case .open: return next()
      case .named(let name):
        if let known = named[name] { return known }
        let made = next()
        named[name] = made
        return made
      }
    }
  }

  /// The sizes that a shape has, with open ones as they are given or as new open sizes.
  mutating func completed(_ sizes: [Quantity?], by shape: Shape) -> [Quantity?] {
    shape.dimensions.enumerated().map { place, size in
      if let size { return Quantity(size) }
      if sizes.indices.contains(place), let open = sizes[place], open.number == nil { return open }
      return next()
    }
  }
}
