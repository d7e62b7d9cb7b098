#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A large piece of memory, zeros at first, in huge pages where the system has them: touching it
/// for the first time then costs one fault for 2 MiB instead of 512.
final class Slab: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int

  private let mapping: UnsafeMutableRawPointer
  private let mappingByteCount: Int

  private static let hugePage = 1 << 21

  init(byteCount: Int) throws(ForwardPassError) {
    let isLarge = byteCount >= Slab.hugePage / 2
    let alignment = isLarge ? Slab.hugePage : 4096
    let rounded = (max(byteCount, 1) + alignment - 1) / alignment * alignment
    let slack = isLarge ? alignment : 0
    let memory = mmap(
      nil, rounded + slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON_PORTABLE, -1, 0)
    guard let memory, memory != MAP_FAILED else { throw .outOfMemory(byteCount: byteCount) }
    mapping = memory
    mappingByteCount = rounded + slack
    let address = UInt(bitPattern: memory)
    let start = (address + UInt(alignment) - 1) / UInt(alignment) * UInt(alignment)
    base = memory.advanced(by: isLarge ? Int(start - address) : 0)
    self.byteCount = byteCount
    #if os(Linux)
      if isLarge { madvise(base, rounded, MADV_HUGEPAGE) }
    #endif
  }

  deinit { munmap(mapping, mappingByteCount) }
}

#if canImport(Glibc)
  private let MAP_ANON_PORTABLE = MAP_ANONYMOUS
#else
  private let MAP_ANON_PORTABLE = MAP_ANON
#endif
