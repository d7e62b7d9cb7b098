import CommandLineOptions
import Downloads
import Spelling

/// Downloads and checks, with their progress bars and what is said when they are done.
struct WeightsTransfers {
  let cache: WeightsCache
  let isQuiet: Bool

  /// Some of several files could not be had, or are not right.
  private struct Failures: Error, CustomStringConvertible {
    let errors: [DownloadError]

    var description: String {
      errors.map(\.description).joined(separator: "\nalexviz: ")
    }
  }

  /// Downloads files; one that cannot be had does not keep the others away.
  func fetch(_ files: [WeightsFile]) throws {
    try each(files) { file throws(DownloadError) in
      let bars = StepBars(name: file.name, isQuiet: isQuiet)
      defer { bars.finish() }
      let download = Download(of: file, into: cache) { step, done, total in
        bars.update(step, done, of: total)
      }
      let outcome = try download.run()
      let words = outcome == .downloaded ? "was downloaded to" : "is there already:"
      return "\(file.name) \(words) \(cache.path(of: file))"
    }
  }

  /// Checks files by their names or paths; all that are there where none is given.
  func verify(_ names: [String]) throws {
    let present = WeightsFile.all.filter { cache.state(of: $0) == .present }.map(\.name)
    if names.isEmpty, present.isEmpty, !isQuiet {
      try StandardStreams.write("No file has been downloaded yet.\n")
    }
    try each(names.isEmpty ? present : names) { name throws(DownloadError) in
      let bars = StepBars(name: name, isQuiet: isQuiet)
      defer { bars.finish() }
      if let file = WeightsFile.named(name) {
        try cache.verify(file) { bars.update(.checking, $0, of: $1) }
        return "\(name): the \(file.checksum.kind) is right"
      }
      let file = try WeightsFile.recognize(fileAt: name) { bars.update(.checking, $0, of: $1) }
      return "\(name) is \(file.name): the \(file.checksum.kind) is right"
    }
  }

  /// Does something with each, says what each gives, and throws what went wrong at the end.
  private func each<Item>(
    _ items: [Item], _ work: (Item) throws(DownloadError) -> String
  ) throws {
    var errors: [DownloadError] = []
    for item in items {
      let sentence: String
      do throws(DownloadError) {
        sentence = try work(item)
      } catch {
        errors.append(error)
        continue
      }
      if !isQuiet { try StandardStreams.write(visible(sentence) + "\n") }
    }
    if !errors.isEmpty { throw Failures(errors: errors) }
  }
}

/// A progress bar for each step of a download.
private final class StepBars {
  private let name: String
  private let isQuiet: Bool
  private var current: (step: Download.Step, bar: ProgressBar)?

  init(name: String, isQuiet: Bool) {
    self.name = visible(name)
    self.isQuiet = isQuiet
  }

  func update(_ step: Download.Step, _ done: Int, of total: Int) {
    let bar: ProgressBar
    if let current, current.step == step {
      bar = current.bar
    } else {
      finish()
      let verb = step == .receiving ? "Downloading" : "Checking"
      bar = ProgressBar("\(verb) \(name)", isQuiet: isQuiet)
      current = (step, bar)
    }
    bar.update(done, of: total)
  }

  func finish() {
    current?.bar.finish()
    current = nil
  }
}
