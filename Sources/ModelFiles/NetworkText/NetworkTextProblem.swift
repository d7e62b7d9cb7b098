import ModelDescription
import Spelling

/// What can be wrong in the text of a network.
public enum NetworkTextProblem: Hashable, Sendable {
  // The file.
  case tooLong(unit: String, limit: Int)
  case notUTF8
  case noInput

  // Words.
  case unclosedQuote
  case controlCharacter(String)
  case unknownLayer(String, nearest: String?)
  case unknownOption(String, of: String, nearest: String?, known: [String])
  case missing(String, of: String, example: String)
  case unexpected(String, example: String)

  /// A function such as `relu` stands behind a layer that has none.
  case functionBehind(String, layer: String)
  case givenTwice(String)

  /// A word stands where something else is wanted: "the stride must be … but is 'x'".
  case wanted(String, found: String)

  // Names.
  case labelOfNoLayer(String)
  case colonAfterWord(String)
  case badLabel(String)
  case duplicateName(String, line: Int)
  case unknownName(String, nearest: String?)

  /// The name belongs to a later line.
  case laterName(String, line: Int)
  case notALayer(String)

  // Connections.
  case layerBeforeInput(String)
  case nothingToJoin(String)
  case nothingToName(String)
  case unread(String)

  // Repetitions.
  case endWithoutRepeat
  case repeatWithoutEnd
  case nothingRepeated

  // The network.
  case growsTooLarge(unit: String, limit: Int)

  /// The layer, by the word that was written, cannot do what it is asked for.
  case layer(String, clause: String)

  /// A fully connected layer would read maps.
  case maps(String, shape: Shape)
  case model(ModelError)
}

extension NetworkTextProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLong(let unit, let limit):
      "a network's text has at most \(limit) \(unit), but this one has more"
    case .notUTF8: "this line is not UTF-8 text; save the file as UTF-8"
    case .noInput: "there is no network here; it begins with its input, such as 'input 224x224x3'"
    case .unclosedQuote: "the quotation mark that opens here is not closed on this line"
    case .controlCharacter(let word):
      "\(quoted(word)) holds a character that steers terminals instead of being shown; leave it out"
    case .unknownLayer(let word, let nearest):
      "there is no layer \(quoted(word))" + suggestion(nearest, else: Vocabulary.layerList)
    case .unknownOption(let word, let layer, let nearest, let known):
      "'\(layer)' does not take \(quoted(word))"
        + suggestion(nearest, else: "it takes \(known.joined(separator: ", "))")
    case .missing(let what, let layer, let example):
      "'\(layer)' wants \(what), as in '\(example)'"
    case .unexpected(let word, let example):
      "\(quoted(word)) is not expected here; write it as in '\(example)'"
    case .functionBehind(let function, let layer):
      "'\(layer)' does not take '\(function)'; put it on a line of its own"
    case .givenTwice(let what): "\(what) is given twice"
    case .wanted(let what, let found): "\(what), but this is \(quoted(found))"
    case .labelOfNoLayer(let keyword):
      "a name before a colon belongs to a layer; write '\(keyword)' without it"
    case .colonAfterWord(let word):
      "the colon makes a name of '\(word)'; leave it out, or write a layer behind it"
    case .badLabel(let label):
      "\(quoted(label)) is no name; leave out commas and quotation marks, or put it in quotation "
        + "marks"
    case .duplicateName(let name, let line):
      "\(quoted(name)) is already the name of line \(line); every name is given once"
    case .unknownName(let name, let nearest):
      "no line above is named \(quoted(name))"
        + suggestion(nearest, else: "put 'NAME:' before the layer that is meant")
    case .laterName(let name, let line):
      "\(quoted(name)) comes only in line \(line); a line reads lines above it"
    case .notALayer(let name): "\(quoted(name)) is not the name of a layer, which 'reuse' wants"
    case .layerBeforeInput(let word):
      "'\(word)' has nothing to read; begin with the input, such as 'input 224x224x3'"
    case .nothingToJoin(let word):
      "'\(word)' wants the names of what it joins, as in '\(word) left right'"
    case .nothingToName(let name):
      "there is no line before that \(quoted(name)) could name"
    case .unread(let word):
      "nothing reads what this '\(word)' gives; give it a name and join it, or name it in 'output'"
    case .endWithoutRepeat: "this 'end' closes no 'repeat'"
    case .repeatWithoutEnd: "this 'repeat' is not closed; put 'end' behind the lines to repeat"
    case .nothingRepeated: "there is nothing between this 'repeat' and its 'end'"
    case .growsTooLarge(let unit, let limit):
      "here the network grows beyond \(limit) \(unit); repeat less"
    case .layer(let word, let clause): "'\(word)' \(clause)"
    case .maps(let word, let shape):
      "'\(word)' wants a vector but got \(shape); put 'flatten' or 'gap' before it"
    case .model(let error): error.description
    }
  }

  private func suggestion(_ nearest: String?, else alternative: String) -> String {
    "; " + (nearest.map { "did you mean '\($0)'?" } ?? alternative)
  }
}
