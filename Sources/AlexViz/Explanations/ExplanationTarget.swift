import Attributions
import FeatureMaps
import ForwardPass
import ModelDescription
import Tensors

/// The unit that is explained, found by a forward pass where it is not given.
struct ExplanationTarget {
  let layer: ModelLayer
  let unit: LayerUnit

  /// The share of the class; `nil` for other units.
  private(set) var probability: Float?

  /// The layer whose units may be explained.
  static func layer(
    of target: ExplanationOptions.Target, in model: Model, weights: any NamedTensors
  ) throws -> ModelLayer {
    switch target {
    case .unit(_, let name):
      guard let layer = model.layer(named: name) else {
        throw ForwardPassError.unknownLayer(name, known: model.layers.map(\.name))
      }
      return layer
    case .category:
      guard let layer = model.classLayer else {
        throw ExplanationError.noClasses(model: model.name)
      }
      return layer
    case .automatic:
      let runnable = Set(LayerTensors(model, weights: weights).layersToRun)
      if let layer = model.classLayer, runnable.contains(layer.name) { return layer }
      guard let convolution = model.lastConvolution(for: weights) else {
        throw ExplanationError.nothingToExplain(model: model.name)
      }
      return convolution
    }
  }

  /// Finds the unit.
  init(
    _ target: ExplanationOptions.Target, in layer: ModelLayer, of model: Model,
    weights: any NamedTensors, input: Tensor
  ) throws {
    self.layer = layer
    if case .unit(let unit, _) = target {
      self.unit = try ExplanationTarget.completed(
        unit, in: layer, of: model, weights: weights, input: input)
      return
    }
    let compiled = try CompiledModel(model, weights: weights, taps: [layer.name])
    let output = try compiled.run([[input]]).first?[layer.name]
    guard let output, let count = output.shape.last, count > 0 else {
      throw ExplanationError.nothingToExplain(model: model.name)
    }
    let numbers = output.floats()
    guard numbers.allSatisfy(\.isFinite) else {
      throw FeatureMapFigureError.notFinite(layer: layer.name)
    }
    var index = numbers.indices.max { (numbers[$0], $1) < (numbers[$1], $0) } ?? 0
    if case .category(let asked) = target {
      guard numbers.indices.contains(asked) else {
        throw ExplanationError.noSuchClass(asked, count: numbers.count)
      }
      index = asked
    }
    unit = LayerUnit(channel: index % count, place: output.place(of: index))
    if layer.index == model.classLayer?.index {
      let isSoftmax = layer.layer.activationFunction == .softmax
      probability = (isSoftmax ? numbers : numbers.softmax)[index]
    }
  }

  /// The unit at the place where its channel is largest before the layer's activation, if it has no
  /// place: it is quicker to explain a unit whose place is known.
  private static func completed(
    _ unit: LayerUnit, in layer: ModelLayer, of model: Model, weights: any NamedTensors,
    input: Tensor
  ) throws -> LayerUnit {
    guard unit.place == nil else { return unit }
    let compiled = try CompiledModel(
      model, weights: weights, taps: [layer.name], tapsBeforeActivation: [layer.name])
    guard let output = try compiled.run([[input]]).first?[layer.name], output.shape.count == 3,
      (0..<output.shape[2]).contains(unit.channel)
    else { return unit }
    return unit.completed(in: output.floats(), shape: output.shape)
  }

  /// The unit in words, once it is known what it gives.
  func explained(
    _ attribution: Attribution, field: MapPlacement?, classNames: [String]
  ) -> ExplainedUnit {
    let (channel, score) = (attribution.unit.channel, attribution.score)
    if let probability {
      let name = classNames.indices.contains(channel) ? classNames[channel] : String(channel)
      return .category(name: name, score: score, probability: probability)
    }
    guard let place = attribution.unit.place else {
      return .single(layer: layer.name, unit: channel, score: score)
    }
    return .place(
      layer: layer.name, channel: channel, row: place.row, column: place.column, score: score,
      field: field)
  }
}

extension Tensor {
  /// The row and column of one of the numbers; `nil` where there are no maps.
  fileprivate func place(of index: Int) -> LayerUnit.Place? {
    guard shape.count == 3 else { return nil }
    let pixel = index / shape[2]
    return LayerUnit.Place(row: pixel / shape[1], column: pixel % shape[1])
  }
}
