import ModelDescription

extension NetworkFamily {
  /// torchvision's own weights want pictures from −1 to 1, as GoogLeNet's do.
  static let inceptionV3 = NetworkFamily(
    title: "Inception v3",
    signature: ["Conv2d_1a_3x3.conv.weight", "Mixed_5b.branch1x1.conv.weight"]
  ) { tensors throws(StateDictProblem) in
    let classes = try tensors.units("fc.weight")
    return RecognizedNetwork(
      name: "inception_v3",
      inputChannels: try tensors.kernel("Conv2d_1a_3x3.conv.weight").inputs, inputSize: 299,
      preprocessing: .tf, unusedPrefixes: ["AuxLogits."]
    ) { input in
      InceptionV3.layers(input, classes: classes)
    }
  }
}
