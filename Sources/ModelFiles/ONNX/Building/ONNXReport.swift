import Spelling

/// What the user should hear of a file once it is read.
struct ONNXReport {
  private var unknown = UnknownLayers()
  private var missing: [String] = []
  var differences = ShapeDifferences()

  mutating func addUnknown(_ layer: String, _ operation: String, hasShape: Bool) {
    unknown.meet(layer, type: operation, hasShape: hasShape)
  }

  mutating func addMissing(_ tensor: String) { missing.append(tensor) }

  /// One sentence for each kind of trouble.
  var warnings: [String] {
    var warnings = unknown.warnings
    if let first = missing.first {
      let more = missing.count > 1 ? ", and \(missing.count - 1) more" : ""
      warnings.append("the graph lacks the tensor \(quoted(first))\(more)")
    }
    return warnings + differences.warnings
  }
}
