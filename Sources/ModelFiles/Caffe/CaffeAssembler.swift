import ModelDescription
import Spelling
import TensorFiles

/// Connects a network's layers by the blobs that they name.
///
/// A layer may write the blob that it reads; the blob then means what the last writer gave. Blobs
/// that nobody reads are the network's outputs.
struct CaffeAssembler {
  /// What a blob holds at some point of the network.
  private struct Value {
    let tensor: SymbolicTensor

    /// The name of the layer that gives it, and the blob that it gives it as.
    let layer: String
    let blob: String?
    let isInput: Bool
    var isRead = false
  }

  private let network: CaffeNetwork
  private let weights: CaffeWeights?

  /// The first convolution that reads each blob.
  private let convolutions: [String: CaffeLayer]

  private var sharing = CaffeSharing()
  private var values: [Value] = []

  /// Which value each blob has now, as an index into `values`.
  private var current: [String: Int] = [:]
  private var layerNames = UniqueNames()
  private var unknownLayers = UnknownLayers()
  private var sourceWarnings: [String] = []

  /// - Parameter weights: the weights, where the file has them: they tell the channels of pictures.
  init(_ network: CaffeNetwork, weights: CaffeWeights?) {
    self.network = network
    self.weights = weights
    var convolutions: [String: CaffeLayer] = [:]
    for layer in network.layers where layer.type == "Convolution" {
      for blob in layer.bottoms where convolutions[blob] == nil { convolutions[blob] = layer }
    }
    self.convolutions = convolutions
  }

  mutating func model() throws(CaffeProblem) -> Model {
    for input in network.inputs {
      let shape = input.shape.map { Shape(caffe: $0) } ?? .unknown
      try enter([input.blob], [shape], names: [unique(input.blob)])
    }
    for layer in network.layers {
      do {
        try add(layer)
      } catch {
        throw layer.problem(error)
      }
    }
    let inputs = values.filter(\.isInput)
    let read = inputs.filter(\.isRead)
    let results = values.filter { !$0.isInput && !$0.isRead }
    do {
      return try Model(
        inputs: (read.isEmpty ? inputs : read).map(\.tensor),
        outputs: (results.isEmpty ? inputs : results).map(\.tensor), name: network.name)
    } catch {
      throw CaffeProblem("describes a network that cannot be: \(error)")
    }
  }

  /// What the user should hear.
  var warnings: [String] { sourceWarnings + unknownLayers.warnings }

  /// The blobs that layers give, where they have another name, and no layer has it.
  var outputNames: [String: String] {
    var names: [String: String] = [:]
    for (index, value) in values.enumerated() {
      guard let blob = value.blob, current[blob] == index, !layerNames.contains(blob),
        names[value.layer] == nil
      else { continue }
      names[value.layer] = blob
    }
    return names
  }

  /// Caffe's networks want blue, green, red less their mean, unless they are scaled besides.
  func preprocessing(of model: Model) -> PreprocessingHint? {
    guard model.inputs.count == 1,
      model.calls[model.inputs[0]].outputShape.featureMaps?.channels == 3,
      !network.layers.contains(where: { $0.settings("transform_param").has("scale") })
    else { return nil }
    return .caffe
  }
}

extension CaffeAssembler {
  private mutating func add(_ stated: CaffeLayer) throws(CaffeProblem) {
    guard !CaffeCall.isForTrainingOnly(stated.type) else { return }
    var layer = stated
    layer.name = unique(stated.name)
    if layer.bottoms.isEmpty { return try addSource(layer) }
    var inputs: [SymbolicTensor] = []
    let count = layer.type.hasSuffix("Loss") ? 1 : layer.bottoms.count
    for blob in layer.bottoms.prefix(count) {
      guard let index = current[blob] else {
        throw CaffeProblem("reads the blob \(quoted(blob)), which no layer before gives,")
      }
      values[index].isRead = true
      inputs.append(values[index].tensor)
    }
    if layer.type == "Split" {
      let index = current[layer.bottoms[0]]
      for blob in layer.tops { current[blob] = index }
      return
    }
    let call = CaffeCall(layer: layer, inputs: inputs)
    for (blobs, name, tensor) in try results(of: call) {
      try write(tensor, of: name, to: blobs)
    }
  }

  /// What a layer gives: the blobs, and the layer of the model that they come from.
  private mutating func results(
    of call: CaffeCall
  ) throws(CaffeProblem) -> [(blobs: [String], layer: String, tensor: SymbolicTensor)] {
    let layer = call.layer
    if layer.type == "Slice", let parts = try call.slices() {
      return zip(layer.tops, parts).map { blob, part in ([blob], part.name, part.tensor) }
    }
    if let tensor = try call.result() {
      let (shared, name) = try sharing.result(tensor, of: layer)
      return [(layer.tops, name, shared)]
    }
    let opaque = OpaqueLayer(
      className: layer.type, shape: call.shapeOfUnknown, name: layer.givenName)
    unknownLayers.meet(layer.name, type: layer.type, hasShape: call.shapeOfUnknown.isKnown)
    return [(layer.tops, layer.name, opaque(call.inputs))]
  }

  private mutating func write(
    _ tensor: SymbolicTensor, of layer: String, isInput: Bool = false, to blobs: [String]
  ) throws(CaffeProblem) {
    guard values.count < CaffeNetwork.maximumLayers else {
      throw CaffeProblem("has more than \(CaffeNetwork.maximumLayers) blobs")
    }
    for blob in blobs { current[blob] = values.count }
    values.append(Value(tensor: tensor, layer: layer, blob: blobs.first, isInput: isInput))
  }

  private mutating func addSource(_ layer: CaffeLayer) throws(CaffeProblem) {
    var source = CaffeSource(layer, channelsOfWeights: channels(of: layer.tops.first))
    let shapes = try source.shapes()
    sourceWarnings += source.warnings
    let isOneForAll = layer.tops.count == 1 || layer.type != "Input"
    let names = layer.tops.enumerated().map { index, blob in
      index == 0 && isOneForAll ? layer.name : unique(blob)
    }
    try enter(layer.tops, shapes, names: names)
  }

  private mutating func enter(
    _ blobs: [String], _ shapes: [Shape], names: [String]
  ) throws(CaffeProblem) {
    for ((blob, shape), name) in zip(zip(blobs, shapes), names) {
      let tensor = Input(wholeShape: shape, name: name.isEmpty ? nil : name)
      try write(tensor, of: name, isInput: true, to: [blob])
    }
  }

  /// The input channels of the convolution that reads a blob, as its weights have them.
  private func channels(of blob: String?) -> Int? {
    guard let weights, let blob,
      let reader = convolutions[blob],
      (try? reader.settings("convolution_param").integer("group")) ?? 1 == 1,
      let kernel = try? weights.tensor(named: "\(reader.name).weight"), kernel.shape.count == 4
    else { return nil }
    return kernel.shape[1]
  }

  /// The name, with a number behind it if another layer has it already; nothing stays nothing.
  private mutating func unique(_ name: String) -> String {
    name.isEmpty ? name : layerNames.unique(name)
  }
}
