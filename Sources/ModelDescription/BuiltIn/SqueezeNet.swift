/// The networks of Iandola et al. 2016: fire modules, which squeeze the channels before they
/// expand them. torchvision's, with the names of its modules.
package struct SqueezeNet: Sendable {
  /// What follows the first convolution.
  package enum Module: Sendable {
    /// A 1 × 1 convolution, and after it a 1 × 1 and a 3 × 3 one side by side.
    case fire(squeeze: Int, expand1x1: Int, expand3x3: Int)
    case pool

    /// A fire module whose two parts are equally wide.
    fileprivate static func fire(_ squeeze: Int, _ expand: Int) -> Module {
      .fire(squeeze: squeeze, expand1x1: expand, expand3x3: expand)
    }
  }

  /// The filters of the first convolution.
  private let stem: Int

  /// Height and width of its kernel.
  private let stemKernel: Int

  private let modules: [Module]

  package init(stem: Int, stemKernel: Int, modules: [Module]) {
    self.stem = stem
    self.stemKernel = stemKernel
    self.modules = modules
  }

  /// Version 1.1, 1,235,496 parameters.
  static let version1_1 = BuiltInNetwork(
    title: "SqueezeNet 1.1", summary: "eight fire modules; AlexNet's accuracy with 1.2 million",
    source: "Iandola et al. 2016; torchvision's squeezenet1_1"
  ) { input, classes, names in
    let network = SqueezeNet(
      stem: 64, stemKernel: 3,
      modules: [
        .pool, .fire(16, 64), .fire(16, 64), .pool, .fire(32, 128), .fire(32, 128), .pool,
        .fire(48, 192), .fire(48, 192), .fire(64, 256), .fire(64, 256),
      ])
    return network(input, classes: classes, names: names)
  }

  /// The layers from the input to the logits.
  package func callAsFunction(
    _ input: SymbolicTensor, classes: Int, names: LayerNames
  ) -> SymbolicTensor {
    var x = Conv2D(
      filters: stem, kernelSize: (stemKernel, stemKernel), strides: (2, 2), activation: .relu,
      name: names("features.0"))(input)
    for (index, module) in modules.enumerated() {
      // The first convolution and its ReLU are modules 0 and 1.
      let name = "features.\(index + 2)"
      switch module {
      case .pool:
        x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), ceilMode: true, name: names(name))(x)
      case .fire(let squeeze, let expand1x1, let expand3x3):
        let squeezed = convolution(squeeze, 1, names("\(name).squeeze"))(x)
        x = Concatenate(name: names(name))([
          convolution(expand1x1, 1, names("\(name).expand1x1"))(squeezed),
          convolution(expand3x3, 3, names("\(name).expand3x3"))(squeezed),
        ])
      }
    }
    x = Dropout(rate: 0.5, name: names("classifier.0"))(x)
    x = convolution(classes, 1, names("classifier.1"))(x)
    return GlobalAveragePooling2D(name: names("classifier.3"))(x)
  }

  private func convolution(_ filters: Int, _ kernel: Int, _ name: String?) -> Conv2D {
    Conv2D(
      filters: filters, kernelSize: (kernel, kernel),
      padding: kernel == 1 ? .valid : .symmetric(kernel / 2), activation: .relu, name: name)
  }
}
