/// Letters with the styles in which Keras 3's table shows them on a terminal.
struct StyledText: Equatable {
  /// Styles as the parameters of terminal escape sequences.
  enum Style: String {
    case plain = ""
    case bold = "1"
    case className = "38;5;33"
    case number = "38;5;34"
    case open = "38;5;45"
    case trainable = "1;38;5;34"
    case frozen = "1;91"
  }

  private(set) var letters: [(letter: Character, style: Style)] = []

  init(_ text: String = "", _ style: Style = .plain) {
    letters = text.map { ($0, style) }
  }

  static func + (first: StyledText, second: StyledText) -> StyledText {
    var sum = first
    sum.letters += second.letters
    return sum
  }

  static func == (first: StyledText, second: StyledText) -> Bool {
    first.letters.elementsEqual(second.letters) { $0 == $1 }
  }

  /// How many columns of a terminal it takes.
  var width: Int { letters.reduce(0) { $0 + $1.letter.columns } }

  /// A part of the letters.
  subscript(range: Range<Int>) -> StyledText {
    var part = StyledText()
    part.letters = Array(letters[range])
    return part
  }

  func padded(to width: Int, _ alignment: Alignment) -> StyledText {
    let space = max(0, width - self.width)
    let before =
      switch alignment {
      case .left: 0
      case .right: space
      case .center: space / 2
      }
    return StyledText(String(repeating: " ", count: before)) + self
      + StyledText(String(repeating: " ", count: space - before))
  }

  enum Alignment { case left, right, center }

  /// The text alone, or with escape sequences around each run of one style.
  func rendered(colored: Bool) -> String {
    var text = ""
    var current = Style.plain
    for (letter, style) in letters {
      if colored, style != current {
        text += (current == .plain ? "" : "\u{1B}[0m")
        text += (style == .plain ? "" : "\u{1B}[\(style.rawValue)m")
        current = style
      }
      text.append(letter)
    }
    return text + (current == .plain ? "" : "\u{1B}[0m")
  }
}

extension Character {
  /// How many columns of a terminal it takes: 2 for Chinese, Japanese and Korean letters.
  var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
