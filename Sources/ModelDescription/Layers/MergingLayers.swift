/// Adds tensors, number by number.
public struct Add: MergingLayer {
  public static let className = "Add"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .add }
}

/// Takes the second tensor from the first, number by number.
public struct Subtract: MergingLayer {
  public static let className = "Subtract"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .subtract }
}

/// Multiplies tensors, number by number.
public struct Multiply: MergingLayer {
  public static let className = "Multiply"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .multiply }
}

/// Divides the first tensor by the second, number by number.
public struct Divide: MergingLayer {
  public static let className = "Divide"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .divide }
}

/// Raises the first tensor to the power of the second, number by number.
public struct Power: MergingLayer {
  public static let className = "Power"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .power }
}

/// Takes the average of tensors, number by number.
public struct Average: MergingLayer {
  public static let className = "Average"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .average }
}

/// Takes the largest of tensors, number by number.
public struct Maximum: MergingLayer {
  public static let className = "Maximum"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .maximum }
}

/// Takes the smallest of tensors, number by number.
public struct Minimum: MergingLayer {
  public static let className = "Minimum"
  public let identity = LayerIdentity()
  public var name: String?

  public init(name: String? = nil) {
    self.name = name
  }

  public var operation: MergingOperation { .minimum }
}

/// Compares two tensors, number by number: 1 where it holds, 0 elsewhere.
public struct Comparison: MergingLayer {
  public static let className = "Comparison"
  public let identity = LayerIdentity()
  public var name: String?
  public let operation: MergingOperation

  /// - Parameter operation: one of the comparisons, such as `.greater`.
  public init(_ operation: MergingOperation, name: String? = nil) {
    self.operation = operation
    self.name = name
  }

  /// The comparison, as ONNX and Keras name it.
  public var className: String { operation.rawValue }
}
