#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Feeds readers of files with damaged inputs until one crashes, hangs or asks for too much memory.
// Scripts/fuzz runs it; the arguments are libFuzzer's.

/// libFuzzer's loop. It is part of the sanitizer's library, which has no module to import.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

func fuzz() -> CInt {
  var argumentCount = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  return runDriver(&argumentCount, &arguments) { start, count in
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    MemoryLimit.check(inputSize: count) {
      TimeLimit.check { FuzzedReader.chosen.read(bytes) }
    }
    return 0
  }
}

MemoryLimit.install()
exit(fuzz())
