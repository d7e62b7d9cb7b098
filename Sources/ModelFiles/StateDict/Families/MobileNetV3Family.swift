import ModelDescription

extension NetworkFamily {
  static let mobileNetV3 = NetworkFamily(
    title: "MobileNetV3", signature: ["features.0.0.weight", "features.1.block.0.0.weight"]
  ) { tensors throws(StateDictProblem) in
    let (small, large) = (MobileNetV3.smallForms, MobileNetV3.largeForms)
    let depth = tensors.count { "features.\($0 + 1).block.0.0.weight" }
    guard let forms = [small, large].first(where: { $0.count == depth }) else {
      throw .wrongDepth(
        found: depth, wanted: [small.count, large.count], of: "inverted residual blocks")
    }
    var blocks: [InvertedResidual] = []
    for (index, form) in forms.enumerated() {
      let parts = try InvertedResidualParts(tensors, "features.\(index + 1).block")
      blocks.append(
        parts.block(
          stride: form.stride, activation: form.activation, excitation: MobileNetV3.excitation))
    }
    let stem = try tensors.kernel("features.0.0.weight")
    let head = try tensors.kernel("features.\(depth + 1).0.weight").filters
    let units = try tensors.units("classifier.0.weight")
    let classes = try tensors.units("classifier.3.weight")
    let network = MobileNetV3(stem: stem.filters, blocks: blocks, head: head, units: units)
    let name = depth == small.count ? "mobilenet_v3_small" : "mobilenet_v3_large"
    return RecognizedNetwork(name: name, inputChannels: stem.inputs) { input in
      network(input, classes: classes, names: .paper)
    }
  }
}
