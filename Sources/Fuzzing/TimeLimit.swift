#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The most time that an input may take. The processor's time is counted, not the clock's, so that
/// other work on the machine makes no findings; what never ends is left to libFuzzer's `-timeout`.
enum TimeLimit {
  /// With the sanitizers' checks inside, which make readers some three times slower.
  private static let seconds = 3.0

  static func check(_ work: () -> Void) {
    let start = clock()
    work()
    let taken = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    precondition(taken < seconds, "this input takes \(taken) s")
  }
}
