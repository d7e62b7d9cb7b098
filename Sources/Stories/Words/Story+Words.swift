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
    return words.inputNote(photograph.width, photograph.height, input ?? 3)
  }

  /// How the story goes and is read, and what is to be known of the weights.
  func paragraphs(_ words: StoryWords) -> [String] {
    [words.introduction, words.reading] + (content.hasRandomWeights ? [words.randomWeights] : [])
  }
}
