/// Sums of products of two tensors' numbers that letters describe, `bhid,bhjd->bhij`: Einstein's
/// summation.
///
/// Each letter is a dimension, the same wherever it stands. The sums go along those dimensions that
/// the result lacks.
public struct Einsum: Layer {
  public static let className = "Einsum"
  public let identity = LayerIdentity()
  public var name: String?

  /// The letters of the first tensor's dimensions, the second's and the result's.
  public let first: [Character]
  public let second: [Character]
  public let result: [Character]

  /// The dimensions that both tensors have and the result lacks.
  public var summed: [Character] {
    first.filter { second.contains($0) && !result.contains($0) }
  }

  /// - Parameter equation: as NumPy has it; a result that is not stated has the letters that come
  ///   once, in their order.
  /// - Returns: `nil` where there are not two tensors, a tensor has a letter twice, one of them alone
  ///   is to be summed, or dots stand for dimensions.
  public init?(equation: String, name: String? = nil) {
    // Far more than any tensor has dimensions.
    guard equation.utf8.count <= 256 else { return nil }
    let sides = equation.filter { $0 != " " }.split(
      separator: "->", maxSplits: 1, omittingEmptySubsequences: false)
    let terms = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    guard terms.count == 2 else { return nil }
    let letters = terms.joined()
    let result =
      sides.count == 2
      ? Array(sides[1])
      : letters.filter { letter in letters.count { $0 == letter } == 1 }.sorted()
    let all = Set(letters)
    guard all.allSatisfy(\.isLetter), all.isSuperset(of: result),
      (terms + [result]).allSatisfy({ Set($0).count == $0.count }),
      all.symmetricDifference(result).allSatisfy({ terms[0].contains($0) && terms[1].contains($0) })
    else { return nil }
    (first, second, self.result) = (terms[0], terms[1], result)
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard inputs.count == 2 else {
      throw LayerProblem("wants two inputs but got \(inputs.count)")
    }
    var sizes: [Character: Int?] = [:]
    for (letters, input) in zip([first, second], inputs) {
      guard letters.count == input.dimensions.count else {
        throw LayerProblem("wants \(letters.count) dimensions but got \(input)")
      }
      for (letter, size) in zip(letters, input.dimensions) {
        let known = sizes[letter] ?? nil
        if let known, let size, known != size {
          throw LayerProblem("wants inputs that fit but got \(inputs[0]) and \(inputs[1])")
        }
        sizes[letter] = .some(known ?? size)
      }
    }
    let longer = first.count >= second.count ? inputs[0] : inputs[1]
    return longer.with(result.map { sizes[$0] ?? nil })
  }

  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? {
    guard let count = output.elementCount, let input = inputs.first else { return nil }
    let summed = summed
    var factors = [count]
    for (letter, size) in zip(first, input.dimensions) where summed.contains(letter) {
      guard let size else { return nil }
      factors.append(size)
    }
    return Limits.holds(factors) ? factors.reduce(1, *) : nil
  }
}
