/// The result of applying a layer: a place in the graph, with a shape but no numbers.
///
/// A tensor of a wrong model carries its first error, which `Model` reports.
public struct SymbolicTensor: Sendable {
  /// The application that gives this tensor.
  let call: Call

  /// The shape; `nil` when the model is wrong at this layer or before it.
  public var shape: Shape? { call.outputShape }

  /// The layer that gives this tensor.
  package var layer: any Layer { call.layer }

  /// What another layer gives of the same inputs.
  package func given(by layer: any Layer) -> SymbolicTensor { layer(call.inputs) }

  /// The arrays that the layer holds which gives this tensor; none where the model is wrong.
  package var weights: [Weight] { shape == nil ? [] : layer.weights(for: call.inputShapes) }

  /// What is wrong with the very layer that gives this tensor; `nil` if the fault lies before it.
  package var problem: LayerProblem? { call.problem }
}

/// One application of a layer to tensors.
final class Call: Sendable {
  let layer: any Layer

  /// Never changed before the call itself is released.
  nonisolated(unsafe) private(set) var inputs: [SymbolicTensor]

  /// The shapes of the inputs: none is known where one is not, since nothing that the layer would
  /// compute from the others has been checked.
  let inputShapes: [Shape]
  let outputShape: Shape?

  /// What is wrong with this very application; errors of its inputs stay with them.
  let problem: LayerProblem?

  init(_ layer: any Layer, to inputs: [SymbolicTensor]) {
    self.layer = layer
    self.inputs = inputs
    let shapes = inputs.compactMap(\.shape)
    inputShapes = shapes.allSatisfy(\.isKnown) ? shapes : shapes.map { _ in .unknown }
    guard shapes.count == inputs.count else {
      outputShape = nil
      problem = nil
      return
    }
    do throws(LayerProblem) {
      outputShape = try Call.checkedShape(of: layer, for: inputShapes)
      problem = nil
    } catch {
      outputShape = nil
      problem = error
    }
  }

  /// Releases what only this call holds, one after the other: chains may be too long for doing it
  /// one inside the other.
  deinit {
    var pending = inputs.map(\.call)
    inputs = []
    while var call = pending.popLast() {
      guard isKnownUniquelyReferenced(&call) else { continue }
      pending += call.inputs.map(\.call)
      call.inputs = []
    }
  }

  /// The output's shape, if it and all that is counted stay within what a number can hold.
  private static func checkedShape(
    of layer: any Layer, for inputs: [Shape]
  ) throws(LayerProblem) -> Shape {
    let shape: Shape
    // The shape of an opaque layer does not depend on what comes in, but is checked all the same.
    if layer is OpaqueLayer || inputs.allSatisfy(\.isKnown) {
      shape = try layer.outputShape(for: inputs)
    } else {
      try checkAlone(layer)
      shape = .unknown
    }
    let weights = layer.weights(for: inputs)
    if let batch = shape.dimensions.first ?? nil, !(0...Limits.size).contains(batch) {
      throw LayerProblem("would have \(batch) examples, which is more than can be counted")
    }
    let counts = [shape.example.map { $0 ?? 1 }] + weights.map(\.shape)
    for sizes in counts where !Limits.holds(sizes) {
      let text = sizes.map(String.init).joined(separator: " × ")
      throw LayerProblem("would have \(text) numbers, which is more than can be counted")
    }
    let uses = (weights.map(\.count).max() ?? 0).multipliedReportingOverflow(
      by: shape.elementCount ?? 1)
    guard !uses.overflow, uses.partialValue <= 1 << 56 else {
      throw LayerProblem("would take more multiplications than can be counted")
    }
    return shape
  }

  /// Checks what a layer states by itself, where the shape that it reads is not known: texts and
  /// counts divide and multiply by it.
  private static func checkAlone(_ layer: any Layer) throws(LayerProblem) {
    try layer.window?.check()
    switch layer {
    case let layer as Conv2D: try positive(layer.groups, "a number of groups")
    case let layer as Conv2DTranspose: try positive(layer.groups, "a number of groups")
    case let layer as DepthwiseConv2D: try positive(layer.depthMultiplier, "a depth multiplier")
    case let layer as SeparableConv2D: try positive(layer.depthMultiplier, "a depth multiplier")
    default: break
    }
  }
}

extension Layer {
  /// Applies the layer to a tensor.
  public func callAsFunction(_ input: SymbolicTensor) -> SymbolicTensor {
    SymbolicTensor(call: Call(self, to: [input]))
  }

  /// Applies the layer to several tensors, for layers that join branches.
  public func callAsFunction(_ inputs: [SymbolicTensor]) -> SymbolicTensor {
    SymbolicTensor(call: Call(self, to: inputs))
  }
}

/// What can be counted: far more than any network has, little enough never to overflow.
enum Limits {
  /// The largest size, number of filters or units.
  static let size = 1 << 30

  /// Whether the product of all sizes stays small enough for sums and products of a few of them.
  static func holds(_ sizes: [Int]) -> Bool {
    var product = 1
    for size in sizes {
      guard size >= 0, size <= Limits.size else { return false }
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      guard !overflow, next <= 1 << 42 else { return false }
      product = next
    }
    return true
  }
}
