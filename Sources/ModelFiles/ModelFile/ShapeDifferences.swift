import ModelDescription
import Spelling

/// The tensors of which a file states another shape than its layers give.
struct ShapeDifferences {
  private var first: (tensor: String, stated: Shape, found: Shape)?
  private var count = 0

  /// Notes a tensor, unless the shapes may be the same.
  mutating func compare(_ found: Shape, with stated: Shape, of tensor: String) {
    guard !found.agrees(with: stated) else { return }
    if first == nil { first = (tensor, stated, found) }
    count += 1
  }

  /// One sentence, if there are any.
  var warnings: [String] {
    guard let first else { return [] }
    let more = count > 1 ? ", and \(count - 1) more" : ""
    return [
      "the file says that \(quoted(first.tensor)) has the shape \(first.stated), but its layers "
        + "give \(first.found)\(more)"
    ]
  }
}
