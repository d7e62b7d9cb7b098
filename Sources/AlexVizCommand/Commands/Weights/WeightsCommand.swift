import CommandLineOptions
import Downloads

/// `alexviz weights`: published weights, listed, downloaded and checked.
enum WeightsCommand {
  /// What is to be done.
  private enum Action: String, CaseIterable {
    case list, fetch, verify
  }

  private enum Arguments {
    static let action = Argument(
      "ACTION", ValueType<Action>.word, default: .list,
      help: "List what there is, download files, or check them.")
    static let names = Argument(
      list: "NAME", .path(suggesting: .wordsOrFiles(WeightsFile.all.map(\.name))),
      help: "Names from the list; 'verify' also takes files, and without any checks all there are.")
  }

  private enum Options {
    static let format = Option(
      "format", ValueType<WeightsList.Format>.word, default: .table,
      help: "A list for people, or one for scripts.")
  }

  static let command = Command(
    name: "weights",
    summary: "List, download and check published weights of AlexNet",
    discussion: """
      Files are kept in $XDG_CACHE_HOME/alexviz, else in ~/.cache/alexviz (on macOS \
      ~/Library/Caches/alexviz). A file that you put there under its own name is as good. \
      '--weights NAME' takes a file from there, once its checksum was right.

      A download that was interrupted goes on where it was. Proxies are taken from the \
      environment: https_proxy, all_proxy, no_proxy.
      """,
    arguments: [Arguments.action, Arguments.names],
    options: [OptionGroup("Output", [Options.format, CommonOptions.quiet])],
    examples: [
      Example("alexviz weights", "List what can be had, and what is there."),
      Example(
        "alexviz weights fetch deep-compression-alexnet",
        "Download the smallest AlexNet that classifies."),
      Example(
        "alexviz featuremaps cat.jpg --model alexnet-caffe --weights deep-compression-alexnet",
        "Run it."),
      Example("alexviz weights verify", "Check all files that are there."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let action = invocation[Arguments.action]
    let names = invocation[Arguments.names]
    if action != .list, invocation.isGiven(Options.format) {
      throw invocation.usageError(.contradiction("'--format' belongs to 'weights list'"))
    }
    let cache = try WeightsCache.ofUser()
    let transfers = WeightsTransfers(cache: cache, isQuiet: invocation[CommonOptions.quiet])
    switch action {
    case .list:
      if let name = names.first { throw invocation.usageError(.unexpectedArgument(name)) }
      try StandardStreams.write(
        WeightsList(of: WeightsFile.all, in: cache).text(invocation[Options.format]))
    case .fetch:
      if names.isEmpty { throw invocation.usageError(.missingArgument("NAME")) }
      try transfers.fetch(try names.map { try file(named: $0, invocation) })
    case .verify: try transfers.verify(names)
    }
  }

  private static func file(named name: String, _ invocation: Invocation) throws -> WeightsFile {
    guard let file = WeightsFile.named(name) else {
      throw invocation.usageError(
        .notListed(of: "NAME", value: name, words: WeightsFile.all.map(\.name), nearest: nil))
    }
    return file
  }
}
