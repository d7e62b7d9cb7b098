import ModelDescription

extension LayerCatalog {
  /// Layers that prepare pictures.
  static let pictureLayers: [String: Maker] = [
    "Rescaling": { source throws(KerasProblem) in
      let scale = try source.config.optionalNumbers("scale") ?? [1]
      return Rescaling(
        scale: scale, offset: try source.config.optionalNumbers("offset") ?? [0],
        name: source.name)
    },
    "Normalization": { source throws(KerasProblem) in
      let config = source.config
      let axes = try config.optionalIntegers("axis") ?? []
      guard axes.count <= 1, !(try config.flag("invert", default: false)) else { return nil }
      var given: Normalization.Statistics?
      if let mean = try config.optionalNumbers("mean"),
        let variance = try config.optionalNumbers("variance")
      {
        given = Normalization.Statistics(mean: mean, variance: variance)
      }
      return Normalization(axis: axes.first, given: given, name: source.name)
    },
    "Resizing": { source throws(KerasProblem) in
      let config = source.config
      let kind = try config.optionalText("interpolation") ?? "bilinear"
      let keepsRatio = try config.flag("crop_to_aspect_ratio", default: false)
      let pads = try config.flag("pad_to_aspect_ratio", default: false)
      let smooths = try config.flag("antialias", default: false)
      guard let interpolation = Resizing.Interpolation(rawValue: kind), !keepsRatio, !pads, !smooths
      else { return nil }
      let size = Extent(
        height: try config.positiveInteger("height"), width: try config.positiveInteger("width"))
      return Resizing(.size(size), interpolation: interpolation, name: source.name)
    },
    "CenterCrop": { source throws(KerasProblem) in
      CenterCrop(
        height: try source.config.positiveInteger("height"),
        width: try source.config.positiveInteger("width"),
        name: source.name)
    },
  ]
}
