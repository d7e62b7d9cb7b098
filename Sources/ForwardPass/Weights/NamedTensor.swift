import Tensors

/// A tensor and where it came from, for messages.
struct NamedTensor: Sendable {
  let name: String
  let source: String
  let tensor: Tensor

  /// Copies the numbers in the file's order.
  ///
  /// - Throws: `notFinite`.
  func write(to destination: UnsafeMutablePointer<Float>) throws(ForwardPassError) {
    let count = tensor.count
    tensor.copyFloats(to: UnsafeMutableBufferPointer(start: destination, count: count))
    var check = FiniteCheck()
    for index in 0..<count { check.see(destination[index]) }
    guard check.isFinite else { throw notFinite }
  }

  /// The numbers, all finite.
  func floats() throws(ForwardPassError) -> [Float] {
    let floats = tensor.floats()
    guard floats.allSatisfy(\.isFinite) else { throw notFinite }
    return floats
  }

  /// Looks through numbers of 32 bits.
  func checkFinite() throws(ForwardPassError) {
    let isFinite = tensor.withUnsafeBytes { bytes in
      var check = FiniteCheck()
      for number in bytes.bindMemory(to: Float.self) { check.see(number) }
      return check.isFinite
    }
    guard isFinite else { throw notFinite }
  }

  var notFinite: ForwardPassError { .notFinite(tensor: name, source: source) }
}
