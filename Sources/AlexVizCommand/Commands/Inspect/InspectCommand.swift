import AlexViz
import CommandLineOptions

/// `alexviz inspect`: what is in a file.
enum InspectCommand {
  private enum Format: String, CaseIterable {
    case table, json, csv
  }

  private static let file = Argument(
    "FILE", .path, help: "A file of weights or a model; '-' is standard input.")
  private static let statistics = Option(
    flag: "statistics", letter: "s",
    help: "The smallest and largest number of each tensor, mean, standard deviation, zeros, NaN.")
  private static let hashes = Option(
    flag: "hashes", help: "The SHA-256 of the file and of each tensor's bytes.")
  private static let format = Option(
    "format", ValueType<Format>.word, default: .table,
    help: "A table for people, or text for scripts.")

  static let command = Command(
    name: "inspect",
    summary: "Print what is in a file: format, versions, tensors, sizes, types",
    discussion: """
      Any file that alexviz opens, told by its content. No more is read than is asked for: without \
      --statistics and --hashes the numbers are not looked at. The deviation is the population's; \
      numbers that are not finite are counted and left out.
      """,
    arguments: [file],
    options: [OptionGroup("Output", [statistics, hashes, format])],
    examples: [
      Example("alexviz inspect weights.safetensors", "Header and tensors."),
      Example("alexviz inspect mine.onnx --statistics", "The numbers of each tensor, too."),
      Example("alexviz inspect mine.keras --format json | jq '.tensors[].name'", "For scripts."),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws {
    let inspection = try FileInspection(
      path: invocation[file], statistics: invocation[statistics], hashes: invocation[hashes])
    switch invocation[format] {
    case .table: try StandardStreams.write(inspection.table)
    case .json: try StandardStreams.write(inspection.json)
    case .csv: try StandardStreams.write(inspection.csv)
    }
  }
}
