/// Which rows (or columns) of the picture each place of a feature map sees, padding counted as if
/// the maps went on beyond their edges.
///
/// Strides and enlarging layers make this a pattern that repeats: place i + n, n the length of the
/// pattern, sees what place i sees, `step` pixels further on. Without enlarging layers n is 1. In
/// an autoencoder that halves the maps three times and doubles them again n is 8.
///
/// Coordinates are `Double`: whole numbers, exact as far as pictures go, that never overflow.
struct FieldsAlongAxis {
  /// The first and the last pixel that one number depends on.
  struct Span {
    var low: Double
    var high: Double
  }

  /// What the places from 0 on see; `nil` where a place sees nothing, as between the kernels of a
  /// transposed convolution whose stride is the larger.
  private let spans: [Span?]

  /// By how many pixels the pattern moves from one repetition to the next.
  private let step: Double

  /// Longer patterns are replaced by an even one that encloses them.
  private static let longestPattern = 1024

  /// A bound beyond all pictures.
  static let farthest = 0x1p40

  private init(_ spans: [Span?], step: Double) {
    self.spans = spans
    self.step = min(step, FieldsAlongAxis.farthest)
  }

  /// Each place sees its own pixel.
  static let pixels = FieldsAlongAxis([Span(low: 0, high: 0)], step: 1)

  /// By how many pixels the field moves from one place to the next, on average.
  var stride: Double { step / Double(spans.count) }

  /// What a place sees, which may lie beyond the edges of the maps.
  subscript(place: Int) -> Span? {
    let index = modulo(place, spans.count)
    guard let span = spans[index] else { return nil }
    let shift = Double((place - index) / spans.count) * step
    return Span(low: span.low + shift, high: span.high + shift)
  }

  /// The fields of the first `size` places, as many of them as can differ in size; of the whole
  /// pattern if the size is open.
  func distinct(upTo size: Int?) -> [Span?] {
    Array(spans.prefix(size ?? spans.count))
  }
}

// MARK: What layers do

extension FieldsAlongAxis {
  /// After a window over `input` rows: place i sees what the places i · stride − padding,
  /// `dilation` apart, see together.
  func sliding(_ window: Window, along axis: Axis, over input: Int) -> FieldsAlongAxis {
    let before = window.margins(of: input, along: axis).before
    let stride = window.strides[axis]
    let count = spans.count / greatestCommonDivisor(spans.count, stride)
    return FieldsAlongAxis(
      (0..<count).map { place in
        union(
          from: place * stride - before, count: window.size[axis],
          apart: window.dilationRate[axis])
      },
      step: step * Double(count * stride / spans.count))
  }

  /// After an enlarging layer that spreads each number of `input` rows over a kernel k, s apart:
  /// place i, counted before anything is cut off, reads the places ⌈(i − k + 1) / s⌉ to ⌊i / s⌋.
  func spread(_ window: Window, along axis: Axis, over input: Int) -> FieldsAlongAxis {
    let (kernel, stride) = (window.reach(along: axis), window.strides[axis])
    let cut = window.margins(of: input, along: axis).before
    guard spans.count * stride <= FieldsAlongAxis.longestPattern else {
      return spreadEvenly(kernel: kernel, stride: stride, cut: cut)
    }
    return FieldsAlongAxis(
      (0..<spans.count * stride).map { place in
        let last = floorQuotient(place + cut, stride)
        let beforeFirst = floorQuotient(place + cut - kernel, stride)
        return union(from: beforeFirst + 1, count: last - beforeFirst)
      },
      step: step)
  }

  /// An even pattern that encloses `spread`.
  private func spreadEvenly(kernel: Int, stride: Int, cut: Int) -> FieldsAlongAxis {
    let even = evened
    let step = even.step / Double(stride)
    let span = even.spans.first.flatMap(\.self).map {
      Span(low: $0.low + Double(cut - kernel + 1) * step, high: $0.high + Double(cut) * step)
    }
    return FieldsAlongAxis([span], step: step)
  }

  /// Where the maps begin some places further in.
  func moved(by places: Int) -> FieldsAlongAxis {
    FieldsAlongAxis(spans.indices.map { self[$0 + places] }, step: step)
  }

  /// Where each number reads all of `input` rows.
  func covering(_ input: Int) -> FieldsAlongAxis {
    FieldsAlongAxis([union(from: 0, count: input)], step: stride)
  }

  /// Where numbers of two branches meet. Branches that move on at different paces have no common
  /// pattern; what is told then holds for the first place.
  func joined(with other: FieldsAlongAxis) -> FieldsAlongAxis {
    let (mine, others) = (spans.count, other.spans.count)
    let count = mine / greatestCommonDivisor(mine, others) * others
    guard step * Double(others) == other.step * Double(mine),
      count <= FieldsAlongAxis.longestPattern
    else {
      let (even, otherEven) = (evened, other.evened)
      return FieldsAlongAxis(
        [FieldsAlongAxis.union(even[0], otherEven[0])], step: max(even.step, otherEven.step))
    }
    return FieldsAlongAxis(
      (0..<count).map { FieldsAlongAxis.union(self[$0], other[$0]) },
      step: step * Double(count / mine))
  }

  /// A pattern of length 1 that encloses this one.
  private var evened: FieldsAlongAxis {
    let fields = spans.enumerated().map { place, span in
      span.map {
        Span(low: $0.low - Double(place) * stride, high: $0.high - Double(place) * stride)
      }
    }
    return FieldsAlongAxis([fields.reduce(nil, FieldsAlongAxis.union)], step: stride)
  }

  /// What some places, evenly apart, see together. The lowest pixel is seen by one of the first,
  /// the highest by one of the last, since the pattern only moves on.
  private func union(from first: Int, count: Int, apart distance: Int = 1) -> Span? {
    let several = min(count, spans.count)
    let ends = Array(0..<several) + Array(max(several, count - several)..<count)
    return ends.map { self[first + $0 * distance] }.reduce(nil, FieldsAlongAxis.union)
  }

  private static func union(_ one: Span?, _ other: Span?) -> Span? {
    guard let one, let other else { return one ?? other }
    return Span(low: min(one.low, other.low), high: max(one.high, other.high))
  }
}

// MARK: Whole numbers

/// ⌊number / divisor⌋, below zero too.
private func floorQuotient(_ number: Int, _ divisor: Int) -> Int {
  (number - modulo(number, divisor)) / divisor
}

/// The remainder from 0 on, below zero too.
private func modulo(_ number: Int, _ divisor: Int) -> Int {
  let remainder = number % divisor
  return remainder < 0 ? remainder + divisor : remainder
}

private func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
  other == 0 ? one : greatestCommonDivisor(other, one % other)
}
