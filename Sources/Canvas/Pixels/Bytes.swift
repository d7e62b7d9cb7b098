#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether two stretches of memory hold the same bytes.
@inline(__always)
func equal(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer, count: Int) -> Bool {
  memcmp(first, second, count) == 0
}
