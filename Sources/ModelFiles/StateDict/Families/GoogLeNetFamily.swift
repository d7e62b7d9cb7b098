import ModelDescription

extension NetworkFamily {
  /// torchvision's own weights want pictures from −1 to 1: its network makes those of what
  /// torchvision's preprocessing gives (`transform_input`) before its first layer.
  static let googLeNet = NetworkFamily(
    title: "GoogLeNet", signature: ["conv1.conv.weight", "inception3a.branch1.conv.weight"]
  ) { tensors throws(StateDictProblem) in
    let classes = try tensors.units("fc.weight")
    return RecognizedNetwork(
      name: "googlenet", inputChannels: try tensors.kernel("conv1.conv.weight").inputs,
      preprocessing: .tf, unusedPrefixes: ["aux1.", "aux2."]
    ) { input in
      BuiltInModel.googLeNet.network.layers(input, classes, .paper)
    }
  }
}
