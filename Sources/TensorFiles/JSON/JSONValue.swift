/// A value of a JSON text (RFC 8259).
package enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  /// A number without fraction and exponent that fits 64 bits.
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The members in the text's order; no name comes twice.
  case object([(name: String, value: JSONValue)])

  /// The member of that name, where this is an object that has it.
  package subscript(name: String) -> JSONValue? {
    members?.first { $0.name == name }?.value
  }

  package var members: [(name: String, value: JSONValue)]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  package var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var boolean: Bool? {
    guard case .boolean(let isTrue) = self else { return nil }
    return isTrue
  }

  /// A whole number, also where the text writes it with a fraction: `2.0`.
  package var integer: Int? {
    switch self {
    case .integer(let number): number
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  package var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  package var isNull: Bool {
    guard case .null = self else { return false }
    return true
  }

  /// The elements, where this is an array of nothing but integers from 0 up.
  package var sizes: [Int]? {
    guard case .array(let elements) = self else { return nil }
    var sizes: [Int] = []
    for element in elements {
      guard case .integer(let size) = element, size >= 0 else { return nil }
      sizes.append(size)
    }
    return sizes
  }
}
