import ModelDescription

/// Turns a model's calls into steps, one after the other, as far as the taps need them.
struct Planner {
  let model: Model
  var plan: Plan

  /// What each call gives, as far as they are planned.
  private(set) var values: [Int: PlannedValue] = [:]

  /// The call that each step belongs to.
  private(set) var stepCalls: [Int] = []

  /// The calls whose numbers are wanted before their own activation, which is a step of its own then.
  let callsBeforeActivation: Set<Int>

  /// What these give before it.
  private var valuesBeforeActivation: [Int: PlannedValue] = [:]

  /// The calls that cannot be run. Those that depend on them are not looked at.
  private(set) var problems: [Int: ForwardPassError] = [:]

  /// What reads each call's result: calls that are needed, and `nil` for whoever wants it handed
  /// out.
  private(set) var readers: [[Int?]]

  init(_ model: Model, plan: Plan, beforeActivation calls: Set<Int> = []) {
    self.model = model
    self.plan = plan
    callsBeforeActivation = calls
    readers = Array(repeating: [], count: model.calls.count)
  }

  /// Plans all that the calls need, and hands out their results.
  ///
  /// - Returns: the buffer of each result, in the order of `taps`; none for those behind `problems`.
  mutating func plan(taps: [Int]) throws(ForwardPassError) -> [BufferIndex] {
    try planValues(of: taps)
    return try handOut(taps)
  }

  /// Plans all that the calls need.
  mutating func planValues(of taps: [Int]) throws(ForwardPassError) {
    let needed = needed(for: taps)
    for tap in taps { readers[tap].append(nil) }
    for call in needed {
      for input in model.calls[call].inputs { readers[input].append(call) }
    }
    var covered: Set<Int> = []
    for call in needed
    where !covered.contains(call) && model.calls[call].inputs.allSatisfy({ values[$0] != nil }) {
      do {
        let (followers, calls) = try followers(of: call)
        let value = try value(of: call, followers)
        values[calls.last ?? call] = plan.isDifferentiable ? try apart(value, of: call) : value
        stepCalls += repeatElement(call, count: plan.steps.count - stepCalls.count)
        covered.formUnion(calls)
      } catch  where error.isOfLayer {
        problems[call] = error
      }
    }
  }

  /// Hands out what calls give, as far as it is planned.
  mutating func handOut(_ taps: [Int]) throws(ForwardPassError) -> [BufferIndex] {
    var buffers: [BufferIndex] = []
    for tap in taps {
      guard let value = valuesBeforeActivation[tap] ?? values[tap] else { continue }
      buffers.append(try plan.handOut(value, layer: name(of: tap)))
    }
    return buffers
  }

  /// The calls that the taps depend on, in the model's order.
  func needed(for taps: [Int]) -> [Int] {
    var isNeeded = [Bool](repeating: false, count: model.calls.count)
    for tap in taps { isNeeded[tap] = true }
    for call in model.calls.indices.reversed() where isNeeded[call] {
      for input in model.calls[call].inputs { isNeeded[input] = true }
    }
    return model.calls.indices.filter { isNeeded[$0] }
  }

  func name(of call: Int) -> String { model.layers[model.calls[call].layer].name }

  /// The shapes of one example of what calls give; feature maps are height × width × channels.
  static func shapes(
    of calls: [Int], in model: Model, batch: Int
  ) throws(ForwardPassError) -> [[Int]] {
    var shapes: [[Int]] = []
    for call in calls.map({ model.calls[$0] }) {
      let name = model.layers[call.layer].name
      shapes.append(try DeclaredShape(call.outputShape, batch: batch, layer: name).example)
    }
    return shapes
  }

  /// What a call gives, with its activation as a step of its own where the numbers before it are
  /// wanted.
  private mutating func value(
    of index: Int, _ followers: Followers
  ) throws(ForwardPassError) -> PlannedValue {
    let layer = model.layers[model.calls[index].layer].layer
    guard callsBeforeActivation.contains(index), let plain = layer.withoutActivation,
      let function = layer.activationFunction
    else { return try value(of: index, layer, followers) }
    let before = try value(of: index, plain, Followers())
    valuesBeforeActivation[index] = before
    return try plan.addActivation(
      function, to: before, Target(name: name(of: index), shape: before.shape))
  }

