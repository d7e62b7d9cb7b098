import CommandLineOptions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// A reader that goes away ends a write with an error instead of a signal.
signal(SIGPIPE, SIG_IGN)

do {
  let style = HelpStyle(for: .standardOutput)
  switch try AlexVizTool.tool.request(of: Array(CommandLine.arguments.dropFirst()), style: style) {
  case .show(let text): try StandardStreams.write(text)
  case .run(let invocation): try invocation.command.run(invocation)
  }
} catch let error as UsageError {
  StandardStreams.report(error.description)
  exit(error.exitStatus)
} catch {
  StandardStreams.report("alexviz: \(error)")
  exit(1)
}
