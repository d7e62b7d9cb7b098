import ModelDescription

extension LayerCatalog {
  /// Layers that matter in training only.
  static let passThroughs: [String: Maker] = Dictionary(
    trainingClasses.map { ($0, passThrough($0)) }, uniquingKeysWith: { first, _ in first }
  ).merging([
    "Dropout": { source throws(KerasProblem) in
      Dropout(rate: try source.config.optionalNumber("rate", "p") ?? 0, name: source.name)
    }
  ]) { _, dropout in dropout }

  private static let trainingClasses = [
    "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout", "GaussianNoise",
    "GaussianDropout", "ActivityRegularization", "Identity", "Masking", "RandomFlip",
    "RandomRotation", "RandomTranslation", "RandomZoom", "RandomContrast", "RandomBrightness",
    "RandomColorJitter", "RandomColorDegeneration", "RandomErasing", "RandomGaussianBlur",
    "RandomGrayscale", "RandomHue", "RandomInvert", "RandomPerspective", "RandomPosterization",
    "RandomSaturation", "RandomSharpness", "RandomShear", "AugMix", "CutMix", "MixUp",
    "RandAugment", "Solarization", "Equalization",
  ]

  private static func passThrough(_ className: String) -> Maker {
    { source throws(KerasProblem) in PassThrough(className: className, name: source.name) }
  }
}
