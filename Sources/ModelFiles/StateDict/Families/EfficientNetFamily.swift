import ModelDescription

extension NetworkFamily {
  /// EfficientNet B0 to B7, and version 2.
  static let efficientNet = NetworkFamily(
    title: "EfficientNet", signature: ["features.0.0.weight", "features.1.0.block.0.0.weight"]
  ) { tensors throws(StateDictProblem) in
    let depth = tensors.count { "features.\($0 + 1).0.block.0.0.weight" }
    // The smallest network of the second version has no last stage.
    let full = EfficientNet.strides.count
    guard [full - 1, full].contains(depth) else {
      throw .wrongDepth(found: depth, wanted: [full - 1, full], of: "stages")
    }
    var stages: [[EfficientNet.Block]] = []
    for (index, stride) in EfficientNet.strides.prefix(depth).enumerated() {
      stages.append(try stage(tensors, "features.\(index + 1)", firstStride: stride))
    }
    let stem = try tensors.kernel("features.0.0.weight")
    let head = try tensors.kernel("features.\(depth + 1).0.weight").filters
    let classes = try tensors.units("classifier.1.weight")
    var isSecondVersion = false
    if case .fused = stages.first?.first { isSecondVersion = true }
    let form = EfficientNetForm(
      head: head, blocks: stages.first?.count ?? 0, isSecondVersion: isSecondVersion)
    let network = EfficientNet(
      stem: stem.filters, stages: stages, head: head, epsilon: form.epsilon)
    return RecognizedNetwork(
      name: form.name, inputChannels: stem.inputs, inputSize: form.inputSize,
      preprocessing: form.preprocessing
    ) { input in
      network(input, classes: classes, names: .paper)
    }
  }

  private static func stage(
    _ tensors: TensorShapes, _ name: String, firstStride: Int
  ) throws(StateDictProblem) -> [EfficientNet.Block] {
    var blocks: [EfficientNet.Block] = []
    for index in 0..<tensors.count({ "\(name).\($0).block.0.0.weight" }) {
      let stride = index == 0 ? firstStride : 1
      blocks.append(try block(tensors, "\(name).\(index).block", stride: stride))
    }
    return blocks
  }

  private static func block(
    _ tensors: TensorShapes, _ name: String, stride: Int
  ) throws(StateDictProblem) -> EfficientNet.Block {
    let first = try tensors.kernel("\(name).0.0.weight")
    guard first.height > 1, first.inputs > 1 else {
      let parts = try InvertedResidualParts(tensors, name)
      return .inverted(
        parts.block(stride: stride, activation: .silu, excitation: EfficientNet.excitation))
    }
    let last = "\(name).1.0.weight"
    let filters = tensors.holds(last) ? try tensors.kernel(last).filters : nil
    return .fused(
      FusedResidual(
        width: filters == nil ? nil : first.filters, kernel: first.height, stride: stride,
        filters: filters ?? first.filters))
  }
}

/// What torchvision's networks of this family differ in beside their sizes.
private struct EfficientNetForm {
  let name: String
  let inputSize: Int

  /// That of all normalisations.
  let epsilon: Double

  /// Only the largest network was trained with pictures from −1 to 1.
  var preprocessing: PreprocessingHint { name == "efficientnet_v2_l" ? .tf : .torch }

  /// - Parameters:
  ///   - head: the filters of the last convolution.
  ///   - blocks: how many blocks the first stage has.
  ///   - isSecondVersion: whether they are fused ones.
  init(head: Int, blocks: Int, isSecondVersion: Bool) {
    (name, inputSize, epsilon) =
      switch (isSecondVersion, head, blocks) {
      case (false, 1280, 1): ("efficientnet_b0", 224, 1e-5)
      case (false, 1280, 2): ("efficientnet_b1", 240, 1e-5)
      case (false, 1408, 2): ("efficientnet_b2", 288, 1e-5)
      case (false, 1536, 2): ("efficientnet_b3", 300, 1e-5)
      case (false, 1792, 2): ("efficientnet_b4", 380, 1e-5)
      case (false, 2048, 3): ("efficientnet_b5", 456, 1e-3)
      case (false, 2304, 3): ("efficientnet_b6", 528, 1e-3)
      case (false, 2560, 4): ("efficientnet_b7", 600, 1e-3)
      case (true, 1280, 2): ("efficientnet_v2_s", 384, 1e-3)
      case (true, 1280, 3): ("efficientnet_v2_m", 480, 1e-3)
      case (true, 1280, 4): ("efficientnet_v2_l", 480, 1e-3)
      case (true, _, _): ("efficientnet_v2", 384, 1e-3)
      default: ("efficientnet", 224, 1e-5)
      }
  }
}
