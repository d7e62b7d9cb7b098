import ModelDescription

/// Whole numbers that follow from shapes and constants, such as where a slice begins.
extension OpenVINOAssembler {
  /// The few numbers that an operation on constants or shapes gives; `nil` where they are not
  /// known.
  func folded(_ step: Step) -> FileConstant.Numbers? {
    switch step.layer.type {
    case "Convert", "Reshape", "Squeeze", "Unsqueeze": constant(step, 0)?.numbers
    case "ShapeOf": shapeOf(step).map { .integers($0) }
    case "Concat": joined(step).map { .integers($0) }
    case "Gather": gathered(step).map { .integers($0) }
    case "Add": combined(step) { $0.addingReportingOverflow($1) }
    case "Subtract": combined(step) { $0.subtractingReportingOverflow($1) }
    case "Multiply": combined(step) { $0.multipliedReportingOverflow(by: $1) }
    case "Divide": combined(step) { $0.dividedReportingOverflow(by: $1) }
    default: nil
    }
  }

  private func shapeOf(_ step: Step) -> [Int]? {
    if let sizes = constant(step, 0)?.shape { return sizes }
    guard let sizes = shape(step, 0)?.dimensions, !sizes.contains(nil) else { return nil }
    return sizes.compactMap(\.self)
  }

  private func joined(_ step: Step) -> [Int]? {
    var numbers: [Int] = []
    for index in step.inputs.indices {
      guard let more = integers(step, index),
        numbers.count + more.count <= FileConstant.maximumCount
      else { return nil }
      numbers += more
    }
    return numbers
  }

  private func gathered(_ step: Step) -> [Int]? {
    guard let numbers = integers(step, 0), let places = integers(step, 1),
      integers(step, 2) == [0], constant(step, 0)?.shape?.count == 1
    else { return nil }
    let taken = places.compactMap { place -> Int? in
      let index = place < 0 ? numbers.count + place : place
      return numbers.indices.contains(index) ? numbers[index] : nil
    }
    return taken.count == places.count ? taken : nil
  }

  /// Numbers at the same places, or each with one number; sizes are never negative, so divisions
  /// round as they should.
  private func combined(
    _ step: Step, _ operation: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) -> FileConstant.Numbers? {
    guard let first = integers(step, 0), let second = integers(step, 1),
      first.count == second.count || first.count == 1 || second.count == 1
    else { return nil }
    var results: [Int] = []
    for index in 0..<max(first.count, second.count) where !first.isEmpty && !second.isEmpty {
      let (result, overflow) = operation(
        first[first.count == 1 ? 0 : index], second[second.count == 1 ? 0 : index])
      guard !overflow else { return nil }
      results.append(result)
    }
    return .integers(results)
  }
}
