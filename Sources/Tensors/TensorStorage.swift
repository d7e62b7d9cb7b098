/// Bytes that tensors look into: owned memory, or a file that is mapped into memory.
///
/// The bytes never change after the storage is made, so any thread may read them.
public final class TensorStorage: @unchecked Sendable {
  /// The first byte.
  let base: UnsafeMutableRawPointer

  /// How many bytes there are.
  public let byteCount: Int

  private let release: (UnsafeMutableRawPointer) -> Void

  /// Takes over memory that `release` gives back when no tensor looks into it any more.
  public init(
    base: UnsafeMutableRawPointer, byteCount: Int,
    release: @escaping (UnsafeMutableRawPointer) -> Void
  ) {
    self.base = base
    self.byteCount = byteCount
    self.release = release
  }

  /// New memory that `initialize` fills; it starts as zeros.
  public convenience init(byteCount: Int, initialize: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
    let bytes = UnsafeMutableRawBufferPointer(start: memory, count: byteCount)
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    initialize(bytes)
    self.init(base: memory, byteCount: byteCount) { $0.deallocate() }
  }

  /// New memory of which `initialize` fills every byte.
  package convenience init(
    uninitializedByteCount byteCount: Int, initialize: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
    initialize(UnsafeMutableRawBufferPointer(start: memory, count: byteCount))
    self.init(base: memory, byteCount: byteCount) { $0.deallocate() }
  }

  /// A copy of 32-bit numbers.
  public convenience init(_ floats: [Float]) {
    let size = floats.count * MemoryLayout<Float>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(size, 1), alignment: 64)
    floats.withUnsafeBytes {
      if let source = $0.baseAddress { memory.copyMemory(from: source, byteCount: size) }
    }
    self.init(base: memory, byteCount: size) { $0.deallocate() }
  }

  deinit { release(base) }
}
