import Tensors

/// The shapes of a file's tensors by name: all that tells one network from another.
struct TensorShapes {
  /// The names in the file's order.
  let names: [String]

  private let shapes: [String: [Int]]

  /// Looks at all tensors but the counters of batches, which no result depends on.
  init(_ tensors: any NamedTensors) throws {
    var (names, shapes) = ([String](), [String: [Int]]())
    for name in tensors.names where !name.hasSuffix("num_batches_tracked") {
      guard let shape = try TensorShapes.shape(of: name, in: tensors) else { continue }
      names.append(name)
      shapes[name] = shape
    }
    self.names = names
    self.shapes = shapes
  }

  /// What the outline says, without a look at the numbers; the tensor itself is asked where the
  /// outline states a type that is not read, or more bytes than any file has.
  private static func shape(
    of name: String, in tensors: any NamedTensors
  ) throws -> [Int]? {
    guard let outline = try tensors.outline(of: name) else { return nil }
    if ElementType(rawValue: outline.type) != nil, let bytes = outline.byteCount, bytes < 1 << 40 {
      return outline.shape
    }
    return try tensors.tensor(named: name)?.shape
  }

  /// The shape of a tensor; `nil` if there is none of that name.
  subscript(name: String) -> [Int]? { shapes[name] }

  func holds(_ name: String) -> Bool { shapes[name] != nil }

  /// The sizes of a convolution's kernel: output channels, input channels of one group, height,
  /// width.
  func kernel(_ name: String) throws(StateDictProblem) -> Kernel {
    let sizes = try sizes(of: name, count: 4)
    return Kernel(filters: sizes[0], inputs: sizes[1], height: sizes[2])
  }

  /// The units of a dense layer.
  func units(_ name: String) throws(StateDictProblem) -> Int {
    try sizes(of: name, count: 2)[0]
  }

  /// How many of the names that `name` gives for 0, 1, 2 … are there without a gap.
  func count(_ name: (Int) -> String) -> Int {
    var count = 0
    while holds(name(count)) { count += 1 }
    return count
  }

  private func sizes(of name: String, count: Int) throws(StateDictProblem) -> [Int] {
    guard let shape = shapes[name] else { throw .missing(name) }
    guard shape.count == count else { throw .wrongRank(name, found: shape, wanted: count) }
    // No such size is a layer's; the bound keeps what follows from sizes from overflowing.
    guard shape.allSatisfy({ (1...1 << 24).contains($0) }) else {
      throw .impossibleSize(name, found: shape)
    }
    return shape
  }

  /// What a convolution's weights tell of it.
  struct Kernel {
    let filters: Int

    /// The input channels of one group.
    let inputs: Int
    let height: Int
  }
}
