import AlexViz
import Spelling

/// What `featuremaps` tells when it has finished.
struct FeatureMapsReport {
  let figures: FeatureMapFigures
  let folder: String

  /// The file of activations, if one was written.
  let activations: String?

  /// Where the preprocessing comes from, in words.
  let preprocessingOrigin: String

  func write() throws {
    let lines = pictures + dead + preprocessing + saved + classes
    try StandardStreams.write(lines.map { visible($0) + "\n" }.joined())
  }

  private var pictures: [String] {
    let names = FileName.safeNames(for: figures.names)
    let drawn =
      "\(NumberText.counted(names.count, "picture")) in \(folder): \(NameList.ends(names))"
    var lines = [drawn]
    if !figures.undrawnLayers.isEmpty {
      let undrawn = NameList.text(figures.undrawnLayers)
      lines.append("Not drawn, since these are no feature maps: \(undrawn)")
    }
    if !figures.unplacedLayers.isEmpty {
      let unplaced = NameList.text(figures.unplacedLayers)
      lines.append("Not drawn, since their numbers have no place on the photograph: \(unplaced)")
    }
    return lines
  }

  private var dead: [String] {
    let layers = figures.deadMaps.map { "\($0.layer) \($0.count)" }
    guard !layers.isEmpty else { return [] }
    return ["Dead maps, with one value everywhere: \(NameList.text(layers))"]
  }

  private var preprocessing: [String] {
    guard let preprocessing = figures.preprocessing else { return [] }
    let mode = preprocessing.knownMode?.rawValue ?? "custom"
    return [
      "Preprocessing: \(mode) (\(preprocessingOrigin)): "
        + "\(PreprocessingChoice.text(of: preprocessing))"
    ]
  }

  private var saved: [String] {
    guard let activations else { return [] }
    let count = NumberText.counted(figures.activations.layers.count, "tensor")
    return ["\(count) in \(activations)"]
  }

  private var classes: [String] {
    var lines = figures.classes.map(\.line)
    if !lines.isEmpty, figures.hasRandomWeights {
      lines.append(FeatureMapsReport.randomClasses)
    }
    return lines
  }

  /// What is said of classes that random weights find.
  static let randomClasses = "The weights are random, so these classes mean nothing."
}

extension RankedClass {
  /// The class and its probability: `71.2 %  tabby`.
  var line: String {
    let percent = String(Int((probability * 1000).rounded()))
    let padded = String(repeating: "0", count: max(0, 2 - percent.count)) + percent
    return "\(padded.dropLast()).\(padded.suffix(1)) %  \(name)"
  }
}
