import ModelDescription

/// Layers that join, cut and rearrange tensors.
extension TFLiteAssembler {
  mutating func arithmetic(
    _ layer: any MergingLayer, _ step: TFLiteOperator
  ) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let activation = try FusedActivation(step.options, 0) else { return nil }
    return behind(joined(layer, step), activation)
  }

  mutating func joined(
    _ layer: any MergingLayer, _ step: TFLiteOperator
  ) -> StatedGraph.Conversion? {
    guard let first = step.input(0), let second = step.input(1) else { return nil }
    return graph.arithmetic(layer, first, second)
  }

  mutating func concatenation(
    _ step: TFLiteOperator
  ) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let activation = try FusedActivation(step.options, 1) else { return nil }
    guard step.inputs.count > 1 else {
      return graph.alone(PassThrough(className: "Concatenate"), step.input(0))
    }
    let axis = Int(try step.options?.integer(0, as: Int32.self) ?? 0)
    let last = statedShape(step).dimensions.count - 1
    let layer = Concatenate(axis: axis == -1 || axis == last ? nil : axis)
    return behind(graph.merging(layer, step.inputs), activation)
  }

  func padded(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let input = step.input(0), let numbers = integers(step.input(1)), numbers.count % 2 == 0
    else { return nil }
    var filling = Pad.Filling.constant(0)
    if step.name == "MIRROR_PAD" {
      // The other way repeats the numbers at the edge, for which there is no layer.
      guard try step.options?.integer(0, as: Int8.self) ?? 0 == 0 else { return nil }
      filling = .reflection
    } else if let number = step.input(2) {
      guard let scalar = constant(number)?.scalar else { return nil }
      filling = .constant(scalar)
    }
    let margins = stride(from: 0, to: numbers.count, by: 2).map {
      Pad.Margin(before: numbers[$0], after: numbers[$0 + 1])
    }
    return graph.padding(input, margins, filling: filling)
  }

  /// - Parameter firstFlag: the field that says whether corners are aligned; the next one says
  ///   whether centres are.
  func resizing(
    _ step: TFLiteOperator, _ interpolation: Resizing.Interpolation, firstFlag: Int
  ) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    let stated = statedShape(step)
    let size = integers(step.input(1)) ?? [stated[.height], stated[.width]].compactMap(\.self)
    guard size.count == 2 else { return nil }
    let coordinates: Resizing.Coordinates =
      try step.options?.flag(firstFlag) ?? false
      ? .alignCorners : try step.options?.flag(firstFlag + 1) ?? false ? .halfPixel : .asymmetric
    let layer = Resizing(
      .size(Extent(height: size[0], width: size[1])), interpolation: interpolation,
      coordinates: coordinates)
    return graph.alone(layer, step.input(0))
  }

  func stridedSlice(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let starts = integers(step.input(1)), let ends = integers(step.input(2)),
      let steps = integers(step.input(3)), starts.count == ends.count, steps.count == ends.count,
      starts.count <= 32
    else { return nil }
    var masks: [Int32] = []
    for field in 0..<5 { masks.append(try step.options?.integer(field, as: Int32.self) ?? 0) }
    // Dots and new dimensions; ends that are counted from the starts.
    guard masks[2] == 0, masks[3] == 0, try step.options?.flag(5) != true else { return nil }
    func has(_ mask: Int32, _ axis: Int) -> Bool { (mask >> Int32(axis)) & 1 == 1 }
    let cuts = starts.indices.compactMap { axis -> Slice.Cut? in
      if has(masks[4], axis) { return Slice.Cut(axis: axis, at: starts[axis]) }
      let start = has(masks[0], axis) ? nil : starts[axis]
      let end = has(masks[1], axis) ? nil : ends[axis]
      if start ?? 0 == 0, end == nil, steps[axis] == 1 { return nil }
      return Slice.Cut(axis: axis, from: start, to: end, step: steps[axis])
    }
    return graph.alone(Slice(cuts), step.input(0))
  }

  func slice(_ step: TFLiteOperator) -> StatedGraph.Conversion? {
    guard let starts = integers(step.input(1)), let sizes = integers(step.input(2)),
      starts.count == sizes.count
    else { return nil }
    var cuts: [Slice.Cut] = []
    for (axis, (start, size)) in zip(starts, sizes).enumerated() {
      let (end, overflow) = start.addingReportingOverflow(size)
      guard start >= 0, !overflow else { return nil }
      if start == 0, size < 0 { continue }
      cuts.append(Slice.Cut(axis: axis, from: start, to: size < 0 ? nil : end))
    }
    return graph.alone(Slice(cuts), step.input(0))
  }

  func split(_ step: TFLiteOperator) -> StatedGraph.Conversion? {
    guard let input = step.input(1) else { return nil }
    return graph.parts(
      of: input, axis: integers(step.input(0))?.first, count: step.outputs.count)
  }

  func unevenSplit(_ step: TFLiteOperator) -> StatedGraph.Conversion? {
    guard let input = step.input(0) else { return nil }
    return graph.parts(
      of: input, axis: integers(step.input(2))?.first, sizes: integers(step.input(1)))
  }

  /// Each place along a dimension by itself.
  func unpacking(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    guard let tensor = step.input(0).flatMap({ graph.tensor($0) }), let shape = tensor.shape,
      let axis = try? shape.place(of: Int(try step.options?.integer(1, as: Int32.self) ?? 0)),
      shape.dimensions[axis] == step.outputs.count
    else { return nil }
    let layers = step.outputs.indices.map {
      Slice([Slice.Cut(axis: axis, at: $0)], className: "Unpack")
    }
    return .parts(layers, of: tensor)
  }

  func gathering(_ step: TFLiteOperator) throws(TFLiteProblem) -> StatedGraph.Conversion? {
    let axis = Int(try step.options?.integer(0, as: Int32.self) ?? 0)
    guard try step.options?.integer(1, as: Int32.self) ?? 0 == 0,
      let indices = constant(step.input(1)), let places = indices.integers
    else { return nil }
    switch indices.shape?.count {
    case 0:
      guard let place = places.first else { return nil }
      return graph.alone(
        Slice([Slice.Cut(axis: axis, at: place)], className: "Gather"), step.input(0))
    case 1: return graph.alone(Gather(places: places, axis: axis), step.input(0))
    default: return nil
    }
  }
}
