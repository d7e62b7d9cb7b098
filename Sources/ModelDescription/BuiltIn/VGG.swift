/// The networks of Simonyan & Zisserman 2014: nothing but 3 × 3 convolutions and 2 × 2 pools.
///
/// The paper's configurations D and E, which end in softmax; torchvision's give logits, and put
/// an adaptive pool before fc6 that changes nothing at 224 × 224.
package enum VGG {
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

  /// torchvision's form with the names of its modules: any width, with batch normalisation or
  /// without, maps averaged to 7 × 7 before the dense layers, logits.
  ///
  /// - Parameters:
  ///   - stages: the filters of the convolutions of each stage.
  ///   - units: those of the dense layers before the last.
  package static func torchvision(
    _ input: SymbolicTensor, stages: [[Int]], isNormalized: Bool, units: [Int], classes: Int
  ) -> SymbolicTensor {
    var (x, module) = (input, 0)
    for stage in stages {
      for filters in stage {
        let name = "features.\(module)"
        x = Conv2D(
          filters: filters, kernelSize: (3, 3), padding: .symmetric(1),
          activation: isNormalized ? .linear : .relu, name: name)(x)
        if isNormalized {
          x = BatchNormalization(epsilon: 1e-5, name: "features.\(module + 1)")(x)
          x = Activation(.relu, name: "features.\(module + 2)")(x)
        }
        module += isNormalized ? 3 : 2
      }
      x = MaxPooling2D(name: "features.\(module)")(x)
      module += 1
    }
    x = AdaptiveAveragePooling2D(outputSize: (7, 7), name: "avgpool")(x)
    x = flattened(x, name: "flatten")
    for (index, units) in units.enumerated() {
      x = Dense(units: units, activation: .relu, name: "classifier.\(3 * index)")(x)
      x = Dropout(rate: 0.5, name: "classifier.\(3 * index + 2)")(x)
    }
    return Dense(units: classes, name: "classifier.\(3 * units.count)")(x)
  }
}
