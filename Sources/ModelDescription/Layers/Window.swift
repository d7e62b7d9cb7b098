/// A window that slides over feature maps: the kernel of a convolution or the area of a pool.
public struct Window: Hashable, Sendable {
  /// Height and width of the window, holes not counted.
  public let size: Extent

  public let strides: Extent
  public let padding: Padding

  /// The distance of neighbouring elements of the window; 1 without holes.
  public let dilationRate: Extent

  /// Whether a last window that reaches over the edge counts, as in Caffe's pools.
  public let roundsUp: Bool

  /// Whether the window is slid over the output instead, as transposed convolutions do.
  public let isTransposed: Bool

  /// Rows and columns that a transposed convolution's output has more at its end; `nil` where
  /// Keras chooses: as many as make strides larger than the kernel cover the output.
  public let outputPadding: Extent?

  init(
    size: Extent, strides: Extent, padding: Padding, dilationRate: Extent = Extent((1, 1)),
    roundsUp: Bool = false, isTransposed: Bool = false, outputPadding: Extent? = nil
  ) {
    self.size = size
    self.strides = strides
    self.padding = padding
    self.dilationRate = dilationRate
    self.roundsUp = roundsUp
    self.isTransposed = isTransposed
    self.outputPadding = outputPadding
  }

  /// The extent that the window covers, holes included: dilation · (size − 1) + 1.
  public func reach(along axis: Axis) -> Int {
    dilationRate[axis] * (size[axis] - 1) + 1
  }

  /// The padding before and after `input` rows or columns; of transposed convolutions, how much of
  /// the output is cut off.
  public func margins(of input: Int, along axis: Axis) -> (before: Int, after: Int) {
    switch padding {
    case .valid:
      return (0, 0)
    case .explicit(let top, let bottom, let left, let right):
      return axis == .height ? (top, bottom) : (left, right)
    case .same:
      let total =
        isTransposed
        ? spread(of: input, along: axis) - sameSize(of: input, along: axis)
        : reach(along: axis) - (input - (input - 1) / strides[axis] * strides[axis])
      let cut = max(0, total)
      return (cut / 2, cut - cut / 2)
    }
  }

  /// How far a transposed convolution spreads its input before anything is cut off.
  private func spread(of input: Int, along axis: Axis) -> Int {
    let reach = reach(along: axis)
    let more = outputPadding?[axis] ?? max(reach, strides[axis]) - reach
    return (input - 1) * strides[axis] + reach + more
  }

  /// The output's size that Keras's transposed convolution has with `same` padding.
  private func sameSize(of input: Int, along axis: Axis) -> Int {
    guard let more = outputPadding?[axis] else { return input * strides[axis] }
    return (input - 1) * strides[axis] + reach(along: axis) % 2 + more
  }

  /// The number of places of the window: ⌊(input + padding − reach) / stride⌋ + 1.
  ///
  /// When rounding up, a window that would start behind the input and its padding is left out, as
  /// Caffe and PyTorch do. Of transposed convolutions: (input − 1) · stride + reach + output
  /// padding, less what is cut off. The result is below 1 if the window does not fit.
  public func outputSize(of input: Int, along axis: Axis) -> Int {
    if isTransposed, padding == .same { return sameSize(of: input, along: axis) }
    let (before, after) = margins(of: input, along: axis)
    if isTransposed { return spread(of: input, along: axis) - before - after }
    let room = input + before + after - reach(along: axis)
    guard room >= 0 else { return 0 }
    guard roundsUp else { return room / strides[axis] + 1 }
    let places = (room + strides[axis] - 1) / strides[axis] + 1
    return (places - 1) * strides[axis] >= input + before ? places - 1 : places
  }

  /// The output's shape for feature maps, with `channels` of them.
  func outputShape(for input: Shape, channels: Int?) throws(LayerProblem) -> Shape {
    try check()
    func places(_ axis: Axis) throws(LayerProblem) -> Int? {
      guard let size = input[axis] else { return nil }
      let places = outputSize(of: size, along: axis)
      guard places > 0 else {
        throw LayerProblem(
          "slides a window of \(self.size.figureText), which does not fit into its input "
            + "\(input) with padding \(padding.text)")
      }
      return places
    }
    return input.with(
      height: try places(.height), width: try places(.width), channels: channels)
  }

  func check() throws(LayerProblem) {
    for axis in Axis.allCases {
      try positive(size[axis], "a window size")
      try positive(strides[axis], "strides")
      try positive(dilationRate[axis], "a dilation rate")
      if let more = outputPadding?[axis], !(0...Limits.size).contains(more) {
        throw LayerProblem("wants an output padding of at least 0 but got \(more)")
      }
    }
    if case .explicit(let top, let bottom, let left, let right) = padding {
      for margin in [top, bottom, left, right] where !(0...Limits.size).contains(margin) {
        throw LayerProblem("wants padding of at least 0 but got \(margin)")
      }
    }
  }
}

/// Refuses numbers below 1 and beyond all networks.
func positive(_ number: Int, _ meaning: String) throws(LayerProblem) {
  guard number >= 1 else {
    throw LayerProblem("wants \(meaning) of at least 1 but got \(number)")
  }
  guard number <= Limits.size else {
    throw LayerProblem("wants \(meaning) of at most \(Limits.size) but got \(number)")
  }
}

/// The only input of a layer that reads feature maps.
func oneFeatureMapInput(_ inputs: [Shape]) throws(LayerProblem) -> Shape {
  let input = try oneInput(inputs)
  guard input.isFeatureMaps else {
    throw LayerProblem("wants feature maps (batch, height, width, channels) but got \(input)")
  }
  return input
}

/// The only input of a layer that reads one tensor.
func oneInput(_ inputs: [Shape]) throws(LayerProblem) -> Shape {
  guard inputs.count == 1, let input = inputs.first else {
    throw LayerProblem("wants one input but got \(inputs.count)")
  }
  return input
}
