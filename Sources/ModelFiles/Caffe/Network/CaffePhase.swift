/// The state of a network, by whose rules a file that describes training and testing at once keeps
/// or leaves out layers. Source: Caffe, `NetStateRule`.
struct CaffePhase: Sendable {
  /// `TRAIN` or `TEST`.
  let name: String

  /// Words that a program sets when it loads the file.
  let stages: Set<String>

  static let names = ["TRAIN", "TEST"]

  func kept(of layers: [CaffeLayer]) throws(CaffeProblem) -> [CaffeLayer] {
    var kept: [CaffeLayer] = []
    for layer in layers {
      do {
        if try keeps(layer) { kept.append(layer) }
      } catch {
        throw layer.problem(error)
      }
    }
    return kept
  }

  /// Whether a layer belongs to the network: if one rule that includes it is met, or none that
  /// excludes it, or if it has no rules.
  private func keeps(_ layer: CaffeLayer) throws(CaffeProblem) -> Bool {
    let includes = layer.message.messages("include")
    if includes.isEmpty { return try !meetsAny(layer.message.messages("exclude")) }
    return try meetsAny(includes)
  }

  private func meetsAny(_ rules: [CaffeMessage]) throws(CaffeProblem) -> Bool {
    for rule in rules where try meets(rule) { return true }
    return false
  }

  private func meets(_ rule: CaffeMessage) throws(CaffeProblem) -> Bool {
    if let phase = try rule.choice("phase", among: CaffePhase.names), phase != name {
      return false
    }
    let lowest = try rule.integer("min_level") ?? 0
    let highest = try rule.integer("max_level") ?? 0
    guard lowest <= 0, highest >= 0 else { return false }
    let wanted = try rule.texts("stage")
    let unwanted = try rule.texts("not_stage")
    return stages.isSuperset(of: wanted) && stages.isDisjoint(with: unwanted)
  }
}
