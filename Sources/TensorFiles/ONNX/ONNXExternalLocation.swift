/// Where the numbers of a tensor lie outside of the model's own file.
package struct ONNXExternalLocation: Hashable, Sendable {
  /// The file's path, from the folder of the model.
  package private(set) var file = ""

  /// The first byte.
  private(set) var offset: Int? = 0

  /// How many bytes there are; `nil` for as many as the tensor needs.
  private(set) var length: String?

  /// Takes one entry: a key and its value, both texts.
  mutating func take(_ entry: ProtobufMessage) throws(ProtobufError) {
    var (key, value) = ("", "")
    var fields = entry.fields
    while let field = try fields.next() {
      switch field.number {
      case 1: key = try field.string()
      case 2: value = try field.string()
      default: break
      }
    }
    switch key {
    case "location": file = value
    case "offset": offset = Int(value)
    case "length": length = value
    default: break
    }
  }
}
