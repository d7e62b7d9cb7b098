/// Takes a part of a tensor along some dimensions: `x[:, 1:, ::2]`.
public struct Slice: Layer {
  public static let className = "Slice"
  public let identity = LayerIdentity()
  public var name: String?
  public let cuts: [Cut]

  /// The class that the file states: `Slice`, `Split`, Keras's `GetItem`.
  public let className: String

  /// What is taken along one dimension.
  public struct Cut: Hashable, Sendable {
    /// The dimension, the batch counted, from the end if negative.
    public let axis: Int
    public let range: Range

    public enum Range: Hashable, Sendable {
      /// From a place up to, but not including, another, in steps; as in Python, `nil` is the end,
      /// negative places count from behind, and places beyond the ends are cut back to them.
      case places(from: Int?, to: Int?, step: Int)

      /// One place; the dimension vanishes.
      case one(Int)
    }

    public init(axis: Int, from start: Int?, to end: Int?, step: Int = 1) {
      self.axis = axis
      range = .places(from: start, to: end, step: step)
    }

    public init(axis: Int, at place: Int) {
      self.axis = axis
      range = .one(place)
    }
  }

  public init(_ cuts: [Cut], className: String = Slice.className, name: String? = nil) {
    self.cuts = cuts
    self.className = className
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    var sizes = input.dimensions
    var vanishing: Set<Int> = []
    for cut in cuts {
      let place = try input.place(of: cut.axis)
      switch cut.range {
      case .one(let index):
        if let size = sizes[place], !(-size..<size).contains(index) {
          throw LayerProblem("takes place \(index) of \(size) in its input \(input)")
        }
        vanishing.insert(place)
      case .places(let start, let end, let step):
        guard let size = sizes[place] else { continue }
        guard let taken = Slice.places(of: size, from: start, to: end, step: step),
          taken.count > 0
        else { throw LayerProblem("leaves nothing of dimension \(place) of its input \(input)") }
        sizes[place] = taken.count
      }
    }
    let kept = sizes.indices.filter { !vanishing.contains($0) }.map { sizes[$0] }
    return input.with(kept)
  }

  /// The first place and the number of places that a range takes of a dimension; `nil` for a step
  /// of 0.
  public static func places(
    of size: Int, from start: Int?, to end: Int?, step: Int
  ) -> (first: Int, count: Int)? {
    guard step != 0, step > Int.min else { return nil }
    func bounded(_ place: Int, _ lowest: Int, _ highest: Int) -> Int {
      let positive = place < 0 ? (place < -size ? lowest : place + size) : place
      return min(max(positive, lowest), highest)
    }
    if step > 0 {
      let first = start.map { bounded($0, 0, size) } ?? 0
      let last = end.map { bounded($0, 0, size) } ?? size
      return (first, last > first ? (last - first - 1) / step + 1 : 0)
    }
    let first = start.map { bounded($0, -1, size - 1) } ?? size - 1
    let last = end.map { bounded($0, -1, size - 1) } ?? -1
    return (first, first > last ? (first - last - 1) / -step + 1 : 0)
  }
}

/// Takes given places along one dimension, in a given order and arrangement.
public struct Gather: Layer {
  public static let className = "Gather"
  public let identity = LayerIdentity()
  public var name: String?

  /// The places, from the end if negative.
  public let places: [Int]

  /// The sizes of the dimensions in which the places are arranged, which stand for the one that
  /// they are taken from.
  public let arrangement: [Int]

  /// The dimension, the batch counted, from the end if negative.
  public let axis: Int

  /// - Parameter arrangement: as many places as there are; one row of them if `nil`.
  public init(places: [Int], arrangement: [Int]? = nil, axis: Int, name: String? = nil) {
    self.places = places
    self.arrangement = arrangement ?? [places.count]
    self.axis = axis
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    let axis = try input.place(of: axis)
    guard !places.isEmpty else { throw LayerProblem("takes no places of its input \(input)") }
    guard Limits.holds(arrangement), arrangement.reduce(1, *) == places.count else {
      throw LayerProblem("takes \(places.count) places in another number of them: \(arrangement)")
    }
    if let size = input.dimensions[axis],
      let wrong = places.first(where: { !(-size..<size).contains($0) })
    {
      throw LayerProblem("takes place \(wrong) of \(size) in its input \(input)")
    }
    var sizes = input.dimensions
    sizes.replaceSubrange(axis...axis, with: arrangement.map { $0 })
    return input.with(sizes)
  }
}
