/// What is put around feature maps before a window slides over them.
public enum Padding: Hashable, Sendable {
  /// Nothing.
  case valid

  /// As many zeros as make the output ⌈input / stride⌉ large; the odd one goes to the bottom and
  /// right, as TensorFlow does.
  case same

  /// Given numbers of rows and columns.
  case explicit(top: Int, bottom: Int, left: Int, right: Int)

  /// The same number on all four sides, as PyTorch and Caffe state it.
  public static func symmetric(_ margin: Int) -> Padding {
    .explicit(top: margin, bottom: margin, left: margin, right: margin)
  }

  /// How scripts and tables name it.
  public var text: String {
    switch self {
    case .valid: "valid"
    case .same: "same"
    case .explicit(let top, let bottom, let left, let right):
      top == bottom && left == right && top == left
        ? "\(top)" : "(\(top), \(bottom)), (\(left), \(right))"
    }
  }
}
