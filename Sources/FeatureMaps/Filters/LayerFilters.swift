/// The kernels of a convolution: what each of its filters looks for.
public struct LayerFilters: Hashable, Sendable {
  public let name: String

  /// The size of a kernel, the channels that one filter sees, and the number of filters.
  public let height: Int
  public let width: Int
  public let inputs: Int
  public let outputs: Int

  /// Whether the channels are red, green and blue.
  public let seesColors: Bool

  /// The weights in the order filter, row, column, channel.
  public let values: [Float]

  /// Requires as many values as the sizes say, each at least 1.
  public init(
    name: String, height: Int, width: Int, inputs: Int, outputs: Int, values: [Float],
    seesColors: Bool = false
  ) {
    precondition(min(height, width, inputs, outputs) > 0)
    precondition(values.count == height * width * inputs * outputs)
    self.name = name
    (self.height, self.width) = (height, width)
    (self.inputs, self.outputs) = (inputs, outputs)
    self.values = values
    self.seesColors = seesColors && inputs == 3
  }

  /// The weights of one filter.
  func filter(_ index: Int) -> ArraySlice<Float> {
    let count = height * width * inputs
    return values[index * count..<(index + 1) * count]
  }
}
