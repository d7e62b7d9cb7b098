import ModelDescription

/// Connects the layers of a Darknet description: each reads the one before, or those that it names
/// by their numbers.
struct DarknetAssembler {
  /// What a layer gives. Layers that have no part in what a trained network computes give what goes
  /// into them.
  private struct Value {
    let tensor: SymbolicTensor
    var isRead = false
  }

  /// No description has more layers.
  private static let maximumLayers = 100_000

  /// The network's input, then what each layer gives.
  private var values: [Value] = []

  /// Which value each layer gives, as an index into `values`.
  private var places: [Int] = []
  private var unknownLayers = UnknownLayers()

  /// Convolutions whose weights another layer may share, by the number of their layer.
  private var convolutions: [Int: DarknetConvolution] = [:]

  var warnings: [String] { unknownLayers.warnings }

  mutating func model(of sections: [DarknetSection]) throws(DarknetProblem) -> Model {
    guard let net = sections.first, net.name == "net" || net.name == "network" else {
      throw DarknetProblem("does not begin with [net]")
    }
    let layers = sections.dropFirst()
    guard !layers.isEmpty else { throw DarknetProblem("has no layers") }
    guard layers.count <= DarknetAssembler.maximumLayers else {
      throw DarknetProblem("has \(layers.count) layers, more than are read")
    }
    values = [Value(tensor: try input(net))]
    for (number, section) in layers.enumerated() {
      places.append(try place(of: section, number: number))
    }
    let outputs = values.dropFirst().filter { !$0.isRead }
    do {
      return try Model(
        inputs: values[0].tensor, outputs: (outputs.isEmpty ? [values[0]] : outputs).map(\.tensor))
    } catch {
      throw DarknetProblem("describes a network that cannot be: \(error)")
    }
  }

  private func input(_ net: DarknetSection) throws(DarknetProblem) -> SymbolicTensor {
    let height = try net.integer("height", default: 0)
    let width = try net.integer("width", default: 0)
    let channels = try net.integer("channels", default: 0)
    if height > 0, width > 0, channels > 0 {
      return Input(shape: [height, width, channels], name: "input")
    }
    guard let count = try net.integer("inputs"), count > 0 else {
      throw DarknetProblem("does not say height, width and channels of its input in [net]")
    }
    return Input(shape: [count], name: "input")
  }

  /// Adds a layer; gives the place of its value.
  private mutating func place(
    of section: DarknetSection, number: Int
  ) throws(DarknetProblem) -> Int {
    let before = places.last ?? 0
    switch section.name {
    case "cost", "empty": return before
    case "route":
      let sources = try sources(section, "layers", number)
      if sources.count == 1, try section.integer("groups", default: 1) == 1 { return sources[0] }
      return try add(section, number, reading: sources)
    case "shortcut":
      return try add(section, number, reading: [before] + sources(section, "from", number))
    case "scale_channels", "sam":
      return try add(section, number, reading: sources(section, "from", number) + [before])
    default: return try add(section, number, reading: [before])
    }
  }

  private mutating func add(
    _ section: DarknetSection, _ number: Int, reading sources: [Int]
  ) throws(DarknetProblem) -> Int {
    let inputs = sources.map { values[$0].tensor }
    for source in sources { values[source].isRead = true }
    let layer = DarknetLayer(
      section: section, number: number, inputs: inputs, shared: try shared(section, number))
    let result = try layer.result()
    if let convolution = result.convolution { convolutions[number] = convolution }
    for unknown in result.unknown {
      unknownLayers.meet(unknown.name, type: unknown.type, hasShape: unknown.hasShape)
    }
    values.append(Value(tensor: result.tensor))
    return values.count - 1
  }

  /// The convolution whose weights a layer shares.
  private func shared(
    _ section: DarknetSection, _ number: Int
  ) throws(DarknetProblem) -> DarknetConvolution? {
    guard let index = try section.integer("share_index") else { return nil }
    let (place, overflow) = index.addingReportingOverflow(index < 0 ? number : 0)
    guard !overflow, let convolution = convolutions[place] else {
      throw DarknetProblem(
        "shares the weights of layer \(index), which is no convolution before it "
          + "([\(section.name)] in line \(section.line))")
    }
    return convolution
  }

  /// The values of layers that are named by their numbers, or by how far they are back.
  private func sources(
    _ section: DarknetSection, _ option: String, _ number: Int
  ) throws(DarknetProblem) -> [Int] {
    let indices = try section.integers(option)
    guard !indices.isEmpty else {
      throw DarknetProblem(
        "does not say which layers are read ([\(section.name)] in line \(section.line))")
    }
    var sources: [Int] = []
    for index in indices {
      let (place, overflow) = index.addingReportingOverflow(index < 0 ? number : 0)
      guard !overflow, places.indices.contains(place) else {
        throw DarknetProblem(
          "reads layer \(index), which does not come before it "
            + "([\(section.name)] in line \(section.line))")
      }
      sources.append(places[place])
    }
    return sources
  }
}
