extension Tensor {
  /// The elements as 32-bit numbers, converted where they are stored otherwise.
  public func floats() -> [Float] {
    let count = count
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      copyFloats(to: UnsafeMutableBufferPointer(rebasing: buffer[0..<count]))
      initialized = count
    }
  }

  /// Writes the elements as 32-bit numbers to `destination`, which has room for `count`.
  public func copyFloats(to destination: UnsafeMutableBufferPointer<Float>) {
    precondition(destination.count >= count)
    withUnsafeBytes { bytes in
      switch elementType {
      case .float32:
        UnsafeMutableRawBufferPointer(destination).copyMemory(from: bytes)
      case .float16:
        fill(destination, from: bytes, as: UInt16.self) { floatFromHalf($0) }
      case .bfloat16:
        fill(destination, from: bytes, as: UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
      case .float64:
        fill(destination, from: bytes, as: UInt64.self) { Float(Double(bitPattern: $0)) }
      case .int8: fill(destination, from: bytes, as: Int8.self) { Float($0) }
      case .int16: fill(destination, from: bytes, as: Int16.self) { Float($0) }
      case .int32: fill(destination, from: bytes, as: Int32.self) { Float($0) }
      case .int64: fill(destination, from: bytes, as: Int64.self) { Float($0) }
      case .uint8, .bool: fill(destination, from: bytes, as: UInt8.self) { Float($0) }
      case .uint16: fill(destination, from: bytes, as: UInt16.self) { Float($0) }
      case .uint32: fill(destination, from: bytes, as: UInt32.self) { Float($0) }
      case .uint64: fill(destination, from: bytes, as: UInt64.self) { Float($0) }
      }
    }
  }

  private func fill<Stored: BitwiseCopyable>(
    _ destination: UnsafeMutableBufferPointer<Float>, from bytes: UnsafeRawBufferPointer,
    as type: Stored.Type, convert: (Stored) -> Float
  ) {
    for index in 0..<count {
      destination[index] = convert(
        bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Stored>.stride, as: type))
    }
  }
}

/// The number that 16 bits of IEEE 754 half precision mean.
///
/// Branch-free, so that loops over it become vector instructions: the bits are moved to the
/// places of single precision and the exponent's bias is mended by one multiplication, which
/// brings out subnormal numbers too; infinities and NaN get the largest exponent.
@inlinable
public func floatFromHalf(_ half: UInt16) -> Float {
  let magnitude = UInt32(half & 0x7FFF) << 13
  let sign = UInt32(half & 0x8000) << 16
  let scaled = (Float(bitPattern: magnitude) * 0x1p112).bitPattern
  let special: UInt32 = half & 0x7C00 == 0x7C00 ? 0x7F80_0000 : 0
  return Float(bitPattern: scaled | sign | special)
}
