import Synchronization

/// The most memory that an input may take at one time: 16 times its size and 64 MiB.
///
/// AddressSanitizer, which has every allocation pass through it, tells of each. libFuzzer's own
/// `-malloc_limit_mb` looks at single ones and does not see those of Swift.
enum MemoryLimit {
  /// The bytes that are taken and not given back; negative where an earlier input's are freed.
  private static let taken = Atomic<Int>(0)

  /// The most of them during an input.
  private static let peak = Atomic<Int>(0)

  /// Begins to count.
  static func install() {
    let isInstalled = installHooks(
      { _, size in
        let now = MemoryLimit.taken.add(size, ordering: .relaxed).newValue
        MemoryLimit.peak.max(now, ordering: .relaxed)
      },
      { place in
        if let place {
          MemoryLimit.taken.subtract(allocatedSize(place), ordering: .relaxed)
        }
      })
    precondition(isInstalled > 0, "the sanitizer tells of no allocations")
  }

  static func check(inputSize: Int, _ work: () -> Void) {
    let start = taken.load(ordering: .relaxed)
    peak.store(start, ordering: .relaxed)
    work()
    let most = peak.load(ordering: .relaxed) - start
    precondition(
      most <= 16 * inputSize + 64 << 20, "this input of \(inputSize) bytes takes \(most) bytes")
  }
}

/// Functions of the sanitizer's library, which has no module to import.
@_silgen_name("__sanitizer_install_malloc_and_free_hooks")
private func installHooks(
  _ allocated: @convention(c) (UnsafeRawPointer?, Int) -> Void,
  _ freed: @convention(c) (UnsafeRawPointer?) -> Void
) -> CInt

@_silgen_name("__sanitizer_get_allocated_size")
private func allocatedSize(_ place: UnsafeRawPointer) -> Int
