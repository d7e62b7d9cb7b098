import AlexViz
import CommandLineOptions
import Serving
import Spelling
import Threads

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `alexviz serve`: a page on which photographs are dropped, and reports of what a network sees.
enum ServeCommand {
  private enum Options {
    static let port = Option(
      "port", .integer(in: 0...65_535), placeholder: "N", default: 8227,
      help: "The port; 0 takes any that is free.")
    static let host = Option(
      "host", .text, placeholder: "ADDRESS", default: "127.0.0.1",
      help: "The address: others than this machine reach the server only where this is changed, "
        + "and then everyone who can reach that address may use it.")
  }

  private typealias Pass = FeatureMapsOptions

  static let command = Command(
    name: "serve",
    summary: "Serve a page that makes reports of photographs dropped on it",
    discussion: """
      Prints an address to be opened in a browser. On the page a photograph is dropped, pasted or \
      chosen, and the page of 'alexviz report' for it opens. Only this machine can reach it; \
      nothing is written, and no path is taken from the browser. Ctrl-C ends it.
      """,
    arguments: [],
    options: [
      OptionGroup("Server", [Options.port, Options.host, CommonOptions.quiet]),
      OptionGroup(
        "What is shown",
        [ReportOptions.layers, ReportOptions.largestKernel, Pass.language, Pass.classes]),
      OptionGroup("Input", [Pass.inputMode, Pass.size] + PreprocessingChoice.options),
      OptionGroup("Model", [ModelChoice.option, Pass.weights] + ModelChoice.changes),
    ],
    examples: [
      Example("alexviz serve", "AlexNet, at http://127.0.0.1:8227/."),
      Example("alexviz serve --model mine.onnx --port 0", "Your own network, at a free port."),
    ],
    run: run)

  /// A photograph alone does not suffice.
  private struct SeveralInputs: Error, CustomStringConvertible {
    let model: String
    let count: Int
    var description: String {
      "'\(model)' reads \(count) inputs; only networks that read one photograph can be served"
    }
  }

  /// Refuses models that do not read one picture of a known size.
  private static func checkInput(of model: Model) throws {
    guard let call = model.inputs.first, model.inputs.count == 1 else {
      throw SeveralInputs(model: model.name, count: model.inputs.count)
    }
    let shape = model.calls[call].outputShape
    guard shape.isFeatureMaps else {
      throw FeatureMapFigureError.inputIsNotAPicture(model: model.name, shape: shape)
    }
    guard shape.featureMaps != nil else {
      throw FeatureMapFigureError.openInputSize(model: model.name, shape: shape)
    }
  }

  private static func run(_ invocation: Invocation) throws {
    // Blocked before there are other threads, so that this one alone waits for them.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)

    let network = try NetworkChoice(invocation, readsFiles: false)
    try checkInput(of: network.model)
    let maker = try ReportMaker(network, layers: invocation[ReportOptions.layers], invocation)
    let site = try ReportSite(maker)
    let host = invocation[Options.host]
    let server = try Server(
      address: host, port: UInt16(clamping: invocation[Options.port]), limits: site.limits
    ) { request throws(HTTPRefusal) in
      try site.answer(request)
    }
    let running = Background { server.run() }
    let isQuiet = invocation[CommonOptions.quiet]
    if !SiteRules.isLoopback(host), !isQuiet {
      StandardStreams.report(
        "alexviz: note: everyone who can reach \(host) may use this server, without encryption")
    }
    let address = host.contains(":") ? "[\(host)]" : host
    if !isQuiet {
      try StandardStreams.write(
        visible("\(network.title) at http://\(address):\(server.port)/ until Ctrl-C") + "\n")
    }
    var received: Int32 = 0
    sigwait(&signals, &received)
    server.stop()
    withExtendedLifetime(running) {
      // At once, without the libraries' own endings: a pass may be going on.
      _exit(0)
    }
  }
}
