import Canvas
import Tensors

/// A tensor as a page holds it: numbers of 16 bits as text, each to be multiplied by `scale`.
///
/// The scale is the power of two that brings the largest number between 2¹⁴ and 2¹⁵. So no number is
/// too large, and small ones keep as many digits as can be.
struct EncodedTensor: Sendable {
  let shape: [Int]
  let scale: Float

  /// The numbers in base64, little-endian, row by row.
  let text: [UInt8]

  init(_ tensor: Tensor) {
    let numbers = tensor.floats()
    let largest: Float = numbers.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    // The exponent of the smallest numbers would leave no power of two to divide by.
    let exponent = largest > 0 ? max(largest.exponent, -100) - 14 : 0
    let factor = Float(sign: .plus, exponent: -exponent, significand: 1)
    let halves = numbers.map { halfBits(of: $0 * factor).littleEndian }
    shape = tensor.shape
    scale = Float(sign: .plus, exponent: exponent, significand: 1)
    text = halves.withUnsafeBytes { base64($0) }
  }

  /// What the page's description says of it.
  var description: PageObject {
    var object = PageObject()
    object.set("shape", shape)
    object.set("scale", Double(scale))
    return object
  }
}
