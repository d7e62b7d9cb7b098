import COneDNN
import ModelDescription

extension Plan {
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
      plain.enumerated().map { (.joined($0.offset), $0.element.buffer) } + [(.destination, buffer)],
      derivative: .joining(
        runs: inputs.map(\.channels), count: target.shape.dropLast().reduce(batch, *)))
    return PlannedValue(shape: target.shape, layout: layout, buffer: buffer)
  }
}

extension Concatenate {
  /// Whether oneDNN joins such tensors: few enough, and along what is quickest in memory.
  func joinsChannels(of inputs: [Shape], to result: DeclaredShape) -> Bool {
    guard let first = inputs.first, inputs.count <= Int(ONEDNN_MAX_INPUTS),
      inputs.allSatisfy({ $0.dataFormat == first.dataFormat }), let axis = try? place(for: first)
    else { return false }
    return axis == first.channelAxis && axis > 0
      && (result.isChannelsFirst || first.dataFormat == .channelsLast)
  }
}
