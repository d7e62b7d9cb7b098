import ModelDescription

extension PreprocessingHint {
  /// How a network of Keras wants its pictures: told by a layer at its start that scales them, or
  /// by the name of one of Keras's own networks.
  ///
  /// Source: Keras, `applications`, `preprocess_input` of each.
  init?(keras model: Model) {
    let first = model.layers.first { !($0.layer is InputLayer) && !($0.layer is PassThrough) }
    if first?.layer is Rescaling || first?.layer is Normalization {
      self = .plain
      return
    }
    let name = model.name.lowercased()
    guard let known = PreprocessingHint.known.first(where: { name.hasPrefix($0.prefix) }) else {
      return nil
    }
    self = known.hint
  }

  /// The beginnings of names, the longer one first where one begins like another.
  private static let known: [(prefix: String, hint: PreprocessingHint)] = [
    ("resnet50v2", .tf), ("resnet101v2", .tf), ("resnet152v2", .tf), ("resnet", .caffe),
    ("vgg", .caffe), ("densenet", .torch), ("mobilenet", .tf), ("inception", .tf),
    ("xception", .tf), ("nasnet", .tf),
  ]
}
