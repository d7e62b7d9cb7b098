import COneDNN
import ModelDescription
import Tensors

/// The steps of a pass over the layers that are needed, and the buffers between them.
struct Plan {
  let batch: Int
  let purpose: CompiledModel.Purpose

  /// Whether gradients will go back through the steps: each function is a step of its own, and
  /// operations keep what their backward ones need.
  let isDifferentiable: Bool
  private let file: any NamedTensors
  private let names: Set<String>

  private(set) var buffers: [Buffer] = []
  private(set) var steps: [Step] = []
  private(set) var fillings: [WeightFilling] = []

  /// Weights that are used where they lie, whose numbers are still to be checked.
  private(set) var checks: [NamedTensor] = []

  /// Buffers of weights by what they hold, so that a layer which is applied twice has them once.
  private var weightBuffers: [String: [(layout: DataLayout, buffer: BufferIndex)]] = [:]

  init(
    batch: Int, purpose: CompiledModel.Purpose, file: any NamedTensors,
    isDifferentiable: Bool = false
  ) {
    self.batch = batch
    self.purpose = purpose
    self.isDifferentiable = isDifferentiable
    self.file = file
    names = Set(file.names)
  }

  /// The weights of a layer.
  func weights(of layer: String) -> LayerWeights {
    LayerWeights(layer: layer, file: file, names: names)
  }

  // MARK: Buffers

  mutating func addBuffer(_ origin: Buffer.Origin = .arena, byteCount: Int) -> BufferIndex {
    buffers.append(Buffer(origin: origin, byteCount: byteCount))
    return buffers.count - 1
  }

  /// A buffer for weights, filled once for each layer and layout.
  mutating func addWeights(
    _ key: String, layout: DataLayout, content: WeightContent
  ) -> BufferIndex {
    if let known = weights(key, layout: layout) { return known }
    let buffer = addBuffer(.weights, byteCount: layout.byteCount)
    fillings.append(WeightFilling(buffer: buffer, content: content))
    weightBuffers[key, default: []].append((layout, buffer))
    return buffer
  }

  private func weights(_ key: String, layout: DataLayout) -> BufferIndex? {
    weightBuffers[key]?.first { $0.layout.isSame(as: layout) }?.buffer
  }

  /// Weights in the file's own order: where they lie, if they are 32-bit numbers, or converted.
  mutating func addWeightsAsStored(
    _ stored: NamedTensor, layout: DataLayout
  ) -> BufferIndex {
    let isUsable = stored.tensor.withUnsafeBytes { bytes in
      stored.tensor.elementType == .float32
        && Int(bitPattern: bytes.baseAddress) % MemoryLayout<Float>.alignment == 0
    }
    guard isUsable else { return addWeights(stored.name, layout: layout, content: .copy(stored)) }
    if let known = weights(stored.name, layout: layout) { return known }
    let buffer = addBuffer(.file(stored.tensor), byteCount: layout.byteCount)
    weightBuffers[stored.name, default: []].append((layout, buffer))
    checks.append(stored)
    return buffer
  }

  // MARK: Steps

  /// Computed here: reads numbers and writes others.
  typealias Loop = @Sendable (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void

  mutating func addStep(
    _ action: Step.Action, _ parts: [(part: Operation.Part, buffer: BufferIndex)],
    derivative: Derivative? = nil
  ) {
    var parts = parts
    if case .operation(let operation) = action {
      if operation.scratchByteCount > 0 {
        parts.append((.scratch, addBuffer(byteCount: operation.scratchByteCount)))
      }
      if operation.workspaceByteCount > 0, !parts.contains(where: { $0.part == .workspace }) {
        parts.append((.workspace, addBuffer(byteCount: operation.workspaceByteCount)))
      }
    }
    for part in parts { buffers[part.buffer].touch(at: steps.count) }
    steps.append(Step(action: action, parts: parts, derivative: derivative))
  }

  /// Adds an operation of one source, and gives the value that it computes.
  ///
  /// - Parameter mayOverwrite: whether it computes each number from the one in the same place.
  mutating func add(
    _ operation: Operation, to source: PlannedValue, shape: [Int],
    with weights: [(part: Operation.Part, buffer: BufferIndex)] = [], mayOverwrite: Bool = false,
    derivative: Derivative? = nil
  ) throws(ForwardPassError) -> PlannedValue {
    let layout = try operation.destination()
    let buffer = addBuffer(byteCount: layout.byteCount)
    if mayOverwrite { buffers[buffer].predecessor = source.buffer }
    addStep(
      .operation(operation), [(.source, source.buffer), (.destination, buffer)] + weights,
      derivative: derivative)
    return PlannedValue(shape: shape, layout: layout, buffer: buffer)
  }

  /// Adds a loop of our own, which reads and writes plain layouts.
  mutating func addLoop(
    from source: PlannedValue, shape: [Int], layer: String, derivative: Derivative?,
    _ loop: @escaping Loop
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try inPlainLayout(source, layer: layer)
    let layout = try plainLayout(shape, layer: layer)
    let buffer = addBuffer(byteCount: layout.byteCount)
    addStep(
      .loop { loop($0[0], $1) }, [(.source, source.buffer), (.destination, buffer)],
      derivative: derivative)
    return PlannedValue(shape: shape, layout: layout, buffer: buffer)
  }

  // MARK: Layouts

  /// The value in another layout, copied if it is not in it already.
  mutating func inLayout(
    _ layout: DataLayout, _ value: PlannedValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    if value.layout.isSame(as: layout) { return value }
    let operation = try Operation(for: layer) {
      onednn_plan_reorder(value.layout.pointer, layout.pointer, $0)
    }
    var result = try add(operation, to: value, shape: value.shape, derivative: .sameNumbers)
    result.flattenedFrom = value.flattenedFrom
    return result
  }

  mutating func inPlainLayout(
    _ value: PlannedValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    try inLayout(try plainLayout(value.shape, layer: layer), value, layer: layer)
  }

  func plainLayout(_ shape: [Int], layer: String) throws(ForwardPassError) -> DataLayout {
    try require(DataLayout.plain(example: shape, batch: batch), layer: layer)
  }

  func chosenLayout(_ shape: [Int], layer: String) throws(ForwardPassError) -> DataLayout {
    try require(DataLayout.chosen(example: shape, batch: batch), layer: layer)
  }

  /// A layout that oneDNN may refuse for its size.
  func require(_ layout: DataLayout?, layer: String) throws(ForwardPassError) -> DataLayout {
    guard let layout else { throw .refused(layer) }
    return layout
  }

  // MARK: Results

  /// Makes a value one of those that the caller gets, and gives its buffer.
  mutating func handOut(
    _ value: PlannedValue, layer: String
  ) throws(ForwardPassError) -> BufferIndex {
    let plain = try inPlainLayout(value, layer: layer)
    switch buffers[plain.buffer].origin {
    case .arena:
      buffers[plain.buffer].origin = .output
      return plain.buffer
    case .output:
      return plain.buffer
    case .input, .weights, .file:
      let copy = try copied(plain, layer: layer)
      buffers[copy.buffer].origin = .output
      return copy.buffer
    }
  }

  /// The same value in a buffer of its own.
  mutating func copied(
    _ value: PlannedValue, layer: String
  ) throws(ForwardPassError) -> PlannedValue {
    let operation = try Operation(for: layer) {
      onednn_plan_reorder(value.layout.pointer, value.layout.pointer, $0)
    }
    var copy = try add(operation, to: value, shape: value.shape, derivative: .sameNumbers)
    copy.flattenedFrom = value.flattenedFrom
    return copy
  }
}
