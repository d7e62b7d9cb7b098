import ModelDescription

extension NetworkFamily {
  static let squeezeNet = NetworkFamily(
    title: "SqueezeNet", signature: ["features.0.weight", "features.3.squeeze.weight"]
  ) { tensors throws(StateDictProblem) in
    func isFire(_ number: Int) -> Bool { tensors.holds("features.\(number).squeeze.weight") }
    var modules: [SqueezeNet.Module] = []
    // The first convolution and its ReLU are modules 0 and 1; a number left out is a pool's.
    var number = 2
    while isFire(number) || isFire(number + 1) {
      modules.append(isFire(number) ? try fire(tensors, "features.\(number)") : .pool)
      number += 1
    }
    let stem = try tensors.kernel("features.0.weight")
    let classes = try tensors.kernel("classifier.1.weight").filters
    let network = SqueezeNet(stem: stem.filters, stemKernel: stem.height, modules: modules)
    let name =
      switch stem.height {
      case 7: "squeezenet1_0"
      case 3: "squeezenet1_1"
      default: "squeezenet"
      }
    return RecognizedNetwork(name: name, inputChannels: stem.inputs) { input in
      network(input, classes: classes, names: .paper)
    }
  }

  private static func fire(
    _ tensors: TensorShapes, _ name: String
  ) throws(StateDictProblem) -> SqueezeNet.Module {
    .fire(
      squeeze: try tensors.kernel("\(name).squeeze.weight").filters,
      expand1x1: try tensors.kernel("\(name).expand1x1.weight").filters,
      expand3x3: try tensors.kernel("\(name).expand3x3.weight").filters)
  }
}
