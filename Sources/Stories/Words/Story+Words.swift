import FeatureMaps
import ModelDescription

extension Story {
  /// Photograph and weights.
  func origins(_ language: CaptionLanguage) -> String {
    [content.photographName, language.captions.weights(content.weightsName)]
      .joined(separator: " · ")
  }

  /// What goes in.
  func inputNote(_ words: StoryWords) -> String {
    let input = content.model.inputs.first.flatMap { content.model.calls[$0].outputShape.channels }
    let photograph = photograph
    let size = words.inputNote(photograph.raster.width, photograph.raster.height, input ?? 3)
    return photograph.isStretched ? size + words.separator + words.unstretched : size
  }

  /// How the story goes and is read, and what is to be known of the weights.
  func paragraphs(_ words: StoryWords) -> [String] {
    let course = words.course(MapCourse(of: stages))
    let introduction = [words.introduction, course].filter { !$0.isEmpty }
    return [introduction.joined(separator: words.separator), words.reading]
      + (content.hasRandomWeights ? [words.randomWeights] : [])
  }

  /// What is said at the end beside classes: the layers behind the last maps, what the network costs
  /// where that is known.
  func closingNotes(_ words: StoryWords) -> [String] {
    let titles = titles
    let names = rest.map { titles[$0.layer.name] ?? $0.layer.name }
    var notes = names.isEmpty ? [] : [words.notShown(names)]
    let model = content.model
    let layers = model.weightedLayers.count
    if layers > 0, model.uncountedLayers.isEmpty, let times = model.multiplyAccumulates {
      notes.append(words.costs(layers, model.parameterCount, times))
    }
    return notes
  }
}
