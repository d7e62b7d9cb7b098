import ModelDescription

/// Layers that join others, or give maps another size.
extension DarknetLayer {
  /// Joins layers, or one part of the channels of each.
  func route() throws(DarknetProblem) -> Result {
    let groups = try section.integer("groups", default: 1)
    let part = try section.integer("group_id", default: 0)
    guard groups > 0, (0..<groups).contains(part) else {
      throw DarknetProblem(
        "takes part \(part) of \(groups) ([route] in line \(section.line))")
    }
    var parts: [SymbolicTensor] = []
    for (index, input) in inputs.enumerated() {
      guard groups > 1 else {
        parts.append(input)
        continue
      }
      guard let channels = input.shape?.channels, channels % groups == 0 else {
        return opaque(.unknown)
      }
      let size = channels / groups
      let cut = Slice.Cut(axis: -1, from: part * size, to: (part + 1) * size)
      let suffix = inputs.count == 1 ? "" : "/\(index)"
      parts.append(Slice([cut], className: "Route", name: name("route") + suffix)(input))
    }
    return Result(
      tensor: parts.count == 1 ? parts[0] : Concatenate(name: name("route"))(parts))
  }

  /// Adds layers. Those of other sizes are added where they overlap, which is left aside here.
  func shortcut() throws(DarknetProblem) -> Result {
    switch section.options["weights_type"] {
    case nil, "none": break
    case "per_channel":
      return opaque(
        shape,
        weights: [
          Weight(name: "kernel", shape: [inputs.count, shape.channels ?? 1])
        ])
    default: return opaque(shape, weights: [Weight(name: "kernel", shape: [inputs.count])])
    }
    guard inputs.allSatisfy({ $0.shape == input.shape }) else { return opaque(shape) }
    return try activated(Add(name: name("shortcut"))(inputs), default: "linear")
  }

  func product() throws(DarknetProblem) -> Result {
    guard try section.integer("scale_wh", default: 0) == 0 else { return opaque(shape) }
    return try activated(Multiply(name: name(section.name))(inputs), default: "linear")
  }

  func upsampling() throws(DarknetProblem) -> Result {
    let stride = try section.integer("stride", default: 2)
    let scale = try section.number("scale", default: 1)
    guard stride > 0 else { return opaque(.unknown) }
    let larger = UpSampling2D(size: (stride, stride), name: name("upsample"))(input)
    return Result(
      tensor: scale == 1 ? larger : Rescaling(scale: [scale], name: name("scale"))(larger))
  }

  /// Cuts the middle out of pictures, and brings their numbers from 0…1 to −1…1.
  func cropping() throws(DarknetProblem) -> Result {
    let middle = CenterCrop(
      height: try section.integer("crop_height", default: 1),
      width: try section.integer("crop_width", default: 1), name: name("crop"))(input)
    let keepsNumbers = try section.integer("noadjust", default: 0) != 0
    return Result(
      tensor: keepsNumbers
        ? middle : Rescaling(scale: [2], offset: [-1], name: name("scale"))(middle))
  }

  /// Brings the numbers of a square of maps one behind the other, in an order of Darknet's own.
  func reorganization() throws(DarknetProblem) -> Result {
    let stride = try section.integer("stride", default: 1)
    guard let maps = shape.featureMaps, (1...1024).contains(stride) else {
      return opaque(.unknown)
    }
    let square = stride * stride
    let sizes =
      try section.integer("reverse", default: 0) == 0
      ? [maps.height / stride, maps.width / stride, maps.channels * square]
      : [maps.height * stride, maps.width * stride, maps.channels / square]
    return opaque(Shape(batchOf: sizes.map { $0 }))
  }
}
