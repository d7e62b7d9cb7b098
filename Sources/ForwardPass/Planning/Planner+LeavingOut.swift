import ModelDescription

/// Planning as much as can be run.
extension Planner {
  /// A layer whose output is wanted.
  struct Tap {
    let name: String
    let call: Int

    /// Whether the numbers before the layer's own activation are wanted.
    let isBeforeActivation: Bool

    /// Whether it is left out where it cannot be had.
    let isOptional: Bool
  }

  /// Plans all that taps need. Those that are optional are left out where they depend on a layer that
  /// cannot be run.
  ///
  /// - Parameter plan: the empty plan.
  /// - Returns: the taps that are left, and the buffer of each one's result.
  static func planned(
    _ model: Model, _ plan: Plan, taps: [Tap]
  ) throws(ForwardPassError) -> (
    plan: Plan, taps: [Tap], buffers: [BufferIndex], leftOut: LeftOutLayers?
  ) {
    var taps = taps
    var problems: [Int: ForwardPassError] = [:]
    while true {
      let before = Set(taps.filter(\.isBeforeActivation).map(\.call))
      var planner = Planner(model, plan: plan, beforeActivation: before)
      let buffers = try planner.plan(taps: taps.map(\.call))
      if planner.problems.isEmpty {
        return (planner.plan, taps, buffers, leftOut(of: model, problems))
      }
      problems.merge(planner.problems) { first, _ in first }
      let lost = model.calls(behind: Set(problems.keys))
      let kept = taps.filter { !lost.contains($0.call) }
      for tap in taps where lost.contains(tap.call) && (kept.isEmpty || !tap.isOptional) {
        if let problem = planner.needed(for: [tap.call]).lazy.compactMap({ problems[$0] }).first {
          throw problem
        }
      }
      // Planned anew, without what only the others need.
      taps = kept
    }
  }

  private static func leftOut(
    of model: Model, _ problems: [Int: ForwardPassError]
  ) -> LeftOutLayers? {
    guard let (_, reason) = problems.min(by: { $0.key < $1.key }) else { return nil }
    let layers = Set(model.calls(behind: Set(problems.keys)).map { model.calls[$0].layer })
    return LeftOutLayers(
      reason: reason, unableCount: Set(problems.keys.map { model.calls[$0].layer }).count,
      layers: layers.sorted().map { model.layers[$0].name })
  }
}

extension Model {
  /// Calls, and all that depend on them.
  fileprivate func calls(behind first: Set<Int>) -> Set<Int> {
    var all = first
    for (index, call) in calls.enumerated() where call.inputs.contains(where: all.contains) {
      all.insert(index)
    }
    return all
  }
}
