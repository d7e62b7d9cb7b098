import ModelDescription

/// Layers that join, cut and rearrange tensors.
extension OpenVINOAssembler {
  mutating func concatenation(_ step: Step) -> StatedGraph.Conversion? {
    guard let axis = step.layer.integer("axis") else { return nil }
    let inputs = step.inputs.compactMap(\.self)
    guard inputs.count == step.inputs.count else { return nil }
    guard inputs.count > 1 else {
      return graph.alone(PassThrough(className: "Concat"), inputs.first)
    }
    let stated = statedShape(step)
    let place = axis < 0 ? axis + stated.dimensions.count : axis
    return graph.merging(Concatenate(axis: place == stated.channelAxis ? nil : place), inputs)
  }

  func padded(_ step: Step) -> StatedGraph.Conversion? {
    guard let source = input(step, 0), let before = integers(step, 1),
      let after = integers(step, 2), before.count == after.count
    else { return nil }
    let filling: Pad.Filling
    switch step.layer.settings["pad_mode"] {
    case "constant":
      guard step.inputs.count < 4 || constant(step, 3)?.scalar != nil else { return nil }
      filling = .constant(constant(step, 3)?.scalar ?? 0)
    case "reflect": filling = .reflection
    case "edge": filling = .edge
    default: return nil
    }
    let margins = zip(before, after).map { Pad.Margin(before: $0, after: $1) }
    return graph.padding(source, margins, filling: filling)
  }

  /// The size is what the file states.
  func resizing(_ step: Step) -> StatedGraph.Conversion? {
    let stated = statedShape(step)
    guard let input = shape(step, 0), input.isFeatureMaps, input.dataFormat == .channelsFirst,
      let height = stated[.height], let width = stated[.width],
      let coordinates = Resizing.Coordinates(
        rawValue: step.layer.settings["coordinate_transformation_mode"] ?? "half_pixel")
    else { return nil }
    let interpolation: Resizing.Interpolation
    switch step.layer.settings["mode"] {
    case "nearest": interpolation = .nearest
    case "linear", "linear_onnx": interpolation = .bilinear
    case "cubic": interpolation = .bicubic
    default: return nil
    }
    let layer = Resizing(
      .size(Extent(height: height, width: width)), interpolation: interpolation,
      coordinates: coordinates)
    return graph.alone(layer, self.input(step, 0))
  }

  func stridedSlice(_ step: Step) -> StatedGraph.Conversion? {
    guard let starts = integers(step, 1), let ends = integers(step, 2),
      starts.count == ends.count
    else { return nil }
    let steps = step.inputs.count > 3 ? integers(step, 3) : starts.map { _ in 1 }
    guard let steps, steps.count == starts.count else { return nil }
    func mask(_ name: String) -> [Int] { step.layer.integers(name) ?? [] }
    func has(_ mask: [Int], _ axis: Int) -> Bool { mask.indices.contains(axis) && mask[axis] == 1 }
    guard !mask("new_axis_mask").contains(1), !mask("ellipsis_mask").contains(1) else {
      return nil
    }
    let (begins, stops) = (mask("begin_mask"), mask("end_mask"))
    let shrinks = mask("shrink_axis_mask")
    let cuts = starts.indices.compactMap { axis -> Slice.Cut? in
      if has(shrinks, axis) { return Slice.Cut(axis: axis, at: starts[axis]) }
      let start = has(begins, axis) ? nil : starts[axis]
      let end = has(stops, axis) ? nil : ends[axis]
      if start ?? 0 == 0, end == nil, steps[axis] == 1 { return nil }
      return Slice.Cut(axis: axis, from: start, to: end, step: steps[axis])
    }
    return graph.alone(Slice(cuts), input(step, 0))
  }

  func slice(_ step: Step) -> StatedGraph.Conversion? {
    guard let starts = integers(step, 1), let ends = integers(step, 2),
      let steps = integers(step, 3), ends.count == starts.count, steps.count == starts.count
    else { return nil }
    let axes = step.inputs.count > 4 ? integers(step, 4) : Array(starts.indices)
    guard let axes, axes.count == starts.count else { return nil }
    let cuts = axes.indices.map {
      Slice.Cut(axis: axes[$0], from: starts[$0], to: ends[$0], step: steps[$0])
    }
    return graph.alone(Slice(cuts), input(step, 0))
  }

  func gathering(_ step: Step) -> StatedGraph.Conversion? {
    guard step.layer.integer("batch_dims") ?? 0 == 0, let indices = constant(step, 1),
      let places = indices.integers, let axis = integers(step, 2)?.first
    else { return nil }
    switch indices.shape?.count {
    case 0:
      guard let place = places.first else { return nil }
      let layer = Slice([Slice.Cut(axis: axis, at: place)], className: "Gather")
      return graph.alone(layer, input(step, 0))
    case 1: return graph.alone(Gather(places: places, axis: axis), input(step, 0))
    default: return nil
    }
  }
}
