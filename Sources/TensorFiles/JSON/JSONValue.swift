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
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
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
