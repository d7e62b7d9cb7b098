#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs the closure so that writing to a pipe without a reader is an error (EPIPE) and not a
/// signal that ends the program. Other threads and the rest of the program notice nothing.
func ignoringBrokenPipes<Failure: Error>(
  _ work: () throws(Failure) -> Void
) throws(Failure) {
  var brokenPipe = sigset_t()
  var before = sigset_t()
  sigemptyset(&brokenPipe)
  sigaddset(&brokenPipe, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
  defer {
    // Takes back the signal that waits, if any, unless it was the caller's to see.
    var waiting = sigset_t()
    sigpending(&waiting)
    if sigismember(&before, SIGPIPE) == 0, sigismember(&waiting, SIGPIPE) == 1 {
      var signal: Int32 = 0
      sigwait(&brokenPipe, &signal)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
  try work()
}
