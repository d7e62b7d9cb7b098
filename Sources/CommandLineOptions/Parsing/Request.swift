/// What a command line asks for.
public enum Request: Sendable {
  /// Text to print on standard output as it is: help or the version.
  case show(String)

  /// A command to run: `try invocation.command.run(invocation)`.
  case run(Invocation)
}
