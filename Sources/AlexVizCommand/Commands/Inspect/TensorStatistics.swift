import AlexViz

/// What the numbers of a tensor are like.
struct TensorStatistics {
  /// The smallest and the largest number that is finite; `nil` where none is.
  private(set) var range: ClosedRange<Double>?

  /// Of the numbers that are finite; `nil` where none is.
  private(set) var mean: Double?

  /// The population's standard deviation; `nil` where no number is finite.
  private(set) var deviation: Double?

  private(set) var zeroCount = 0
  private(set) var nanCount = 0
  private(set) var infiniteCount = 0

  init(of tensor: Tensor) {
    tensor.withUnsafeBytes { bytes in
      switch tensor.elementType {
      case .float16: add(bytes, UInt16.self) { Double(floatFromHalf($0)) }
      case .bfloat16: add(bytes, UInt16.self) { Double(Float(bitPattern: UInt32($0) << 16)) }
      case .float32: add(bytes, UInt32.self) { Double(Float(bitPattern: $0)) }
      case .float64: add(bytes, UInt64.self) { Double(bitPattern: $0) }
      case .int8: add(bytes, Int8.self) { Double($0) }
      case .int16: add(bytes, Int16.self) { Double($0) }
      case .int32: add(bytes, Int32.self) { Double($0) }
      case .int64: add(bytes, Int64.self) { Double($0) }
      case .uint8, .bool: add(bytes, UInt8.self) { Double($0) }
      case .uint16: add(bytes, UInt16.self) { Double($0) }
      case .uint32: add(bytes, UInt32.self) { Double($0) }
      case .uint64: add(bytes, UInt64.self) { Double($0) }
      }
    }
  }

  /// Goes over the numbers twice, so that the deviation is exact however large the mean is.
  private mutating func add<Stored: BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ type: Stored.Type, number: (Stored) -> Double
  ) {
    func forEach(_ body: (Double) -> Void) {
      for place in stride(from: 0, to: bytes.count, by: MemoryLayout<Stored>.size) {
        body(number(bytes.loadUnaligned(fromByteOffset: place, as: type)))
      }
    }
    var (count, sum, low, high) = (0, 0.0, Double.infinity, -Double.infinity)
    var (zeros, nans, infinities) = (0, 0, 0)
    forEach { value in
      if value.isNaN {
        nans += 1
      } else if value.isInfinite {
        infinities += 1
      } else {
        count += 1
        sum += value
        low = min(low, value)
        high = max(high, value)
        if value == 0 { zeros += 1 }
      }
    }
    (zeroCount, nanCount, infiniteCount) = (zeros, nans, infinities)
    guard count > 0 else { return }
    let mean = sum / Double(count)
    var squares = 0.0
    forEach { value in
      if value.isFinite { squares += (value - mean) * (value - mean) }
    }
    range = low...high
    self.mean = mean
    deviation = (squares / Double(count)).squareRoot()
  }
}
