/// Names for layers: given ones are kept, the rest are numbered as Keras does in a fresh session.
///
/// The first `Conv2D` is `conv2d`, the second `conv2d_1`, in the order in which they were made.
enum LayerNaming {
  struct Name {
    let text: String

    /// How many automatic names of the class come before; `nil` for a given name.
    let ordinal: Int?
  }

  static func names(for layers: [any Layer]) throws(ModelError) -> [LayerIdentity: Name] {
    var names: [LayerIdentity: Name] = [:]
    var taken: Set<String> = []
    for layer in layers {
      guard let name = layer.name else { continue }
      guard taken.insert(name).inserted else { throw .duplicateName(name) }
      names[layer.identity] = Name(text: name, ordinal: nil)
    }
    var counts: [String: Int] = [:]
    for layer in layers.sorted(by: { $0.identity < $1.identity }) where layer.name == nil {
      let base = snakeCase(layer.className)
      var ordinal = counts[base, default: 0]
      while !taken.insert(numbered(base, ordinal)).inserted { ordinal += 1 }
      counts[base] = ordinal + 1
      names[layer.identity] = Name(text: numbered(base, ordinal), ordinal: ordinal)
    }
    return names
  }

  private static func numbered(_ base: String, _ ordinal: Int) -> String {
    ordinal == 0 ? base : "\(base)_\(ordinal)"
  }

  /// `MaxPooling2D` becomes `max_pooling2d`: a line before each capital that follows a small
  /// letter or stands before one.
  static func snakeCase(_ className: String) -> String {
    let letters = Array(className)
    var result = ""
    for (index, letter) in letters.enumerated() {
      if index > 0, letter.isUppercase {
        let startsWord = index + 1 < letters.count && letters[index + 1].isLowercase
        if letters[index - 1].isLowercase || startsWord { result += "_" }
      }
      result += letter.lowercased()
    }
    return result
  }
}
