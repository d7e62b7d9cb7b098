/// A layer that computes with the numbers of several tensors at the same places.
///
/// Smaller tensors are repeated to fit, as NumPy does it: a number for each channel, 1 × 1 ×
/// channels, meets every place of the map.
public protocol MergingLayer: Layer {
  /// What is done with the numbers.
  var operation: MergingOperation { get }
}

/// What is done with numbers at the same places.
public enum MergingOperation: String, Hashable, Sendable, CaseIterable {
  case add = "Add"
  case subtract = "Subtract"
  case multiply = "Multiply"
  case divide = "Divide"
  case power = "Power"
  case average = "Average"
  case maximum = "Maximum"
  case minimum = "Minimum"

  // Comparisons give 1 where they hold and 0 elsewhere.
  case greater = "Greater"
  case greaterOrEqual = "GreaterOrEqual"
  case less = "Less"
  case lessOrEqual = "LessOrEqual"
  case equal = "Equal"

  /// Whether exactly two numbers go in.
  public var isOfTwo: Bool {
    switch self {
    case .add, .multiply, .average, .maximum, .minimum: false
    default: true
    }
  }
}

extension MergingLayer {
  public func outputShape(for inputs: [Shape]) throws(LayerProblem) -> Shape {
    guard inputs.count >= 2 else {
      throw LayerProblem("wants at least two inputs but got \(inputs.count)")
    }
    guard inputs.count == 2 || !operation.isOfTwo else {
      throw LayerProblem("wants two inputs but got \(inputs.count)")
    }
    guard let shape = Shape.broadcast(inputs) else {
      let shapes = inputs.map(\.description).joined(separator: " and ")
      throw LayerProblem("wants inputs of equal shape, or with sizes of 1, but got \(shapes)")
    }
    return shape
  }
}
