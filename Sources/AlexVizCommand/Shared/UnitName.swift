import AlexViz
import CommandLineOptions

/// A unit of a layer as the command line names it: `conv5:13`, or `conv5:13,6,6` for one place.
struct UnitName: Hashable, Sendable {
  let layer: String
  let unit: LayerUnit

  static let type = ValueType<UnitName>(placeholder: "LAYER:CHANNEL") {
    text throws(ValueProblem) in
    // Exporters put colons into names, too.
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex else { throw wanted }
    let parts = text[text.index(after: colon)...]
      .split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }),
      numbers.count == 1 || numbers.count == 3
    else { throw wanted }
    let place = numbers.count == 3 ? LayerUnit.Place(row: numbers[1], column: numbers[2]) : nil
    return UnitName(
      layer: String(text[..<colon]), unit: LayerUnit(channel: numbers[0], place: place))
  }

  private static let wanted = ValueProblem.wanted(
    "a layer and a channel such as conv5:13, or with row and column conv5:13,6,6")
}
