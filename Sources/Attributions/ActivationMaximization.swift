import ForwardPass
import ModelDescription
import Tensors

/// An input that excites a unit, found by climbing its gradient from noise (Erhan et al. 2009).
///
/// Each step adds `stepSize` · (g / rms(g) − decay · x − smoothness · Σ (x − x′)) to the input x.
/// There g is the unit's gradient, rms its root mean square, and x′ are the neighbours of a
/// number above, below, left and right: the sum is the gradient of half the squared differences
/// between neighbours. For g the input is first moved in a circle by a few random pixels, and g
/// moved back.
public struct ActivationMaximization: Sendable {
  /// How the input was found.
  public let settings: Settings

  /// The unit.
  public let unit: LayerUnit

  /// Height × width × channels, as the model reads it.
  public let input: Tensor

  /// What the unit gave before each step, of the moved input.
  public let scores: [Float]

  public struct Settings: Sendable, Hashable {
    public var steps: Int
    public var stepSize: Float
    public var decay: Float
    public var smoothness: Float

    /// The most rows and columns by which the input is moved, in either direction.
    public var jitter: Int

    /// What noise and movements follow from.
    public var seed: UInt64

    public init(
      steps: Int = 128, stepSize: Float = 0.1, decay: Float = 0.01, smoothness: Float = 0.1,
      jitter: Int = 8, seed: UInt64 = 0
    ) {
      self.steps = steps
      self.stepSize = stepSize
      self.decay = decay
      self.smoothness = smoothness
      self.jitter = jitter
      self.seed = seed
    }

    /// The standard ones with a jitter that suits a layer: a twentieth of what its units see, at most
    /// 8. Moved by more, the input leaves the sight of early layers.
    public init(for layer: String, in model: Model) {
      self.init()
      guard let place = model.layer(named: layer)?.index,
        let field = model.layerNumbers()[place].receptiveField, !field.coversInput
      else { return }
      jitter = min(jitter, min(field.size.width, field.size.height) / 20)
    }
  }

  /// Climbs.
  ///
  /// - Parameters:
  ///   - model: a network with one input, of maps.
  ///   - weights: the layers' tensors, as for `CompiledModel`.
  ///   - unit: a unit of `layer`, before its activation function. Without a place it is the one in
  ///     the middle of its map.
  ///   - settings: `nil` for those that suit the layer.
  ///   - progress: is told the number of each step that is done.
  public init(
    _ model: Model, weights: any NamedTensors, of unit: LayerUnit, in layer: String,
    settings: Settings? = nil, progress: (Int) -> Void = { _ in }
  ) throws(AttributionError) {
    let compiled = try CompiledAttribution(
      model, weights: weights, method: .gradient, of: layer,
      at: unit.place ?? LayerUnit.Place(inTheMiddleOf: layer, in: model))
    try self.init(
      compiled, channel: unit.channel, settings: settings ?? Settings(for: layer, in: model),
      progress: progress)
  }

  /// Climbs for one of several channels at one place.
  ///
  /// - Parameter compiled: the gradient of units at one place, or of a row.
  package init(
    _ compiled: CompiledAttribution, channel: Int, settings: Settings,
    progress: (Int) -> Void = { _ in }
  ) throws(AttributionError) {
    guard settings.steps >= 1 else { throw .notPositive("the number of steps") }
    guard compiled.inputShape.count == 3 else {
      throw .noMaps(name: "the input", shape: compiled.inputShape)
    }
    let unit = LayerUnit(channel: channel, place: compiled.place)
    var climber = Climber(shape: compiled.inputShape, settings: settings)
    var scores: [Float] = []
    for step in 0..<settings.steps {
      let movement = climber.movement(at: step)
      let explained = try compiled.run(climber.input(movedBy: movement), of: unit)
      climber.climb(explained.values.floats(), movedBy: movement)
      scores.append(explained.score)
      progress(step + 1)
    }
    self.settings = settings
    self.unit = unit
    self.scores = scores
    input = climber.input(movedBy: (0, 0))
  }
}

extension LayerUnit.Place {
  /// The middle of a layer's maps; `nil` where there are none.
  package init?(inTheMiddleOf layer: String, in model: Model) {
    guard let call = model.layer(named: layer)?.calls.first,
      let maps = model.calls[call].outputShape.featureMaps
    else { return nil }
    self.init(row: maps.height / 2, column: maps.width / 2)
  }
}
