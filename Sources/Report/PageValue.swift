import Spelling

/// A value that the page's description holds, as JSON.
protocol PageValue {
  var json: String { get }
}

extension Int: PageValue {
  var json: String { String(self) }
}

extension Bool: PageValue {
  var json: String { self ? "true" : "false" }
}

extension Double: PageValue {
  /// JSON has no infinity.
  var json: String { isFinite ? "\(self)" : "null" }
}

extension String: PageValue {
  var json: String { jsonQuoted(self) }
}

extension Array: PageValue where Element: PageValue {
  var json: String { "[" + map(\.json).joined(separator: ",") + "]" }
}

/// Named values in the order in which they were set.
struct PageObject: PageValue {
  private var members: [String] = []

  /// Sets a value that is not set yet; nothing is a value that is left out.
  mutating func set(_ name: String, _ value: (any PageValue)?) {
    if let value { members.append("\(name.json):\(value.json)") }
  }

  var json: String { "{" + members.joined(separator: ",") + "}" }
}
