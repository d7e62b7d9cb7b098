import ModelDescription

extension Planner {
  /// The most functions that one operation goes through.
  private static let maximumFunctionCount = 8

  /// What can be computed along with a call.
  ///
  /// - Returns: the followers, and their calls behind the one itself.
  func followers(of call: Int) throws(ForwardPassError) -> (Followers, calls: [Int]) {
    let host = model.layers[model.calls[call].layer].layer
    var (followers, calls, last) = (Followers(), [call], call)
    guard host.takesFunctions, !plan.isDifferentiable, !callsBeforeActivation.contains(call) else {
      return (followers, calls)
    }
    let shape = model.calls[call].outputShape
    func statistics(of layer: any Layer, _ name: String) throws(ForwardPassError)
      -> BatchStatistics?
    {
      guard let layer = layer as? BatchNormalization, let channels = layer.channels(of: shape)
      else { return nil }
      return try BatchStatistics(layer, plan.weights(of: name), channels: channels)
    }
    followers.normalization = try statistics(
      of: host, model.layers[model.calls[call].layer].name)
    var takesNormalization = host.takesNormalization
    while followers.functions.count < Planner.maximumFunctionCount, let next = onlyReader(of: last)
    {
      let layer = model.layers[model.calls[next].layer]
      if takesNormalization, let numbers = try statistics(of: layer.layer, layer.name) {
        followers.normalization = numbers
        takesNormalization = false
      } else if let scale = layer.layer as? Scale, followers.functions.isEmpty,
        let channels = shape.channels,
        let scaled = try followers.normalization?.scaled(
          by: scale, plan.weights(of: layer.name), channels: channels)
      {
        followers.normalization = scaled
      } else if let functions = layer.layer.numberFunctions {
        followers.functions += functions
        takesNormalization = takesNormalization && functions.isEmpty
      } else {
        break
      }
      calls.append(next)
      last = next
    }
    return (followers, calls)
  }

  /// The call that alone reads what a call gives; `nil` if there are several, or a tap does.
  private func onlyReader(of call: Int) -> Int? {
    readers[call].count == 1 ? readers[call].first.flatMap(\.self) : nil
  }
}

extension Layer {
  /// Whether functions of each number can be computed along with the layer.
  fileprivate var takesFunctions: Bool {
    switch self {
    case is BatchNormalization: true
    case is Conv2D, is DepthwiseConv2D, is SeparableConv2D, is Conv2DTranspose, is Dense:
      activationFunction?.numberFunctions != nil
    default: false
    }
  }

  /// Whether a batch normalisation can become a matter of the layer's weights.
  fileprivate var takesNormalization: Bool {
    switch self {
    case is Conv2D, is DepthwiseConv2D, is SeparableConv2D, is Conv2DTranspose:
      activationFunction == .linear
    default: false
    }
  }
}

extension BatchNormalization {
  /// The number of channels of a shape, if it is these that are normalised.
  func channels(of shape: Shape) -> Int? {
    guard let axis else { return shape.channels }
    return (try? shape.place(of: axis)) == shape.channelAxis ? shape.channels : nil
  }
}
