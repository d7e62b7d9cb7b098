#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The most memory that a process held at once.
enum PeakMemory {
  /// That of this process, so far.
  static var own: Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return byteCount(usage)
  }

  /// What the system says, in bytes: Linux counts kibibytes.
  static func byteCount(_ usage: rusage) -> Int {
    #if os(Linux)
      usage.ru_maxrss * 1024
    #else
      usage.ru_maxrss
    #endif
  }

  static func text(_ byteCount: Int) -> String {
    (Double(byteCount) / 1_048_576).fixed(0) + " MiB"
  }
}
