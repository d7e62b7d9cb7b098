import ModelDescription

/// The sliding window of a node: its attributes, checked and along height and width.
struct ONNXWindow {
  let kernel: Extent
  let strides: Extent
  let dilations: Extent
  let padding: Padding

  /// How many rows and columns a transposed convolution has more at its output's end.
  let outputPadding: Extent

  /// Numbers beyond all networks; what is below never overflows.
  private static let limit = 1 << 30

  /// `nil` if the node's numbers make no window over height and width.
  init?(_ node: ONNXNode, kernel: Extent?, over input: Shape, isTransposed: Bool = false) {
    func pair(_ name: String, _ usual: Extent?) -> Extent? {
      guard let numbers = node.integers(name), !numbers.isEmpty else { return usual }
      guard numbers.count == 2, numbers.allSatisfy({ (0...ONNXWindow.limit).contains($0) }) else {
        return nil
      }
      return Extent(height: numbers[0], width: numbers[1])
    }
    let one = Extent(height: 1, width: 1)
    guard input.isFeatureMaps, input.dataFormat == .channelsFirst,
      let kernel = pair("kernel_shape", kernel), let strides = pair("strides", one),
      let dilations = pair("dilations", one), min(strides.height, strides.width) > 0,
      let outputPadding = pair("output_padding", Extent(height: 0, width: 0))
    else { return nil }
    self.kernel = kernel
    self.strides = strides
    self.dilations = dilations
    self.outputPadding = outputPadding
    let sides = ONNXSides(
      node, kernel: kernel, strides: strides, dilations: dilations, outputPadding: outputPadding)
    guard
      let padding = isTransposed
        ? sides.cuttings(of: input, node.integers("output_shape")) : sides.padding(of: input)
    else { return nil }
    self.padding = padding
  }
}

/// Works out what stands around a window's input, or what is cut off a transposed convolution's
/// output.
private struct ONNXSides {
  let automatic: String
  let stated: [Int]
  let kernel: Extent
  let strides: Extent
  let dilations: Extent
  let outputPadding: Extent

  init(
    _ node: ONNXNode, kernel: Extent, strides: Extent, dilations: Extent, outputPadding: Extent
  ) {
    automatic = node.text("auto_pad") ?? "NOTSET"
    stated = node.integers("pads") ?? []
    self.kernel = kernel
    self.strides = strides
    self.dilations = dilations
    self.outputPadding = outputPadding
  }

  private func reach(_ axis: Axis) -> Int { dilations[axis] * (kernel[axis] - 1) + 1 }

  func padding(of input: Shape) -> Padding? {
    switch automatic {
    case "VALID": return .valid
    case "SAME_UPPER": return .same
    case "SAME_LOWER":
      return split { axis in
        guard let size = input[axis] else {
          // Steps of one need the same padding everywhere.
          return strides[axis] == 1 ? reach(axis) - 1 : nil
        }
        let places = (size + strides[axis] - 1) / strides[axis]
        return max(0, (places - 1) * strides[axis] + reach(axis) - size)
      }
    default: return explicit()
    }
  }

  /// - Parameter wanted: the output's height and width, or all its sizes, where they are stated.
  func cuttings(of input: Shape, _ wanted: [Int]?) -> Padding? {
    if let wanted = wanted?.suffix(2), wanted.count == 2, let height = wanted.first,
      let width = wanted.last
    {
      let limits = 0...(1 << 30)
      guard limits.contains(height), limits.contains(width) else { return nil }
      return split { axis in
        guard let size = input[axis] else { return nil }
        return strides[axis] * (size - 1) + outputPadding[axis] + reach(axis)
          - (axis == .height ? height : width)
      }
    }
    switch automatic {
    case "VALID": return .valid
    case "SAME_UPPER", "SAME_LOWER":
      return split { reach($0) + outputPadding[$0] - strides[$0] }
    default: return explicit()
    }
  }

  private func explicit() -> Padding? {
    guard !stated.isEmpty else { return .valid }
    guard stated.count == 4 else { return nil }
    if stated.allSatisfy({ $0 == 0 }) { return .valid }
    return .explicit(top: stated[0], bottom: stated[2], left: stated[1], right: stated[3])
  }

  /// Halves what is needed along each axis; the odd one goes to the end for SAME_UPPER.
  private func split(_ total: (Axis) -> Int?) -> Padding? {
    guard let rows = total(.height), let columns = total(.width), rows >= 0, columns >= 0 else {
      return nil
    }
    func halves(_ total: Int) -> (before: Int, after: Int) {
      let smaller = total / 2
      return automatic == "SAME_UPPER" ? (smaller, total - smaller) : (total - smaller, smaller)
    }
    let (vertical, horizontal) = (halves(rows), halves(columns))
    return .explicit(
      top: vertical.before, bottom: vertical.after, left: horizontal.before,
      right: horizontal.after)
  }
}
