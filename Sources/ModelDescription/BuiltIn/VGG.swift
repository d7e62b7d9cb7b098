/// The networks of Simonyan & Zisserman 2014: nothing but 3 × 3 convolutions and 2 × 2 pools.
///
/// The paper's configurations D and E, which end in softmax; torchvision's give logits, and put
/// an adaptive pool before fc6 that changes nothing at 224 × 224.
enum VGG {
  private static let paper = "Simonyan & Zisserman 2014"

  /// 138,357,544 parameters.
  static let vgg16 = BuiltInNetwork(
    title: "VGG-16", summary: "thirteen 3 × 3 convolutions in five stages, three dense layers",
    source: "\(paper), configuration D"
  ) { layers($0, convolutions: [2, 2, 3, 3, 3], classes: $1, names: $2) }

  /// 143,667,240 parameters.
  static let vgg19 = BuiltInNetwork(
    title: "VGG-19", summary: "sixteen 3 × 3 convolutions in five stages, three dense layers",
    source: "\(paper), configuration E"
  ) { layers($0, convolutions: [2, 2, 4, 4, 4], classes: $1, names: $2) }

  private static func layers(
    _ input: SymbolicTensor, convolutions: [Int], classes: Int, names: LayerNames
  ) -> SymbolicTensor {
    var x = input
    for (stage, filters) in [64, 128, 256, 512, 512].enumerated() {
      for number in 1...convolutions[stage] {
        x = Conv2D(
          filters: filters, kernelSize: (3, 3), padding: .symmetric(1), activation: .relu,
          name: names("conv\(stage + 1)_\(number)"))(x)
      }
      x = MaxPooling2D(name: names("pool\(stage + 1)"))(x)
    }
    return denseClassifier(x, classes: classes, names: names)
  }
}
