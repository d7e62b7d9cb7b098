import COneDNN
import ModelDescription
import Tensors

extension Plan {
  mutating func add(
    _ layer: Reduce, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let axes = try input.shape.places(of: layer.axes, layer: target.name)
    let tensor = try along(
      axes.isEmpty ? Array(input.shape.sizes.indices) : axes, of: input, layer: target.name)
    let (span, count) = (tensor.span, tensor.span.outer * tensor.span.inner)
    guard count == target.shape.sizes.product else { throw .refused(target.name) }
    let reduction = Reduction(operation: layer.operation, span: span)
    let buffer = addLoop(
      over: [tensor.buffer], count: count,
      derivative: reduction.transposed.map { .linear(transposed: $0) }
    ) { reduction.run($0[0], $1) }
    return try planned(buffer, as: target.shape, layer: target.name)
  }

  /// Softmax along any dimension.
  mutating func addSoftmax(
    along axis: Int, to input: GeneralValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let axis = try input.shape.place(of: axis, layer: target.name)
    let tensor = try along([axis], of: input, layer: target.name)
    let sizes = [tensor.span.outer, tensor.span.count, tensor.span.inner]
    let layout = try require(
      DataLayout(sizes: sizes, strides: sizes.rowMajorStrides), layer: target.name)
    let operation = try Operation(for: target.name) {
      onednn_plan_softmax(layout.pointer, 1, false, $0)
    }
    let buffer = addBuffer(byteCount: layout.byteCount)
    addStep(
      .operation(operation), [(.source, tensor.buffer), (.destination, buffer)],
      derivative: .softmax(isLogarithm: false))
    return try planned(buffer, like: tensor, target)
  }
}
