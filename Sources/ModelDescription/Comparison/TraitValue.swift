import Spelling

/// The value of a trait of a layer.
public enum TraitValue: Hashable, Sendable {
  case word(String)
  case count(Int)
  case number(Double)
  case flag(Bool)
  /// A kernel's or pool's size.
  case size(Extent)
  /// Strides or a dilation rate.
  case steps(Extent)
  case shape(Shape)

  /// As people read it: `11×11`, `62,378,344`, `55 × 55 × 96`.
  package var text: String {
    switch self {
    case .word(let word): word
    case .count(let count): NumberText.grouped(count)
    case .number(let number): NumberText.decimal(number)
    case .flag(let flag): flag ? "yes" : "no"
    case .size(let extent): "\(extent.height)×\(extent.width)"
    case .steps(let extent):
      extent.isSquare ? "\(extent.height)" : "\(extent.height)×\(extent.width)"
    case .shape(let shape): shape.figureText
    }
  }

  /// As the columns of comma-separated tables have it: `11x11`, `62378344`, `(None, 55, 55, 96)`.
  var scriptText: String {
    switch self {
    case .count(let count): "\(count)"
    case .size(let extent), .steps(let extent): "\(extent.height)x\(extent.width)"
    case .shape(let shape): shape.description
    case .word, .number, .flag: text
    }
  }

  /// As JSON: sizes are `[height, width]`, shapes begin with the batch, an open size is `null`.
  var json: String {
    switch self {
    case .word(let word): jsonQuoted(word)
    case .count(let count): "\(count)"
    case .number(let number): NumberText.decimal(number)
    case .flag(let flag): "\(flag)"
    case .size(let extent), .steps(let extent): "[\(extent.height), \(extent.width)]"
    case .shape(let shape):
      "[" + shape.dimensions.map { $0.map(String.init) ?? "null" }.joined(separator: ", ") + "]"
    }
  }
}
