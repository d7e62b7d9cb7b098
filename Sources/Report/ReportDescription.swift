import Canvas
import Diagrams
import FeatureMaps
import ForwardPass
import ModelDescription
import Scenes
import Tensors
import Threads

/// What a page holds: its description, and the tensors that this refers to by number.
struct ReportDescription {
  let object: PageObject
  let tensors: [EncodedTensor]

  init(_ content: ReportContent) throws(CanvasError) {
    var tensors: [Tensor] = []
    let weights = LayerTensors(content.model, weights: content.weights)
    let numbers = content.model.layerNumbers()
    let layers = content.model.layers.map { layer in
      ReportDescription.layer(layer, content, weights, numbers[layer.index], adding: &tensors)
    }
    let all = tensors
    let encoded = concurrentMap(all.count) { EncodedTensor(all[$0]) }

    var object = PageObject()
    object.set("program", content.program)
    object.set("language", content.language.rawValue)
    object.set("title", content.title)
    object.set("weights", content.weightsName)
    object.set("preprocessing", content.preprocessingText)
    object.set("picture", try ReportDescription.picture(content))
    object.set("channels", ReportDescription.channels(content))
    if !content.classes.isEmpty { object.set("classes", content.classes.map(\.description)) }
    object.set("colorMaps", ReportDescription.colorMaps)
    object.set("layers", layers)
    object.set("tensors", encoded.map(\.description))
    self.object = object
    self.tensors = encoded
  }

  private static func layer(
    _ layer: ModelLayer, _ content: ReportContent, _ weights: LayerTensors, _ numbers: LayerNumbers,
    adding tensors: inout [Tensor]
  ) -> PageObject {
    let model = content.model
    var object = PageObject()
    object.set("name", layer.name)
    object.set("className", layer.className)
    object.set("category", category(of: layer, in: model).rawValue)
    object.set("parameters", numbers.parameters)
    object.set("field", numbers.receptiveField.map(field))
    guard let call = layer.calls.first.map({ model.calls[$0] }) else { return object }
    object.set("inputs", call.inputs.map { model.calls[$0].layer })
    object.set("shape", call.outputShape.figureText)
    guard let maps = content.activations[layer.name], (1...3).contains(maps.shape.count),
      maps.count > 0
    else { return object }
    object.set("maps", tensors.add(maps))
    let operation = LayerOperation(
      model: model, layer: layer, call: call, weights: weights,
      largestKernel: content.largestKernel)
    object.set("operation", operation.description(adding: &tensors))
    return object
  }

  /// As in figures, a dense layer that gives the result is the output.
  private static func category(of layer: ModelLayer, in model: Model) -> LayerCategory {
    let isOutput = layer.layer is Dense && model.outputs.contains { layer.calls.contains($0) }
    return isOutput ? .output : LayerCategory(className: layer.className)
  }

  private static func field(_ field: ReceptiveField) -> PageObject {
    var object = PageObject()
    object.set("size", [field.size.height, field.size.width])
    object.set("stride", [field.stride.height, field.stride.width])
    object.set("center", [field.firstCenter.y, field.firstCenter.x])
    object.set("whole", field.coversInput)
    return object
  }

  private static func picture(_ content: ReportContent) throws(CanvasError) -> PageObject {
    let photograph = content.photograph
    let raster = Raster(
      width: photograph.width, height: photograph.height, pixels: .rgb(photograph.pixels))
    var object = PageObject()
    object.set("name", content.photographName)
    object.set("width", photograph.width)
    object.set("height", photograph.height)
    object.set("data", try raster.dataAddress())
    return object
  }

  /// The colours that the input's channels are; `nil` for numbers that are no photograph's.
  private static func channels(_ content: ReportContent) -> [String]? {
    guard let preprocessing = content.preprocessing else { return nil }
    if preprocessing.isGray { return ["gray"] }
    let colors = ["red", "green", "blue"]
    return preprocessing.scaling.channelOrder == .rgb ? colors : colors.reversed()
  }

  /// The colour maps from low to high, six hexadecimal digits a level.
  private static var colorMaps: PageObject {
    var object = PageObject()
    for map in ColorMap.allCases {
      object.set(map.rawValue, map.palette.map(\.hexDigits).joined())
    }
    return object
  }
}

extension RankedClass {
  fileprivate var description: PageObject {
    var object = PageObject()
    object.set("name", name)
    object.set("probability", Double(probability))
    return object
  }
}
