import Attributions
import FeatureMaps
import ModelDescription
import Tensors

/// A method with its settings, for one network.
struct MethodPlan {
  let name: ExplanationMethod
  let method: AttributionMethod
  let setting: Explanation.Setting?

  /// The layer whose maps Grad-CAM adds up; `nil` where there is a number for each pixel.
  private var mapsLayer: String?

  /// The plans of all methods that are asked for; where none is by its name, without those that the
  /// network does not allow, and why.
  static func all(
    _ options: ExplanationOptions, inputSize: Extent, layer: String, in model: Model
  ) throws(ExplanationError) -> (
    plans: [MethodPlan], leftOut: [(method: ExplanationMethod, reason: String)]
  ) {
    var plans: [MethodPlan] = []
    var leftOut: [(method: ExplanationMethod, reason: String)] = []
    for method in options.askedMethods {
      do throws(ExplanationError) {
        plans.append(
          try MethodPlan(method, options, inputSize: inputSize, layer: layer, in: model))
      } catch {
        guard options.methods.isEmpty, case .noMapsBefore = error else { throw error }
        leftOut.append((method, error.description))
      }
    }
    return (plans, leftOut)
  }

  init(
    _ method: ExplanationMethod, _ options: ExplanationOptions, inputSize: Extent, layer: String,
    in model: Model
  ) throws(ExplanationError) {
    name = method
    switch method {
    case .gradient: (self.method, setting) = (.gradient, nil)
    case .gradientInput: (self.method, setting) = (.gradientTimesInput, nil)
    case .guided: (self.method, setting) = (.guidedBackpropagation, nil)
    case .deconvolution: (self.method, setting) = (.deconvolution, nil)
    case .integratedGradients:
      self.method = .integratedGradients(steps: options.steps)
      setting = .steps(options.steps)
    case .gradCAM, .guidedGradCAM:
      guard let maps = options.mapsLayer ?? model.mapsLayer(before: layer) else {
        throw .noMapsBefore(layer: layer)
      }
      if method == .gradCAM { mapsLayer = maps }
      self.method = method == .gradCAM ? .gradCAM(layer: maps) : .guidedGradCAM(layer: maps)
      setting = .layer(maps)
    case .occlusion:
      let side = options.window ?? max(min(inputSize.height, inputSize.width) / 7, 1)
      let stride = options.stride ?? max(side / 2, 1)
      guard side <= min(inputSize.height, inputSize.width) else {
        throw .squareTooLarge(side: side, height: inputSize.height, width: inputSize.width)
      }
      guard stride <= side else { throw .squareLeavesGaps(side: side, stride: stride) }
      self.method = .occlusion(
        window: Extent(height: side, width: side), strides: Extent(height: stride, width: stride))
      setting = .window(side: side, stride: stride)
    }
  }

  /// What the method says, in the figure's terms; `nil` where there are no numbers.
  func explanation(of values: Tensor, in model: Model, inputSize: Extent) -> Explanation? {
    Explanation(
      method: name, values: values,
      placement: placement(of: values, in: model, inputSize: inputSize), setting: setting)
  }

  /// Where the numbers lie on what the network sees: those of maps at the centres of their fields,
  /// or stretched over the picture where these are not known.
  private func placement(of values: Tensor, in model: Model, inputSize: Extent) -> MapPlacement {
    guard let mapsLayer, let layer = model.layer(named: mapsLayer), values.shape.count == 3 else {
      return .pixels
    }
    if let field = model.layerNumbers()[layer.index].receptiveField, !field.coversInput {
      return MapPlacement(field)
    }
    func line(_ length: Int, _ count: Int) -> MapPlacement.Line {
      let stride = Double(length) / Double(max(count, 1))
      return MapPlacement.Line(firstCenter: stride / 2 - 0.5, stride: stride, fieldSize: stride)
    }
    return MapPlacement(
      horizontal: line(inputSize.width, values.shape[1]),
      vertical: line(inputSize.height, values.shape[0]))
  }
}
