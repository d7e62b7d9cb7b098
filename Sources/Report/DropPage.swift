import Canvas
import FeatureMaps

/// The page on which a photograph is dropped, of which a report is made then.
public struct DropPage: Sendable {
  /// What the page calls the model and its weights.
  public let title: String
  public let weights: String

  /// The language in which the page opens.
  public let language: CaptionLanguage

  /// The name and version of the program.
  public let program: String

  /// How large a file may be.
  public let megabytes: Int

  public init(
    title: String, weights: String, language: CaptionLanguage, program: String, megabytes: Int
  ) {
    self.title = title
    self.weights = weights
    self.language = language
    self.program = program
    self.megabytes = megabytes
  }

  /// The bytes of the page.
  ///
  /// - Parameter message: what went wrong with the photograph before.
  public func html(template: ReportTemplate, message: String = "") -> [UInt8] {
    template.filled([
      "language": Array(language.code.utf8),
      "program": Array(xmlText(program).utf8),
      "title": Array(xmlText(title).utf8),
      "weights": Array(xmlText(language.captions.weights(weights)).utf8),
      "megabytes": Array("\(megabytes)".utf8),
      "message": Array(xmlText(message).utf8),
      "style": Array(template.style.utf8),
      "style hash": ReportPage.base64Hash(of: template.style),
      "script": Array(template.script.utf8),
      "script hash": ReportPage.base64Hash(of: template.script),
    ])
  }
}
