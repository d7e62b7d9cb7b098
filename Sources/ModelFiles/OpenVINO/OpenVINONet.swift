/// The layers and edges of an OpenVINO file. Source: OpenVINO, “Intermediate Representation”,
/// versions 10 and 11.
struct OpenVINONet {
  private(set) var name = ""
  private(set) var layers: [OpenVINOLayer] = []
  private(set) var edges: [OpenVINOEdge] = []

  private static let maximumLayers = 100_000

  /// No tensor has more dimensions.
  private static let maximumRank = 64

  /// The names of the elements that are open. Networks within layers lie deeper than what is read.
  private var path: [String] = []

  init(_ bytes: [UInt8]) throws(OpenVINOProblem) {
    var scanner = XMLScanner(bytes)
    while let event = try scanner.next() {
      switch event {
      case .start(let name, let attributes):
        path.append(name)
        try enter(attributes)
      case .text(let text):
        if path.count == 6, path[5] == "dim" { try addSize(text) }
      case .end: path.removeLast()
      }
    }
    guard !layers.isEmpty else { throw OpenVINOProblem("has no layers") }
  }

  private mutating func enter(_ attributes: [String: String]) throws(OpenVINOProblem) {
    switch path.count {
    case 1:
      guard path[0] == "net" else { throw OpenVINOProblem("is no network") }
      name = attributes["name"] ?? ""
      let version = attributes["version"] ?? ""
      guard let number = Int(version), number >= 10 else {
        throw OpenVINOProblem(
          "is of version \(version.isEmpty ? "?" : String(version.prefix(8))); versions 10 and 11 "
            + "are read: convert the model again")
      }
    case 3 where path[1] == "layers" && path[2] == "layer":
      guard layers.count < OpenVINONet.maximumLayers else {
        throw OpenVINOProblem("has more than 100,000 layers")
      }
      layers.append(
        OpenVINOLayer(
          id: try integer("id", attributes), name: attributes["name"] ?? "",
          type: attributes["type"] ?? ""))
    case 3 where path[1] == "edges" && path[2] == "edge":
      edges.append(
        OpenVINOEdge(
          source: try integer("from-layer", attributes),
          sourcePort: try integer("from-port", attributes),
          target: try integer("to-layer", attributes),
          targetPort: try integer("to-port", attributes)))
    case 4 where path[1] == "layers" && path[3] == "data" && !layers.isEmpty:
      layers[layers.count - 1].settings = attributes
    case 5 where path[1] == "layers" && path[4] == "port" && !layers.isEmpty:
      let port = OpenVINOLayer.Port(
        id: try integer("id", attributes), names: attributes["names"] ?? "")
      if path[3] == "input" { layers[layers.count - 1].inputs.append(port) }
      if path[3] == "output" { layers[layers.count - 1].outputs.append(port) }
    default: break
    }
  }

  /// A dimension of the port that is open: −1 where the network leaves it so.
  private mutating func addSize(_ text: String) throws(OpenVINOProblem) {
    guard path[1] == "layers", path[4] == "port", !layers.isEmpty else { return }
    let last = layers.count - 1
    let size = Int(text.filter { !$0.isWhitespace }) ?? -1
    func append(to ports: inout [OpenVINOLayer.Port]) throws(OpenVINOProblem) {
      guard !ports.isEmpty else { return }
      guard ports[ports.count - 1].sizes.count < OpenVINONet.maximumRank else {
        throw OpenVINOProblem("has a tensor with too many dimensions")
      }
      ports[ports.count - 1].sizes.append(size)
    }
    if path[3] == "input" { try append(to: &layers[last].inputs) }
    if path[3] == "output" { try append(to: &layers[last].outputs) }
  }

  private func integer(
    _ key: String, _ attributes: [String: String]
  ) throws(OpenVINOProblem) -> Int {
    guard let number = attributes[key].flatMap({ Int($0) }) else {
      throw OpenVINOProblem("has an element '\(path.last ?? "")' without its '\(key)'")
    }
    return number
  }
}
