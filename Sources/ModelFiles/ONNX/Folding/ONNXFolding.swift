#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What an operator gives for numbers that are known: chains of sizes that exporters write out
/// where a shape depends on another. `nil` where it cannot be told.
struct ONNXFolding {
  let node: ONNXNode

  /// The known inputs; `nil` for those that are left out.
  let inputs: [KnownValue?]

  func result() -> KnownValue? {
    switch node.operation {
    case "Add": joined { $0 + $1 }
    case "Sub": joined { $0 - $1 }
    case "Mul": joined { $0 * $1 }
    case "Div": divided()
    case "Mod": numbers { $1 == 0 ? .nan : $0 - ($0 / $1).rounded(.down) * $1 }
    case "Pow": numbers { pow($0, $1) }
    case "Max": numbers { max($0, $1) }
    case "Min": numbers { min($0, $1) }
    case "Equal": compared { $0 == $1 }
    case "Less": compared { $0 < $1 }
    case "LessOrEqual": compared { $0 <= $1 }
    case "Greater": compared { $0 > $1 }
    case "GreaterOrEqual": compared { $0 >= $1 }
    case "And": compared { $0 != 0 && $1 != 0 }
    case "Or": compared { $0 != 0 || $1 != 0 }
    case "Not": first?.map { $0.number.map { Quantity($0 == 0 ? 1 : 0) } }
    case "Where": chosen()
    case "Floor": rounded { $0.rounded(.down) }
    case "Ceil": rounded { $0.rounded(.up) }
    case "Round": rounded { $0.rounded(.toNearestOrEven) }
    case "Neg": first?.map { $0 * Quantity(-1) }
    case "Abs": first?.map { $0.number.map { Quantity(abs($0)) } }
    case "Sqrt": first?.map { $0.number.map { Quantity($0.squareRoot()) } }
    case "Reciprocal": first?.map { Quantity(1) / $0 }
    case "Cast": cast()
    case "Identity": first
    case "Range": range()
    case "ConstantOfShape": filled()
    default: arranged()
    }
  }

  /// Operators that move numbers but change none.
  private func arranged() -> KnownValue? {
    switch node.operation {
    case "Concat": concatenated()
    case "Gather": gathered()
    case "ScatterND": scattered()
    case "Slice": sliced()
    case "Squeeze": squeezed()
    case "Unsqueeze": unsqueezed()
    case "Reshape": reshaped()
    case "Flatten":
      first.flatMap { node.integer("axis") == 0 ? $0.reshaped([1, $0.elements.count]) : nil }
    case "Transpose": transposed()
    case "Expand": expanded()
    case "Tile": tiled()
    case "ReduceProd": reduced(Quantity(1)) { $0 * $1 }
    case "ReduceSum": reduced(Quantity(0)) { $0 + $1 }
    default: nil
    }
  }

  var first: KnownValue? { input(0) }

  func input(_ place: Int) -> KnownValue? {
    inputs.indices.contains(place) ? inputs[place] : nil
  }

  /// The whole numbers of an input, or of an attribute, as which older versions have them.
  func integers(_ place: Int, _ attribute: String) -> [Int]? {
    input(place)?.integers ?? node.integers(attribute)
  }

  private func joined(_ join: (Quantity, Quantity) -> Quantity?) -> KnownValue? {
    guard inputs.count == 2, let first, let second = input(1) else { return nil }
    return KnownValue.joined(first, second, join)
  }

  private func numbers(_ join: (Double, Double) -> Double) -> KnownValue? {
    joined { first, second in
      if let first = first.number, let second = second.number {
        return Quantity(join(first, second))
      }
      return nil
    }
  }

  private func compared(_ holds: (Double, Double) -> Bool) -> KnownValue? {
    numbers { holds($0, $1) ? 1 : 0 }
  }

  /// Whole numbers are divided without a rest, towards zero.
  private func divided() -> KnownValue? {
    guard inputs.count == 2, let first, let second = input(1) else { return nil }
    let areIntegers = first.isInteger && second.isInteger
    return KnownValue.joined(first, second) { first, second in
      let quotient = first / second
      return areIntegers ? quotient?.rounded { $0.rounded(.towardZero) } : quotient
    }
  }

  private func rounded(_ change: (Double) -> Double) -> KnownValue? {
    first?.map { $0.rounded(by: change) }
  }

  private func cast() -> KnownValue? {
    guard let first else { return nil }
    // ONNX's numbers for float, float16, double and bfloat16.
    guard let type = node.integer("to"), ![1, 10, 11, 16].contains(type) else {
      return first.map(isInteger: false) { $0 }
    }
    return first.map(isInteger: true) { $0.rounded { $0.rounded(.towardZero) } }
  }

  private func chosen() -> KnownValue? {
    guard inputs.count == 3, let first, let yes = input(1), let no = input(2),
      let shape = KnownValue.broadcast(first.shape, yes.shape).flatMap({
        KnownValue.broadcast($0, no.shape)
      }),
      let condition = first.stretched(to: shape), let left = yes.stretched(to: shape),
      let right = no.stretched(to: shape)
    else { return nil }
    return KnownValue(
      shape: shape, isInteger: yes.isInteger,
      elements: condition.elements.indices.map { place in
        guard let holds = condition.elements[place]?.number else { return nil }
        return holds != 0 ? left.elements[place] : right.elements[place]
      })
  }

  private func range() -> KnownValue? {
    guard inputs.count == 3, let start = first?.scalar?.number,
      let end = input(1)?.scalar?.number, let step = input(2)?.scalar?.number, step != 0
    else { return nil }
    let count = ((end - start) / step).rounded(.up)
    guard count >= 0, count <= Double(KnownValue.countLimit) else { return nil }
    return KnownValue(
      shape: [Int(count)], isInteger: first?.isInteger ?? false,
      elements: (0..<Int(count)).map { Quantity(start + Double($0) * step) })
  }

  private func filled() -> KnownValue? {
    guard let shape = first?.integers, let count = KnownValue.count(shape) else { return nil }
    let value = node.attributes["value"]?.tensor
    let number: Quantity?
    if let value {
      number = KnownValue(value)?.scalar
    } else {
      number = Quantity(0)
    }
    return KnownValue(
      shape: shape, isInteger: value?.isInteger ?? false,
      elements: [Quantity?](repeating: number, count: count))
  }
}
