import ModelDescription

extension NetworkFamily {
  static let denseNet = NetworkFamily(
    title: "DenseNet",
    signature: ["features.conv0.weight", "features.denseblock1.denselayer1.conv1.weight"]
  ) { tensors throws(StateDictProblem) in
    let blocks = (0..<tensors.count { "features.denseblock\($0 + 1).denselayer1.conv1.weight" })
      .map { block in
        tensors.count { "features.denseblock\(block + 1).denselayer\($0 + 1).conv1.weight" }
      }
    let stem = try tensors.kernel("features.conv0.weight")
    let layer = "features.denseblock1.denselayer1"
    let classes = try tensors.units("classifier.weight")
    let network = DenseNet(
      stem: stem.filters, blocks: blocks,
      growth: try tensors.kernel("\(layer).conv2.weight").filters,
      width: try tensors.kernel("\(layer).conv1.weight").filters)
    return RecognizedNetwork(name: denseNetName(blocks), inputChannels: stem.inputs) { input in
      network(input, classes: classes, names: .paper)
    }
  }

  private static func denseNetName(_ blocks: [Int]) -> String {
    let known = [
      [6, 12, 24, 16]: "densenet121", [6, 12, 36, 24]: "densenet161",
      [6, 12, 32, 32]: "densenet169", [6, 12, 48, 32]: "densenet201",
    ]
    return known[blocks] ?? "densenet"
  }
}
