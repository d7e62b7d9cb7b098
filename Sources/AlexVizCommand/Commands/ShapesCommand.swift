import AlexViz
import CommandLineOptions

/// `alexviz shapes`: the arithmetic behind every shape.
enum ShapesCommand {
  static let command = Command(name: "shapes", summary: "Explain the arithmetic") { _ in }
}
