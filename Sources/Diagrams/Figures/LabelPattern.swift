import Spelling

/// A user's own pattern for the labels of layers: `{kernel} {op}, {filters}[, s{stride}]`.
///
/// A word in braces is a field. What stands in brackets is left out where one of its fields is
/// missing or goes without saying, as a stride of 1. `\` takes the next character as it is.
public struct LabelPattern: Sendable {
  private enum Part: Sendable {
    case text(String)
    case field(LabelField)
    case optional([Part])
  }

  private let parts: [Part]

  /// Reads a pattern.
  public init(_ pattern: String) throws(FigureError) {
    var parts: [Part] = []
    var inner: [Part]?
    var literal = ""
    var rest = pattern[...]
    func finish() {
      if !literal.isEmpty { add(.text(literal)) }
      literal = ""
    }
    func add(_ part: Part) {
      if inner == nil { parts.append(part) } else { inner?.append(part) }
    }
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        literal.append(rest.popFirst() ?? "\\")
      case "{":
        finish()
        guard let end = rest.firstIndex(of: "}") else {
          throw .pattern("the label '\(pattern)' has a '{' without its '}'")
        }
        let word = String(rest[..<end])
        guard let field = LabelField(rawValue: word) else {
          let words = LabelField.allCases.map(\.rawValue)
          let hint =
            nearest(to: word, among: words).map { "did you mean '{\($0)}'?" }
            ?? "there are \(words.joined(separator: ", "))"
          throw .pattern("a label has no field '{\(word)}'; \(hint)")
        }
        add(.field(field))
        rest = rest[rest.index(after: end)...]
      case "[":
        guard inner == nil else {
          throw .pattern("the label '\(pattern)' has brackets inside brackets")
        }
        finish()
        inner = []
      case "]":
        finish()
        guard let part = inner else {
          throw .pattern("the label '\(pattern)' has a ']' without its '['")
        }
        inner = nil
        add(.optional(part))
      default:
        literal.append(character)
      }
    }
    guard inner == nil else {
      throw .pattern("the label '\(pattern)' has a '[' without its ']'")
    }
    finish()
    self.parts = parts
  }

  /// The fields that the pattern names.
  package var fields: Set<LabelField> { Self.fields(in: parts) }

  private static func fields(in parts: [Part]) -> Set<LabelField> {
    parts.reduce(into: []) { fields, part in
      switch part {
      case .text: break
      case .field(let field): fields.insert(field)
      case .optional(let inner): fields.formUnion(Self.fields(in: inner))
      }
    }
  }

  /// The label of a layer; `nil` where the layer lacks a field outside brackets.
  package func text(for layer: LayerNotation) -> String? {
    Self.text(of: parts, for: layer, omittingImplied: false)
  }

  private static func text(
    of parts: [Part], for layer: LayerNotation, omittingImplied: Bool
  ) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal):
        text += literal
      case .field(let field):
        guard let value = layer.value(of: field), !(omittingImplied && layer.isImplied(field))
        else { return nil }
        text += value
      case .optional(let inner):
        text += self.text(of: inner, for: layer, omittingImplied: true) ?? ""
      }
    }
    return text
  }
}
