/// Applies a function of mathematics to each number.
public struct Pointwise: Layer {
  public static let className = "Pointwise"
  public let identity = LayerIdentity()
  public var name: String?
  public let function: Function

  public enum Function: String, Hashable, Sendable, CaseIterable {
    case squareRoot = "Sqrt"
    case exponential = "Exp"
    case logarithm = "Log"
    /// The error function 2/√π · ∫₀ˣ e^(−t²) dt
    case errorFunction = "Erf"
    case absolute = "Abs"
    case negative = "Neg"
    /// 1 / x
    case reciprocal = "Reciprocal"
    /// x²
    case square = "Square"
    case floor = "Floor"
    case ceiling = "Ceil"
    /// To the nearest whole number, halves to the even one
    case round = "Round"
    /// −1, 0 or 1
    case sign = "Sign"
    case sine = "Sin"
    case cosine = "Cos"
  }

  public init(_ function: Function, name: String? = nil) {
    self.function = function
    self.name = name
  }

  /// The function under ONNX's name.
  public var className: String { function.rawValue }

  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    try oneInput(inputs)
  }
}
