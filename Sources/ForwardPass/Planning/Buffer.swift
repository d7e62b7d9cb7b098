import Tensors

/// A piece of memory that steps read and write, before it has a place.
struct Buffer {
  enum Origin {
    /// What the caller hands in; the number counts the model's inputs.
    case input(Int)

    /// Memory that lives as long as the compiled model; buffers share it over time.
    case arena

    /// What the caller gets.
    case output

    /// Weights in the order that an operation wants.
    case weights

    /// Weights that are used where they lie in the file.
    case file(Tensor)
  }

  var origin: Origin
  let byteCount: Int

  /// The first and the last step that touch it.
  var life: ClosedRange<Int>?

  /// A buffer of the same size whose numbers the first step may overwrite with this one's, if that
  /// is the last one to read them.
  var predecessor: BufferIndex?

  mutating func touch(at step: Int) {
    guard let life else {
      self.life = step...step
      return
    }
    self.life = min(life.lowerBound, step)...max(life.upperBound, step)
  }
}

/// The place of a buffer among all of a plan.
typealias BufferIndex = Int

/// What a layer gives: where the numbers are and how they lie there.
struct PlannedValue {
  /// The shape of one example: height × width × channels, or units.
  let shape: [Int]
  let layout: DataLayout
  let buffer: BufferIndex

  /// The shape of the feature maps of which this is the flattened row.
  var flattenedFrom: [Int]?

  /// The channels of maps, or the units.
  var channels: Int { shape.last ?? 1 }
}
