/// Why a text is not a network: the place and what is wrong there. The description is the sentence
/// for the user: `mynet.txt:3:1: there is no layer 'cnov'; did you mean 'conv'?`.
public struct NetworkTextError: Error, Hashable, Sendable {
  /// The file as the sentence names it, if the text came from one.
  public let fileName: String?
  public let place: TextPlace
  public let problem: NetworkTextProblem

  init(_ problem: NetworkTextProblem, at place: TextPlace, in fileName: String? = nil) {
    self.fileName = fileName
    self.place = place
    self.problem = problem
  }
}

extension NetworkTextError: CustomStringConvertible {
  public var description: String {
    guard let fileName else { return "line \(place.line), column \(place.column): \(problem)" }
    return "\(fileName):\(place.line):\(place.column): \(problem)"
  }
}

/// A place in a text, as editors count.
public struct TextPlace: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int

  /// The character in its line, from 1.
  public let column: Int
}
