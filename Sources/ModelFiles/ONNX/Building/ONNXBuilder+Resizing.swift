import ModelDescription

extension ONNXBuilder {
  /// Feature maps of another height and width.
  func resize(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0), input.shape.isFeatureMaps,
      input.shape.dataFormat == .channelsFirst, let target = target(node, of: input),
      node.integer("antialias") ?? 0 == 0,
      let interpolation = interpolation(node), let coordinates = coordinates(node)
    else { return nil }
    if let size = wholeFactors(node, target, of: input, interpolation, coordinates) {
      return .layer(ONNXApplication(layer: UpSampling2D(size: size.pair), inputs: [input]))
    }
    let layer = Resizing(target, interpolation: interpolation, coordinates: coordinates)
    return .layer(ONNXApplication(layer: layer, inputs: [input]))
  }

  /// The size of the result, or what height and width are multiplied by.
  private func target(_ node: ONNXNode, of input: ONNXPlace) -> Resizing.Target? {
    // Version 10 and Upsample have the scales in front of where later versions have them.
    let (scales, sizes) = node.operation == "Upsample" || node.version < 11 ? (1, 4) : (2, 3)
    if node.input(sizes) != nil {
      guard let wanted = spatial(value(node, sizes)?.elements, node, of: input),
        let height = wanted.height?.integer, let width = wanted.width?.integer
      else { return nil }
      guard node.text("keep_aspect_ratio_policy") ?? "stretch" == "stretch" else { return nil }
      return .size(Extent(height: height, width: width))
    }
    let stated =
      node.input(scales) == nil
      ? node.attributes["scales"]?.floats.map { Quantity(Double($0)) }
      : value(node, scales)?.elements
    guard let factors = spatial(stated, node, of: input), let height = factors.height?.number,
      let width = factors.width?.number
    else { return nil }
    return .factors(
      height: factor(height, for: input.shape[.height]),
      width: factor(width, for: input.shape[.width]))
  }

  /// A factor that gives the size that single precision gives: 10 · 0.7 is 7 there.
  private func factor(_ stated: Double, for size: Int?) -> Double {
    guard let size, size > 0 else { return stated }
    let wanted = Double((Float(size) * Float(stated)).rounded(.down))
    return (Double(size) * stated).rounded(.down) == wanted
      ? stated : (wanted / Double(size)).nextUp
  }

  /// The numbers for height and width; `nil` if those for batch and channels change something.
  private func spatial(
    _ numbers: [Quantity?]?, _ node: ONNXNode, of input: ONNXPlace
  ) -> (height: Quantity?, width: Quantity?)? {
    guard let numbers else { return nil }
    if let axes = node.integers("axes") {
      guard numbers.count == 2 else { return nil }
      switch axes.map({ $0 < 0 && $0 >= -4 ? $0 + 4 : $0 }) {
      case [2, 3]: return (numbers[0], numbers[1])
      case [3, 2]: return (numbers[1], numbers[0])
      default: return nil
      }
    }
    guard numbers.count == 4,
      (0..<2).allSatisfy({ numbers[$0] == Quantity(1) || numbers[$0] == input.sizes[$0] })
    else { return nil }
    return (numbers[2], numbers[3])
  }

  private func interpolation(_ node: ONNXNode) -> Resizing.Interpolation? {
    switch node.text("mode") ?? "nearest" {
    case "nearest": return .nearest
    case "linear": return .bilinear
    case "cubic":
      return abs((node.float("cubic_coeff_a") ?? -0.75) + 0.75) < 1e-6 ? .bicubic : nil
    default: return nil
    }
  }

  private func coordinates(_ node: ONNXNode) -> Resizing.Coordinates? {
    if node.operation == "Upsample" || node.version < 11 { return .asymmetric }
    let name = node.text("coordinate_transformation_mode") ?? "half_pixel"
    return Resizing.Coordinates(rawValue: name)
  }

  /// Whole factors by which numbers are just repeated; `nil` where it is not as simple.
  private func wholeFactors(
    _ node: ONNXNode, _ target: Resizing.Target, of input: ONNXPlace,
    _ interpolation: Resizing.Interpolation, _ coordinates: Resizing.Coordinates
  ) -> Extent? {
    guard interpolation == .nearest else { return nil }
    let factors: (Double, Double)
    switch target {
    case .factors(let height, let width): factors = (height, width)
    case .size(let size):
      guard let height = input.shape[.height], let width = input.shape[.width], height > 0,
        width > 0
      else { return nil }
      factors = (Double(size.height) / Double(height), Double(size.width) / Double(width))
    }
    guard let height = Int(exactly: factors.0), let width = Int(exactly: factors.1),
      (1...1024).contains(height), (1...1024).contains(width)
    else { return nil }
    // Where the place between two numbers is rounded matters for larger factors only.
    let rounding = node.text("nearest_mode") ?? "round_prefer_floor"
    let repeats =
      coordinates == .asymmetric && (rounding == "floor" || max(height, width) <= 2)
      || coordinates == .halfPixel && rounding == "round_prefer_floor"
      || node.operation == "Upsample"
    return repeats ? Extent(height: height, width: width) : nil
  }
}
