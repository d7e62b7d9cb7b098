import Spelling

/// The layers of a file that are not understood: one sentence for each type.
struct UnknownLayers {
  private struct Kind {
    let type: String
    let firstName: String
    let hasShape: Bool
    var count = 1
  }

  private var kinds: [Kind] = []
  private var places: [String: Int] = [:]

  /// - Parameter hasShape: whether at least the output's shape is known.
  mutating func meet(_ name: String, type: String, hasShape: Bool) {
    if let place = places[type] {
      kinds[place].count += 1
    } else {
      places[type] = kinds.count
      kinds.append(Kind(type: type, firstName: name, hasShape: hasShape))
    }
  }

  var warnings: [String] {
    kinds.map { kind in
      let type = quoted(kind.type)
      let name = quoted(kind.firstName)
      let behind = kind.hasShape ? "" : "; shapes are unknown behind "
      return kind.count == 1
        ? "layer \(name) is of a type that is not understood, \(type), and cannot be run"
          + behind + (kind.hasShape ? "" : "it")
        : "\(kind.count) layers, \(name) first, are of a type that is not understood, \(type), and "
          + "cannot be run" + behind + (kind.hasShape ? "" : "them")
    }
  }
}
