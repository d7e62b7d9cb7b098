/// Makes one number of all those along some dimensions.
public struct Reduce: Layer {
  public static let className = "Reduce"
  public let identity = LayerIdentity()
  public var name: String?
  public let operation: Operation

  /// The dimensions, the batch counted, from the end if negative; all if there are none.
  public let axes: [Int]

  /// Whether the dimensions stay, with size 1.
  public let keepDims: Bool

  /// The class that the file states: ONNX's name of the operation, `GlobalAveragePooling1D`.
  public let className: String

  public enum Operation: String, Hashable, Sendable, CaseIterable {
    case mean = "ReduceMean"
    case sum = "ReduceSum"
    case maximum = "ReduceMax"
    case minimum = "ReduceMin"
    case product = "ReduceProd"
    /// √ of the sum of squares
    case euclideanNorm = "ReduceL2"
  }

  /// - Parameter className: the operation under ONNX's name if `nil`.
  public init(
    _ operation: Operation, axes: [Int], keepDims: Bool = false, className: String? = nil,
    name: String? = nil
  ) {
    self.operation = operation
    self.axes = axes
    self.keepDims = keepDims
    self.className = className ?? operation.rawValue
    self.name = name
  }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    let input = try oneInput(inputs)
    var places: Set<Int> = []
    for axis in axes { places.insert(try input.place(of: axis)) }
    if axes.isEmpty { places = Set(input.dimensions.indices) }
    let sizes = input.dimensions.enumerated().compactMap { place, size -> Int?? in
      guard places.contains(place) else { return .some(size) }
      return keepDims ? .some(1) : nil
    }
    return input.with(sizes)
  }
}
