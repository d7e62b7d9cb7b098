import ModelDescription

/// The values of a layer's line, checked: whole numbers, pairs, paddings, fractions.
extension LayerArguments {
  /// The numbers before the options, each of which must be there.
  func numbers(_ meaning: String, count: Int) throws(NetworkTextError) -> [Word] {
    guard numbers.count >= count else {
      throw word.problem(.missing(meaning, of: word.text, example: layer.example))
    }
    try refuseNumbers(after: count)
    return numbers
  }

  func refuseNumbers(after count: Int = 0) throws(NetworkTextError) {
    if let extra = numbers.dropFirst(count).first {
      throw extra.problem(.unexpected(extra.text, example: layer.example))
    }
  }

  /// One number before the options, or `nil`.
  func optionalNumber() throws(NetworkTextError) -> Word? {
    try refuseNumbers(after: 1)
    return numbers.first
  }

  /// A pair such as a stride; `nil` where it is not given.
  func extent(_ option: LayerOption) throws(NetworkTextError) -> (Int, Int)? {
    guard let value = values[option] else { return nil }
    return try value.extent("the \(option.rawValue)")
  }

  func whole(_ option: LayerOption, default number: Int) throws(NetworkTextError) -> Int {
    guard let value = values[option] else { return number }
    return try value.whole("the \(option.rawValue)")
  }

  func fraction(_ option: LayerOption, default number: Double) throws(NetworkTextError) -> Double {
    guard let value = values[option] else { return number }
    return try value.fraction("the \(option.rawValue)")
  }

  func padding() throws(NetworkTextError) -> Padding {
    if flags.contains(.same) { return .same }
    guard let value = values[.padding] else { return .valid }
    let margins = try value.margins("the padding")
    return .explicit(
      top: margins.top, bottom: margins.bottom, left: margins.left, right: margins.right)
  }
}

extension Word {
  /// A whole number of at least 1.
  func whole(_ meaning: String) throws(NetworkTextError) -> Int {
    guard let number = wholeNumber(text), number >= 1 else {
      throw problem(.wanted("\(meaning) must be a whole number of at least 1", found: text))
    }
    return number
  }

  /// Height and width: `11x5`, or `11` for both.
  func extent(_ meaning: String) throws(NetworkTextError) -> (Int, Int) {
    let sizes = text.split(omittingEmptySubsequences: false, whereSeparator: isTimes).map(
      wholeNumber)
    guard sizes.count <= 2, let height = sizes.first ?? nil, let width = sizes.last ?? nil,
      height >= 1, width >= 1
    else {
      throw problem(
        .wanted(
          "\(meaning) must be a number of at least 1, or height x width such as 3x3", found: text))
    }
    return (height, width)
  }

  /// Rows and columns on the four sides: one number for all, two for height and width, or four for
  /// top, bottom, left and right.
  func margins(
    _ meaning: String
  ) throws(NetworkTextError) -> (top: Int, bottom: Int, left: Int, right: Int) {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: isComma)
    let numbers = parts.compactMap(wholeNumber)
    guard numbers.count == parts.count, [1, 2, 4].contains(numbers.count) else {
      throw problem(
        .wanted(
          "\(meaning) must be a number of rows and columns such as 1, "
            + "or top,bottom,left,right such as 0,1,0,1", found: text))
    }
    switch numbers.count {
    case 1: return (numbers[0], numbers[0], numbers[0], numbers[0])
    case 2: return (numbers[0], numbers[0], numbers[1], numbers[1])
    default: return (numbers[0], numbers[1], numbers[2], numbers[3])
    }
  }

  /// A number with or without a fraction.
  func fraction(_ meaning: String) throws(NetworkTextError) -> Double {
    guard let number = Double(text), number.isFinite else {
      throw problem(.wanted("\(meaning) must be a number such as 0.5", found: text))
    }
    return number
  }

  /// Whether it is two sizes, such as `3x3`.
  var isExtent: Bool { text.contains(where: isTimes) }
}

/// The signs between height and width.
func isTimes(_ character: Character) -> Bool { "xX×*".contains(character) }

/// A whole number in digits, up to what a size may be; `nil` for anything else.
func wholeNumber(_ text: some StringProtocol) -> Int? {
  guard text.utf8.count <= 10, text.utf8.allSatisfy({ (48...57).contains($0) }),
    let number = Int(text), number <= 1 << 30
  else { return nil }
  return number
}
