import Diagrams
import Foundation

/// Graphviz's `dot`, where it is installed.
enum Graphviz {
  /// Where the program lies; `nil` if there is none.
  static let program = ["/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// How often the edges cross that `dot` draws of a graph.
  static func crossings(of graph: LayeredGraph) throws -> Int {
    var text = "digraph { node [shape=box, label=\"\", fixedsize=true]\n"
    for (index, node) in graph.nodes.enumerated() {
      text += "\(index) [width=\(node.across / 72), height=\(node.along / 72)]\n"
    }
    for edge in graph.edges { text += "\(edge.from) -> \(edge.to)\n" }
    return Polyline.crossings(of: try plain(text + "}").compactMap(polyline))
  }

  /// The lines of `dot -Tplain`.
  private static func plain(_ text: String) throws -> [String] {
    let process = Process()
    process.executableURL = program.map { URL(fileURLWithPath: $0) }
    process.arguments = ["-Tplain"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The line `edge tail head n x1 y1 …` as a polyline: sixteen stretches for each Bézier curve.
  private static func polyline(_ line: String) -> Polyline? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count > 4, words[0] == "edge", let from = Int(words[1]), let to = Int(words[2]),
      let count = Int(words[3]), words.count >= 4 + 2 * count
    else { return nil }
    let numbers = words[4..<(4 + 2 * count)].compactMap(Double.init)
    let controls = (0..<count).map {
      LayeredGraph.Place(across: numbers[2 * $0], along: numbers[2 * $0 + 1])
    }
    var points = [controls[0]]
    for start in stride(from: 0, to: count - 3, by: 3) {
      points += (1...16).map { bezier(Array(controls[start...(start + 3)]), Double($0) / 16) }
    }
    return Polyline(edge: LayeredGraph.Edge(from: from, to: to), points: points)
  }

  private static func bezier(_ controls: [LayeredGraph.Place], _ t: Double) -> LayeredGraph.Place {
    var row = controls
    while row.count > 1 {
      row = zip(row, row.dropFirst()).map { a, b in
        LayeredGraph.Place(
          across: a.across + t * (b.across - a.across), along: a.along + t * (b.along - a.along))
      }
    }
    return row[0]
  }
}
