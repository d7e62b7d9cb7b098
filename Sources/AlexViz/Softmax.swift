#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension [Float] {
  /// eˣ over the sum of all eˣ, for networks that end in logits.
  var softmax: [Float] {
    let largest = self.max() ?? 0
    let powers = map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
