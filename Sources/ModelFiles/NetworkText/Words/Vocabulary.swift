import ModelDescription
import Spelling

/// All words that a line can begin with.
enum Vocabulary {
  /// What a line is about.
  enum Meaning: Hashable {
    case name, input, output, reuse
    case repeatStart, repeatEnd
    case layer(LayerWord)

    /// A function as a layer of its own.
    case activation(ActivationFunction)
  }

  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [
      "name": .name, "input": .input, "output": .output, "outputs": .output, "reuse": .reuse,
      "repeat": .repeatStart, "end": .repeatEnd,
    ]
    for function in ActivationFunction.allCases {
      meanings[Word.plain(function.rawValue)] = .activation(function)
    }
    // Behind them, since `elu` may have a number.
    for layer in LayerWord.allCases {
      for word in [layer.rawValue] + layer.otherWords { meanings[word] = .layer(layer) }
    }
    return meanings
  }()

  /// What the word means at the beginning of a line; `nil` if nothing.
  static func meaning(of word: Word) -> Meaning? { meanings[word.plain] }

  /// The complaint about a word that means nothing.
  static func unknown(_ word: Word) -> NetworkTextError {
    let candidates = meanings.keys.sorted()
    return word.problem(
      .unknownLayer(word.text, nearest: nearest(to: word.plain, among: candidates)))
  }

  /// The layers, as a complaint lists them.
  static let layerList =
    "known are " + LayerWord.allCases.map(\.rawValue).joined(separator: ", ")
    + " and functions such as relu"
}
