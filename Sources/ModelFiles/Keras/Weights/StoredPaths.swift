/// Under which names Keras 3 keeps the weights of layers where it does not keep the layers' own
/// names: after their classes, numbered in the order of the file's description.
///
/// Source: Keras 3, `saving_lib.py`, `_save_container_state` and `to_snake_case`.
struct StoredPaths {
  /// The path of each layer, names of models in front, by the path in the file.
  private(set) var layers: [(stored: String, layer: String)] = []

  init(_ model: SavedModel) {
    add(model, stored: "", layer: "")
  }

  private mutating func add(_ model: SavedModel, stored: String, layer: String) {
    var counts: [String: Int] = [:]
    // Operators are no layers to Keras.
    for saved in model.layers where !saved.isOperator {
      let base = StoredPaths.snakeCase(saved.className)
      let count = counts[base, default: 0]
      counts[base] = count + 1
      let group = stored + (count == 0 ? base : "\(base)_\(count)")
      let path = layer + saved.name
      if let inner = saved.model {
        add(inner, stored: group + "/", layer: path + "/")
      } else {
        layers.append((group, path))
      }
    }
  }

  /// `SeparableConv2D` as `separable_conv2d`, `ReLU` as `re_lu`: a line before each capital that
  /// starts a word of small letters or follows a small letter.
  static func snakeCase(_ className: String) -> String {
    let letters = className.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    var spaced = ""
    // Two rules one after the other, as there.
    var previous: Character?
    var rest = letters[...]
    while let letter = rest.popFirst() {
      if let previous, letter.isUppercase {
        let startsWord = rest.first?.isLowercase ?? false
        if startsWord || previous.isLowercase { spaced += "_" }
      }
      spaced.append(letter)
      previous = letter
    }
    return spaced.lowercased()
  }
}
