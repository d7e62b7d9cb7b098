/// What is wrong in a file of Deep Compression.
public enum DeepCompressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The first numbers cannot be how many weights AlexNet's layers store.
  case header

  /// The file ends before the last layer does.
  case endsEarly(wanted: Int, found: Int)

  /// The distances lead behind the last weight of a layer.
  case behindTheEnd(layer: String, weight: Int, count: Int)

  public var description: String {
    switch self {
    case .header: "does not start with how many weights each layer of AlexNet stores"
    case .endsEarly(let wanted, let found):
      "the file ends early: it should have \(wanted) bytes and has \(found); was the download cut off?"
    case .behindTheEnd(let layer, let weight, let count):
      "stored weight \(weight) of \(layer) lies behind the last of its \(count) places"
    }
  }
}
