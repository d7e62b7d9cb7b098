import ModelDescription

extension LayerCatalog {
  /// Layers that give the same numbers another shape or place, or join them.
  static let arrangements: [String: Maker] = [
    "Flatten": { source throws(KerasProblem) in
      // With channels first, Keras moves them to the end before it lays the numbers in a row.
      let moves = try source.config.optionalText("data_format") == "channels_first"
      let isFirst = source.input?.dataFormat == .channelsFirst
      return Flatten(
        order: isFirst && !moves ? .channelsFirst : .channelsLast, name: source.name)
    },
    "Reshape": { source throws(KerasProblem) in
      if let sizes = try source.config.optionalIntegers("target_shape") {
        return Reshape(.example(sizes), dataFormat: source.dataFormat, name: source.name)
      }
      // The operator of that name counts the batch.
      guard let sizes = source.argument(1, "newshape", "shape")?.openSizes else { return nil }
      return Reshape(.whole(sizes), dataFormat: source.dataFormat, name: source.name)
    },
    "Permute": { source throws(KerasProblem) in
      Permute(dims: try source.config.integers("dims"), name: source.name)
    },
    "RepeatVector": { source throws(KerasProblem) in
      RepeatVector(count: try source.config.positiveInteger("n"), name: source.name)
    },
    "ZeroPadding2D": { source throws(KerasProblem) in
      ZeroPadding2D(padding: try source.config.margins("padding", default: 1), name: source.name)
    },
    "Cropping2D": { source throws(KerasProblem) in
      Cropping2D(cropping: try source.config.margins("cropping", default: 0), name: source.name)
    },
    "UpSampling2D": { source throws(KerasProblem) in
      let kind = try source.config.optionalText("interpolation") ?? "nearest"
      guard let interpolation = UpSampling2D.Interpolation(rawValue: kind) else { return nil }
      return UpSampling2D(
        size: try source.config.positivePair("size", default: 2), interpolation: interpolation,
        name: source.name)
    },
  ]
}

extension LayerConfig {
  /// Margins above and below, left and right: one number, a pair for height and width, or two
  /// pairs.
  func margins(
    _ key: String, default standard: Int
  ) throws(KerasProblem) -> ((Int, Int), (Int, Int)) {
    guard let pairs = self[key]?.elements, let first = pairs.first, first.elements != nil else {
      let (height, width) = try pair(key, default: standard)
      return ((height, height), (width, width))
    }
    let numbers = pairs.compactMap(\.integers)
    guard numbers.count == 2, numbers.allSatisfy({ $0.count == 2 }) else {
      throw problem(key, "margins")
    }
    return ((numbers[0][0], numbers[0][1]), (numbers[1][0], numbers[1][1]))
  }
}
