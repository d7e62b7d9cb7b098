#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that was run to its end, with nothing of its output shown.
struct ChildProcess {
  /// From before it was started until after it ended.
  let milliseconds: Double

  /// The most memory that it held at once.
  let peakByteCount: Int

  /// 0 if it ended well.
  let status: Int32

  /// Runs a program; `nil` if it cannot be started.
  init?(_ command: [String]) {
    guard let program = command.first else { return nil }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for output in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)

    let start = ContinuousClock.now
    var process: pid_t = 0
    guard posix_spawn(&process, program, &actions, nil, arguments, environment) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    milliseconds = Times.milliseconds(since: start)
    self.status = status
    peakByteCount = PeakMemory.byteCount(usage)
  }
}

#if canImport(Glibc)
  private var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { environ }
#else
  private var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    _NSGetEnviron().pointee
  }
#endif
