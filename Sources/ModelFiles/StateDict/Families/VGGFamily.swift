import ModelDescription

extension NetworkFamily {
  static let vgg = NetworkFamily(
    title: "VGG", signature: ["features.0.weight", "classifier.0.weight", "classifier.3.weight"]
  ) { tensors throws(StateDictProblem) in
    let isNormalized = tensors.holds("features.1.running_mean")
    let stages = try vggStages(tensors, step: isNormalized ? 3 : 2)
    let units = [
      try tensors.units("classifier.0.weight"), try tensors.units("classifier.3.weight"),
    ]
    let classes = try tensors.units("classifier.6.weight")
    return RecognizedNetwork(
      name: vggName(stages.map(\.count), isNormalized: isNormalized),
      inputChannels: try tensors.kernel("features.0.weight").inputs
    ) { input in
      VGG.torchvision(
        input, stages: stages, isNormalized: isNormalized, units: units, classes: classes)
    }
  }

  /// The filters of each stage: a number left out between two convolutions is a pool's.
  ///
  /// - Parameter step: how many modules a convolution has, with what follows it.
  private static func vggStages(
    _ tensors: TensorShapes, step: Int
  ) throws(StateDictProblem) -> [[Int]] {
    func weight(_ module: Int) -> String { "features.\(module).weight" }
    var (stages, module) = ([[Int]](), 0)
    while tensors.holds(weight(module)) {
      var filters: [Int] = []
      while tensors.holds(weight(module)) {
        filters.append(try tensors.kernel(weight(module)).filters)
        module += step
      }
      stages.append(filters)
      module += 1
    }
    return stages
  }

  private static func vggName(_ depths: [Int], isNormalized: Bool) -> String {
    let known = [
      [1, 1, 2, 2, 2]: "vgg11", [2, 2, 2, 2, 2]: "vgg13", [2, 2, 3, 3, 3]: "vgg16",
      [2, 2, 4, 4, 4]: "vgg19",
    ]
    return (known[depths] ?? "vgg") + (isNormalized ? "_bn" : "")
  }
}
