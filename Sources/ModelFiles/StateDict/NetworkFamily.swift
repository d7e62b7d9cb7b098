/// Networks whose tensors have the same names; each family is one file of the folder `Families`.
struct NetworkFamily: Sendable {
  /// How sentences name it.
  let title: String

  /// Names of tensors that all of its networks have and no other family's.
  let signature: [String]

  /// Reads depth, widths and all else that the shapes tell.
  let read: @Sendable (TensorShapes) throws(StateDictProblem) -> RecognizedNetwork

  static let all = [
    alexNet, vgg, resNet, squeezeNet, denseNet, googLeNet, inceptionV3, mobileNetV2, mobileNetV3,
    efficientNet,
  ]

  /// The family whose names a file's tensors have.
  static func family(of names: Set<String>) -> NetworkFamily? {
    all.first { $0.signature.allSatisfy(names.contains) }
  }
}
