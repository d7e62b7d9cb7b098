import ModelDescription

extension Model {
  /// The same layers on an input of another size, in the order of dimensions that the input has.
  ///
  /// - Returns: `nil` if the model does not have one input of feature maps.
  /// - Throws: `ModelError` where a layer does not fit the new size.
  public func withInput(
    height: Int, width: Int, channels: Int
  ) throws(ModelError) -> Model? {
    guard let place = inputs.first, inputs.count == 1, calls[place].outputShape.isFeatureMaps else {
      return nil
    }
    let format = calls[place].outputShape.dataFormat
    let sizes =
      format == .channelsFirst ? [channels, height, width] : [height, width, channels]
    let shape = Shape(calls[place].outputShape.dimensions.prefix(1) + sizes, dataFormat: format)
    var results: [SymbolicTensor] = []
    for (index, call) in calls.enumerated() {
      let layer = layers[call.layer]
      if index == place {
        results.append(Input(wholeShape: shape, name: layer.name))
      } else {
        results.append(layer.layer(call.inputs.map { results[$0] }))
      }
    }
    return try Model(
      inputs: [results[place]], outputs: outputs.map { results[$0] }, name: givenName)
  }
}
