import ModelDescription
import Tensors

extension Tensor {
  /// Maps, height × width × channels, in another size: in proportion between the centres of numbers,
  /// even beyond the outermost ones (PyTorch's `interpolate` with `mode="bilinear"`, without
  /// `align_corners`).
  package func resized(height: Int, width: Int) -> Tensor {
    var sizes = shape
    var numbers = floats()
    for (axis, result) in [height, width].enumerated() {
      let span = AxisSpan(sizes, along: axis..<axis + 1)
      let resampling = AxisResampling(
        from: sizes[axis], to: result, factor: Double(result) / Double(sizes[axis]), .bilinear,
        .halfPixel)
      sizes[axis] = result
      numbers = [Float](unsafeUninitializedCapacity: sizes.product) { new, count in
        count = sizes.product
        numbers.withUnsafeBufferPointer { old in
          guard let old = old.baseAddress, let new = new.baseAddress else { return }
          resampling.run(along: span, old, new)
        }
      }
    }
    return Tensor(shape: sizes, floats: numbers)
  }
}
