import ModelDescription
import Tensors

extension LayerOperation {
  func convolution(groups: Int, adding tensors: inout [Tensor]) -> PageObject? {
    guard var object = windowed("convolution") else { return nil }
    object.set("groups", groups)
    addKernel(to: &object, adding: &tensors) {
      [$0.outputStride, $0.inputStride, $0.rowStride, $0.columnStride]
    }
    return object
  }

  /// Each channel by itself, then a sum over them.
  func separableConvolution(
    _ layer: SeparableConv2D, adding tensors: inout [Tensor]
  ) -> PageObject? {
    guard var object = windowed("separableConvolution"),
      let depthwise = weights.kernel("depthwise_kernel", of: self.layer)
    else { return nil }
    let pointwise = addKernel("pointwise_kernel", to: &object, adding: &tensors) {
      [$0.outputStride, $0.inputStride]
    }
    guard pointwise != nil else { return object }
    object.set("multiplier", layer.depthMultiplier)
    object.set(
      "depthwiseStrides", [depthwise.outputStride, depthwise.rowStride, depthwise.columnStride])
    object.set("depthwise", tensors.add(depthwise.tensor))
    return object
  }

  /// Padding is what is cut off the output.
  func transposedConvolution(groups: Int, adding tensors: inout [Tensor]) -> PageObject? {
    guard var object = windowed("transposedConvolution") else { return nil }
    object.set("groups", groups)
    addKernel(to: &object, adding: &tensors) {
      [$0.outputStride, $0.inputStride, $0.rowStride, $0.columnStride]
    }
    return object
  }

  func pooling(_ function: String, countsPadding: Bool = false) -> PageObject? {
    guard var object = windowed("pooling") else { return nil }
    object.set("function", function)
    object.set("countsPadding", countsPadding)
    return object
  }

  /// An operation with a window that slides over maps; padding is top, bottom, left, right.
  private func windowed(_ kind: String) -> PageObject? {
    guard let window = layer.layer.window, let maps = call.inputShapes.first?.featureMaps else {
      return nil
    }
    let rows = window.margins(of: maps.height, along: .height)
    let columns = window.margins(of: maps.width, along: .width)
    return operation(
      kind,
      [
        ("kernel", window.size.pair), ("strides", window.strides.pair),
        ("dilation", window.dilationRate.pair),
        ("padding", [rows.before, rows.after, columns.before, columns.after]),
      ])
  }
}
