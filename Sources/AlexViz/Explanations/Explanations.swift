import Attributions
import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Scenes
import TensorFiles
import Tensors

/// What several methods find that a network answers to in a photograph, and the figure of it.
public struct Explanations: Sendable {
  /// What is explained.
  public let unit: ExplainedUnit

  /// One for each method that could be used.
  public let explanations: [Explanation]

  /// The methods that the network does not allow, and why.
  public let leftOut: [(method: ExplanationMethod, reason: String)]

  /// The size of the picture that the network sees.
  public let inputSize: Extent

  /// What the network sees, in the photograph's own proportions.
  public let photograph: Photograph

  /// How the photograph was made ready; `nil` for a tensor, which is taken as it is.
  public let preprocessing: Preprocessing?

  private let header: FeatureMapHeader
  private let figure: ExplanationFigure.Options

  /// Explains.
  ///
  /// - Parameters:
  ///   - model: a network whose only input is a picture.
  ///   - title: how the figure names it.
  ///   - weights: the numbers of the layers that are needed.
  ///   - input: what the network sees.
  ///   - inputName: how the figure names that.
  ///   - progress: is called when the unit is known and after each method.
  public init(
    model: Model, title: String, weights: any NamedTensors, input: FeatureMapInput,
    inputName: String, options: ExplanationOptions, progress: () -> Void = {}
  ) throws {
    guard model.inputs.count == 1, let call = model.inputs.first else {
      throw AttributionError.severalInputs(count: model.inputs.count)
    }
    let shape = model.calls[call].outputShape
    let layer = try ExplanationTarget.layer(of: options.target, in: model, weights: weights)
    try Explanations.check(options, ofClassesIn: layer, of: model)
    // Occlusion runs eight examples at once; gradients are as large as what they belong to.
    try model.checkedMemory(
      running: [layer.name], copies: options.askedMethods.contains(.occlusion) ? 8 : 4)
    let (tensor, picture) = try input.prepared(
      for: shape, of: model.name, mode: options.inputMode, scaling: options.scaling)
    guard let picture else {
      throw FeatureMapFigureError.inputIsNotAPicture(model: model.name, shape: shape)
    }
    let size = Extent(height: picture.photograph.height, width: picture.photograph.width)
    // What cannot be done is said before anything takes time.
    var (plans, leftOut) = try MethodPlan.all(
      options, inputSize: size, layer: layer.name, in: model)
    let target = try ExplanationTarget(
      options.target, in: layer, of: model, weights: weights, input: tensor)
    for _ in 0...leftOut.count { progress() }

    let field = model.layerNumbers()[layer.index].receptiveField
      .flatMap { $0.coversInput ? nil : MapPlacement($0) }
    let isBlueFirst = picture.preprocessing?.scaling.channelOrder == .bgr
    var found: [Explanation] = []
    var unit: ExplainedUnit?
    for plan in plans {
      do throws(AttributionError) {
        let attribution = try CompiledAttribution(
          model, weights: weights, method: plan.method, of: layer.name, at: target.unit.place
        ).run(tensor, of: target.unit)
        unit = target.explained(attribution, field: field, classNames: options.classNames)
        let values = isBlueFirst ? attribution.values.withReversedChannels : attribution.values
        found += [plan.explanation(of: values, in: model, inputSize: size)].compactMap(\.self)
      } catch {
        guard options.methods.isEmpty, case .forwardPass(.gradientNotSupported) = error else {
          throw error
        }
        leftOut.append((plan.name, error.description))
      }
      progress()
    }
    guard let unit else {
      throw leftOut.first.map { ExplanationError.noMethod(reason: $0.reason) }
        ?? ExplanationError.nothingToExplain(model: model.name)
    }
    self.unit = unit
    self.leftOut = leftOut
    explanations = found
    inputSize = size
    photograph = input.shown(as: picture)
    preprocessing = picture.preprocessing
    header = FeatureMapHeader(
      modelName: title, pictureName: inputName, weightsName: weights.shortSource,
      preprocessingName: preprocessing.map { $0.knownMode?.rawValue ?? "custom" })
    figure = options.figure
  }

  /// Checks that the names of classes are those of the network, if it is a class that is explained.
  private static func check(
    _ options: ExplanationOptions, ofClassesIn layer: ModelLayer, of model: Model
  ) throws(FeatureMapFigureError) {
    if case .unit = options.target { return }
    guard !options.classNames.isEmpty, layer.index == model.classLayer?.index,
      let count = layer.calls.first.flatMap({ model.calls[$0].outputShape.channels }),
      count != options.classNames.count
    else { return }
    throw .wrongClassCount(layer: layer.name, found: options.classNames.count, wanted: count)
  }

  /// The figure.
  public func scene(measuring: any TextMeasuring) -> Scene {
    ExplanationFigure.scene(
      of: explanations, unit: unit,
      photograph: photograph.raster,
      inputWidth: inputSize.width, inputHeight: inputSize.height, header: header, options: figure,
      measuring: measuring)
  }

  /// The numbers, height × width × channels, under the methods' names.
  public var tensors: TensorList {
    var list = TensorList(source: header.modelName)
    for explanation in explanations {
      list.add(explanation.values, named: explanation.method.rawValue)
    }
    return list
  }
}

extension Tensor {
  /// Blue, green, red as red, green, blue.
  fileprivate var withReversedChannels: Tensor {
    guard let channels = shape.last, channels == 3 else { return self }
    let numbers = floats()
    return Tensor(
      shape: shape,
      floats: numbers.indices.map { numbers[$0 - $0 % channels + channels - 1 - $0 % channels] })
  }
}
