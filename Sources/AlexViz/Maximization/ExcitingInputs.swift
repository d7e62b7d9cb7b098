import Attributions
import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Scenes
import Tensors

/// Pictures that excite channels of a layer, and the figure of them.
public struct ExcitingInputs: Sendable {
  /// The most pictures of one figure.
  public static let largestCount = 256

  public let inputs: [ExcitingInput]

  private let layer: String
  private let settings: ActivationMaximization.Settings
  private let header: FeatureMapHeader

  /// Climbs for each channel.
  ///
  /// - Parameters:
  ///   - model: a network whose only input is a picture.
  ///   - title: how the figure names it.
  ///   - weights: the numbers of the layers that are needed.
  ///   - layer: the layer whose channels are excited, before its activation function.
  ///   - selection: which of them; of `top` the first, since none is the strongest.
  ///   - place: where on the maps; `nil` for the middle.
  ///   - scaling: how the network's numbers become colours.
  ///   - progress: is told how many steps are done, and how many there are.
  public init(
    model: Model, title: String, weights: any NamedTensors, layer: String,
    channels selection: ChannelSelection, place: LayerUnit.Place? = nil,
    settings: ActivationMaximization.Settings, scaling: PixelScaling,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    guard let target = model.layer(named: layer) else {
      throw ForwardPassError.unknownLayer(layer, known: model.layers.map(\.name))
    }
    let shape = target.calls.first.map { model.calls[$0].outputShape } ?? .unknown
    guard let count = shape.channels else {
      throw ForwardPassError.openShape(layer: layer, shape: shape)
    }
    let channels = try selection.channels(of: layer, count: count) { Array(0..<count) }
    guard channels.count <= ExcitingInputs.largestCount else {
      throw PatchError.tooMany(count: channels.count, most: ExcitingInputs.largestCount)
    }
    // The gradients are as large as what they belong to.
    try model.checkedMemory(running: [layer], copies: 2)
    let field = model.layerNumbers()[target.index].receptiveField
    let placement = field.flatMap { $0.coversInput ? nil : MapPlacement($0) }
    let compiled = try CompiledAttribution(
      model, weights: weights, method: .gradient, of: layer,
      at: place ?? LayerUnit.Place(inTheMiddleOf: layer, in: model))
    var inputs: [ExcitingInput] = []
    for (index, channel) in channels.enumerated() {
      let found = try ActivationMaximization(compiled, channel: channel, settings: settings) {
        step in
        progress(index * settings.steps + step, channels.count * settings.steps)
      }
      let whole = found.input.picture(isBlueFirst: scaling.channelOrder == .bgr)
      let cut = found.unit.place.flatMap { place in
        placement.flatMap { FieldCut($0, row: place.row, column: place.column, of: whole) }
      }
      let raster = cut?.raster ?? whole.raster
      inputs.append(
        ExcitingInput(
          channel: channel, raster: raster, firstScore: found.scores.first ?? 0,
          lastScore: found.scores.last ?? 0))
    }
    self.inputs = inputs
    self.layer = layer
    self.settings = settings
    header = FeatureMapHeader(modelName: title, weightsName: weights.shortSource)
  }

  /// The figure.
  public func scene(
    columns: Int? = nil, language: CaptionLanguage = .english, measuring: any TextMeasuring
  ) -> Scene {
    MaximizationFigure.scene(
      of: inputs, layer: layer,
      settings: MaximizationFigure.Settings(
        steps: settings.steps, stepSize: settings.stepSize, decay: settings.decay,
        smoothness: settings.smoothness, jitter: settings.jitter, seed: settings.seed),
      header: header, columns: columns, language: language, measuring: measuring)
  }
}

extension Tensor {
  /// Height × width × channels as colours, or the first channel as grey where there are not three:
  /// the mean is the middle grey, three deviations are black and white.
  fileprivate func picture(isBlueFirst: Bool) -> Photograph {
    let numbers = floats()
    let count = Double(max(numbers.count, 1))
    let mean = numbers.reduce(0) { $0 + Double($1) } / count
    let variance = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    let reach = max(3 * variance.squareRoot(), .leastNormalMagnitude)
    let order = shape[2] == 3 ? (isBlueFirst ? [2, 1, 0] : [0, 1, 2]) : [0, 0, 0]
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * shape[0] * shape[1])
    for start in stride(from: 0, to: numbers.count, by: shape[2]) {
      for channel in order {
        let part = (Double(numbers[start + channel]) - mean) / reach
        pixels.append(part.isFinite ? UInt8((127.5 * (1 + min(max(part, -1), 1))).rounded()) : 128)
      }
    }
    return Photograph(width: shape[1], height: shape[0], pixels: pixels)
  }
}
