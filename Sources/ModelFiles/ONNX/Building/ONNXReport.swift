import Spelling

/// What the user should hear of a file once it is read.
struct ONNXReport {
  private var unknown = UnknownLayers()
  private var missing: [String] = []
  private var differences: [(tensor: String, stated: String, found: String)] = []

  mutating func addUnknown(_ layer: String, _ operation: String, hasShape: Bool) {
    unknown.meet(layer, type: operation, hasShape: hasShape)
  }

  mutating func addMissing(_ tensor: String) { missing.append(tensor) }

  mutating func addDifference(_ tensor: String, stated: String, found: String) {
    differences.append((tensor, stated, found))
  }

  /// One sentence for each kind of trouble.
  var warnings: [String] {
    var warnings = unknown.warnings
    if let first = missing.first {
      warnings.append(
        "the graph lacks the tensor \(quoted(first))\(ONNXReport.more(missing.count))")
    }
    if let first = differences.first {
      warnings.append(
        "the file says that \(quoted(first.tensor)) has the shape \(first.stated), but its layers "
          + "give \(first.found)\(ONNXReport.more(differences.count))")
    }
    return warnings
  }

  private static func more(_ count: Int) -> String {
    count > 1 ? ", and \(count - 1) more" : ""
  }
}