  private mutating func value(
    of index: Int, _ layer: any Layer, _ followers: Followers
  ) throws(ForwardPassError) -> PlannedValue {
    let call = model.calls[index]
    let name = name(of: index)
    // Said before its shape is asked for, which may be unknown.
    if layer is OpaqueLayer { throw .layerNotSupported(layer: name, className: layer.className) }
    let declared = try plan.declared(call.outputShape, layer: name)
    let general = GeneralTarget(name: name, shape: declared)
    let target = Target(name: name, shape: declared.example, followers: followers)
    if let number = model.inputs.firstIndex(of: index) {
      let layout = try plan.plainLayout(target.shape, layer: name)
      let buffer = plan.addBuffer(.input(number), byteCount: layout.byteCount)
      return PlannedValue(shape: target.shape, layout: layout, buffer: buffer)
    }
    let inputs = call.inputs.compactMap { values[$0] }
    guard let first = inputs.first else {
      return try plan.addGeneral(layer, to: [], call, general)
    }
    guard first.shape.count == 3 || !layer.isForMaps else {
      throw .layerNotSupported(
        layer: name, className: "\(layer.className) where the batch is mixed with others")
    }
    switch layer {
    case let layer as Conv2D: return try plan.add(layer, to: first, target)
    case let layer as Conv2DTranspose: return try plan.add(layer, to: first, target)
    case let layer as SeparableConv2D: return try plan.add(layer, to: first, target)
    case let layer as DepthwiseConv2D: return try plan.add(layer, to: first, target)
    case let layer as Dense where declared.isChannelsFirst:
      return try plan.addAlongColumns(layer, to: first, call.inputShapes, general, followers)
    case let layer as Dense: return try plan.add(layer, to: first, target)
    case let layer as MaxPooling2D:
      return try plan.addPool(.maximum, layer.window, to: first, target)
    case let layer as AveragePooling2D:
      let function = layer.countsPadding ? PoolFunction.averageWithPadding : .average
      return try plan.addPool(function, layer.window, to: first, target)
    case is GlobalMaxPooling2D: return try plan.addGlobalPool(.maximum, to: first, target)
    case is GlobalAveragePooling2D: return try plan.addGlobalPool(.average, to: first, target)
    case is AdaptiveAveragePooling2D: return try plan.addAdaptivePool(to: first, target)
    case let layer as LocalResponseNormalization: return try plan.add(layer, to: first, target)
    case let layer as BatchNormalization:
      return try plan.add(layer, to: first, shape: call.outputShape, target)
    case let layer as PReLU:
      return try plan.add(layer, to: first, shape: call.outputShape, target)
    case let layer as Activation:
      return try plan.addActivation(layer.activation, to: first, target)
    case let layer as ReLU where layer.numberFunctions == nil:
      return try plan.add(layer, to: first, target)
    case let layer as ZeroPadding2D: return try plan.add(layer, to: first, target)
    case let layer as Cropping2D: return try plan.add(layer, to: first, target)
    case let layer as UpSampling2D: return try plan.add(layer, to: first, target)
    case let layer as Flatten: return try plan.add(layer, to: first, target)
    case let layer as Concatenate where layer.joinsChannels(of: call.inputShapes, to: declared):
      return try plan.addConcatenation(of: inputs, target)
    case let layer where layer.numberFunctions != nil:
      return try plan.addFunctions(layer.numberFunctions ?? [], to: first, layer: name)
    case let layer: return try plan.addGeneral(layer, to: inputs, call, general)
    }
  }
}

extension Layer {
  /// Whether the layer works on feature maps only, whose first dimension is the batch.
  fileprivate var isForMaps: Bool {
    switch self {
    case is GlobalMaxPooling2D, is GlobalAveragePooling2D, is AdaptiveAveragePooling2D,
      is LocalResponseNormalization, is ZeroPadding2D, is Cropping2D, is UpSampling2D:
      true
    default: window != nil
    }
  }
}

/// The layer that is planned: its name, and the shape of one example of what it gives.
struct Target {
  let name: String
  let shape: [Int]
  var followers = Followers()
}
