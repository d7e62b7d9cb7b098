/// One layer of a network: a value in Keras's terms that knows what it does to shapes.
///
/// Apply a layer to a tensor as to a function, `Flatten()(x)`; the result is another tensor.
public protocol Layer: Sendable {
  /// What stays the same when the layer is copied.
  var identity: LayerIdentity { get }

  /// The name that was given; `nil` asks for an automatic one.
  var name: String? { get set }

  /// Whether training changes the weights.
  var isTrainable: Bool { get }

  /// The class, as Keras names it: `Conv2D`.
  static var className: String { get }

  /// The class of this very layer, where one type stands for several.
  var className: String { get }

  /// The shape that comes out when `inputs` go in.
  func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape

  /// The arrays that training finds, in Keras's order; none by default.
  func weights(for inputs: [Shape]) -> [Weight]

  /// Multiply-accumulates for one example; 0 for layers that multiply by no weights, `nil` while
  /// a size on which they depend is open.
  func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int?

  /// The function applied to the output, for layers that have such an argument.
  var activationFunction: ActivationFunction? { get }

  /// The sliding window, for layers that have one.
  var window: Window? { get }
}

extension Layer {
  public var isTrainable: Bool { true }
  public func weights(for inputs: [Shape]) -> [Weight] { [] }
  public func multiplyAccumulates(from inputs: [Shape], to output: Shape) -> Int? { 0 }
  public var activationFunction: ActivationFunction? { nil }
  public var window: Window? { nil }

  /// The class, as Keras names it: `Conv2D`.
  public var className: String { Self.className }
}

/// One array of numbers that a layer holds.
public struct Weight: Hashable, Sendable {
  /// Keras's name for it within the layer: `kernel`, `bias`, `gamma`.
  public let name: String

  /// The shape; kernels are height × width × input × output, dense ones input × output.
  public let shape: [Int]

  /// Whether training by gradients changes it; moving averages are not changed so.
  public let isTrainable: Bool

  public init(name: String, shape: [Int], isTrainable: Bool = true) {
    self.name = name
    self.shape = shape
    self.isTrainable = isTrainable
  }

  public var count: Int { shape.reduce(1, *) }
}

/// Why a layer cannot be applied: what it wanted and what it got. The model adds the layer's name.
public struct LayerProblem: Error, Hashable, Sendable {
  /// A clause such as `wants feature maps (batch, height, width, channels) but got (None, 10)`.
  public let clause: String

  public init(_ clause: String) {
    self.clause = clause
  }
}
