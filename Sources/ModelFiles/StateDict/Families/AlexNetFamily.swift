import ModelDescription

extension NetworkFamily {
  /// torchvision's form alone: other AlexNets have other names.
  static let alexNet = NetworkFamily(
    title: "AlexNet", signature: ["features.3.weight", "features.10.weight", "classifier.1.weight"]
  ) { tensors throws(StateDictProblem) in
    let modules = [
      "conv1": "features.0", "pool1": "features.2", "conv2": "features.3", "pool2": "features.5",
      "conv3": "features.6", "conv4": "features.8", "conv5": "features.10",
      "pool5": "features.12", "drop6": "classifier.0", "fc6": "classifier.1",
      "drop7": "classifier.3", "fc7": "classifier.4", "fc8": "classifier.6",
    ]
    var filters: [Int] = []
    for module in [0, 3, 6, 8, 10] {
      filters.append(try tensors.kernel("features.\(module).weight").filters)
    }
    let units = [
      try tensors.units("classifier.1.weight"), try tensors.units("classifier.4.weight"),
    ]
    let classes = try tensors.units("classifier.6.weight")
    return RecognizedNetwork(
      name: "alexnet", inputChannels: try tensors.kernel("features.0.weight").inputs
    ) { [filters] input in
      AlexNet.torchvision(input, filters: filters, units: units, classes: classes) {
        modules[$0] ?? $0
      }
    }
  }
}
