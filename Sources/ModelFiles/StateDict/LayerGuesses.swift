/// Guesses of layers by the names and shapes of their tensors.
struct LayerGuesses {
  private let shapes: [String: [Int]]

  init(_ shapes: [String: [Int]]) {
    self.shapes = shapes
  }

  /// What a layer seems to be, at the tensor that tells it; `nil` for its other tensors.
  func layer(ofTensor name: String) -> String? {
    guard let shape = shapes[name] else { return nil }
    if let layer = name.layer(before: ".weight") {
      if shape.count == 1 { return normalization(layer + ".running_mean", channels: shape[0]) }
      return kernel(outputs: shape.first, inputs: shape.dropFirst().first, shape.dropFirst(2))
    }
    if name.layer(before: "/kernel") != nil {
      return kernel(outputs: shape.last, inputs: shape.dropLast().last, shape.dropLast(2))
    }
    if let layer = name.layer(before: "/gamma"), shape.count == 1 {
      return normalization(layer + "/moving_mean", channels: shape[0])
    }
    return nil
  }

  private func normalization(_ mean: String, channels: Int) -> String {
    (shapes[mean] == nil ? "normalisation" : "batch normalisation") + " of \(channels)"
  }

  /// A dense layer or a convolution, which has a size.
  private func kernel(outputs: Int?, inputs: Int?, _ size: ArraySlice<Int>) -> String? {
    guard let outputs, let inputs else { return nil }
    guard !size.isEmpty else { return "dense layer, \(inputs) to \(outputs)" }
    return "\(shapeText(Array(size))) convolution, \(inputs) to \(outputs)"
  }
}

extension String {
  /// What stands before the name's ending; `nil` if it ends otherwise.
  fileprivate func layer(before ending: String) -> String? {
    hasSuffix(ending) ? String(dropLast(ending.count)) : nil
  }
}
