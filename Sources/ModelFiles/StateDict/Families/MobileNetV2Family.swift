import ModelDescription

extension NetworkFamily {
  static let mobileNetV2 = NetworkFamily(
    title: "MobileNetV2", signature: ["features.0.0.weight", "features.1.conv.0.0.weight"]
  ) { tensors throws(StateDictProblem) in
    let strides = MobileNetV2.strides.flatMap(\.self)
    let depth = tensors.count { "features.\($0 + 1).conv.0.0.weight" }
    guard depth == strides.count else {
      throw .wrongDepth(found: depth, wanted: [strides.count], of: "inverted residual blocks")
    }
    var blocks: [MobileNetV2.Block] = []
    for (index, stride) in strides.enumerated() {
      blocks.append(try block(tensors, "features.\(index + 1).conv", stride: stride))
    }
    let stem = try tensors.kernel("features.0.0.weight")
    let head = try tensors.kernel("features.\(depth + 1).0.weight").filters
    let classes = try tensors.units("classifier.1.weight")
    let network = MobileNetV2(stem: stem.filters, blocks: blocks, head: head)
    return RecognizedNetwork(name: "mobilenet_v2", inputChannels: stem.inputs) { input in
      network(input, classes: classes, names: .paper)
    }
  }

  private static func block(
    _ tensors: TensorShapes, _ name: String, stride: Int
  ) throws(StateDictProblem) -> MobileNetV2.Block {
    // Without a first 1 × 1 convolution, the depthwise one is followed by the last at once.
    let first = try tensors.kernel("\(name).0.0.weight")
    let isWidened = first.height == 1
    let last = try tensors.kernel("\(name).\(isWidened ? 2 : 1).weight")
    return MobileNetV2.Block(
      width: isWidened ? first.filters : nil, filters: last.filters, stride: stride)
  }
}
