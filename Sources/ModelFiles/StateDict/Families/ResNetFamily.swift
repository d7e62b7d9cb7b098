import ModelDescription

extension NetworkFamily {
  /// ResNet, its wide form and ResNeXt.
  static let resNet = NetworkFamily(
    title: "ResNet", signature: ["conv1.weight", "layer1.0.conv1.weight"]
  ) { tensors throws(StateDictProblem) in
    let hasBottlenecks = tensors.holds("layer1.0.conv3.weight")
    var (stages, depths) = ([ResNet.Stage](), [Int]())
    for number in 1...tensors.count({ "layer\($0 + 1).0.conv1.weight" }) {
      let stage = "layer\(number)"
      depths.append(tensors.count { "\(stage).\($0).conv1.weight" })
      let width = try tensors.kernel("\(stage).0.conv1.weight").filters
      let last = hasBottlenecks ? "conv3" : "conv2"
      let filters = try tensors.kernel("\(stage).0.\(last).weight").filters
      stages.append(
        ResNet.Stage(blocks: depths[number - 1], width: width, filters: filters))
    }
    let stem = try tensors.kernel("conv1.weight")
    let middle = try tensors.kernel("layer1.0.conv2.weight")
    let classes = try tensors.units("fc.weight")
    let groups = hasBottlenecks ? max(1, middle.filters / middle.inputs) : 1
    let form = ResNetForm(
      depths: depths, hasBottlenecks: hasBottlenecks, groups: groups, width: middle.filters)
    let network = ResNet(
      stem: stem.filters, stages: stages, hasBottlenecks: hasBottlenecks, groups: groups)
    return RecognizedNetwork(name: form.name, inputChannels: stem.inputs) { input in
      network(input, classes: classes, names: .paper)
    }
  }
}

/// What distinguishes torchvision's networks of this family.
private struct ResNetForm: Hashable {
  let depths: [Int]
  let hasBottlenecks: Bool
  let groups: Int

  /// The channels between the convolutions of a block of the first stage.
  let width: Int

  var name: String { ResNetForm.names[self] ?? "resnet" }

  private static let names = [
    basic([2, 2, 2, 2]): "resnet18", basic([3, 4, 6, 3]): "resnet34",
    bottlenecks([3, 4, 6, 3]): "resnet50", bottlenecks([3, 4, 23, 3]): "resnet101",
    bottlenecks([3, 8, 36, 3]): "resnet152",
    bottlenecks([3, 4, 6, 3], width: 128): "wide_resnet50_2",
    bottlenecks([3, 4, 23, 3], width: 128): "wide_resnet101_2",
    bottlenecks([3, 4, 6, 3], groups: 32, width: 128): "resnext50_32x4d",
    bottlenecks([3, 4, 23, 3], groups: 32, width: 256): "resnext101_32x8d",
    bottlenecks([3, 4, 23, 3], groups: 64, width: 256): "resnext101_64x4d",
  ]

  private static func basic(_ depths: [Int]) -> ResNetForm {
    ResNetForm(depths: depths, hasBottlenecks: false, groups: 1, width: 64)
  }

  private static func bottlenecks(
    _ depths: [Int], groups: Int = 1, width: Int = 64
  ) -> ResNetForm {
    ResNetForm(depths: depths, hasBottlenecks: true, groups: groups, width: width)
  }
}
