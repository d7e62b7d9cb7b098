import COneDNN

extension Plan {
  /// The sum of tensors of one shape, number by number.
  mutating func addSum(
    of inputs: [PlannedValue], _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    guard var sum = inputs.first else { throw .refused(target.name) }
    for input in inputs.dropFirst() {
      let next = try inLayout(sum.layout, input, layer: target.name)
      let operation = try Operation(for: target.name) {
        onednn_plan_pair(
          ONEDNN_ADD, sum.layout.pointer, next.layout.pointer, sum.layout.pointer, $0)
      }
      sum = try add(
        operation, to: sum, shape: target.shape, with: [(.secondSource, next.buffer)])
    }
    return sum
  }

  /// Tensors one behind the other along the channels or units.
  mutating func addConcatenation(
    of inputs: [PlannedValue], _ target: Target
  ) throws(ForwardPassError) -> PlannedValue {
    var plain: [PlannedValue] = []
    for input in inputs { plain.append(try inPlainLayout(input, layer: target.name)) }
    let layout = try plainLayout(target.shape, layer: target.name)
    let pointers: [OpaquePointer] = plain.map(\.layout.pointer)
    let operation = try Operation(for: target.name) {
      onednn_plan_concatenation(Int32(pointers.count), pointers, 1, layout.pointer, $0)
    }
    let buffer = addBuffer(byteCount: layout.byteCount)
    addStep(
      .operation(operation),
      plain.enumerated().map { (.joined($0.offset), $0.element.buffer) } + [(.destination, buffer)])
    return PlannedValue(shape: target.shape, layout: layout, buffer: buffer)
  }
}
