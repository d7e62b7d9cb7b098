/// A Caffe network as its file states it, seen as it is when it is tested.
struct CaffeNetwork: Sendable {
  /// The name; `nil` if the file gives none.
  let name: String?

  /// The layers, each after those whose blobs it reads.
  let layers: [CaffeLayer]

  /// Blobs that enter the network without a layer, in the form before `Input` layers.
  let inputs: [Input]

  struct Input: Sendable {
    let blob: String

    /// All sizes, the batch counted; `nil` where the file does not say them.
    let shape: [Int]?
  }

  /// No network has more layers.
  static let maximumLayers = 100_000

  init(_ message: CaffeMessage) throws(CaffeProblem) {
    let stated = message.messages("layer") + message.messages("layers")
    guard !stated.isEmpty else { throw CaffeProblem("has no layers") }
    guard stated.count <= CaffeNetwork.maximumLayers else {
      throw CaffeProblem("has \(stated.count) layers, more than are read")
    }
    let all = try stated.map { message throws(CaffeProblem) in try CaffeLayer(message) }
    name = try message.text("name")
    inputs = try CaffeNetwork.inputs(message)
    layers = try CaffeNetwork.kept(of: all, hasInputs: !inputs.isEmpty)
  }

  /// The layers of the network under test; of the one that is trained if only that has data.
  private static func kept(
    of layers: [CaffeLayer], hasInputs: Bool
  ) throws(CaffeProblem) -> [CaffeLayer] {
    let stages = try stages(of: layers)
    let tested = try CaffePhase(name: "TEST", stages: stages).kept(of: layers)
    if hasInputs || tested.contains(where: \.bottoms.isEmpty) { return tested }
    return try CaffePhase(name: "TRAIN", stages: stages).kept(of: layers)
  }

  /// DIGITS writes one file for all purposes and calls the one that is wanted here "deploy".
  private static func stages(of layers: [CaffeLayer]) throws(CaffeProblem) -> Set<String> {
    for layer in layers {
      for rule in layer.message.messages("include") {
        if try rule.texts("stage").contains("deploy") { return ["deploy"] }
      }
    }
    return []
  }

  private static func inputs(_ message: CaffeMessage) throws(CaffeProblem) -> [Input] {
    let blobs = try message.texts("input")
    let shapes = try message.messages("input_shape").map { shape throws(CaffeProblem) in
      try shape.integers("dim")
    }
    let sizes = try message.integers("input_dim")
    return blobs.enumerated().map { index, blob in
      if shapes.indices.contains(index) { return Input(blob: blob, shape: shapes[index]) }
      let own = sizes.dropFirst(4 * index).prefix(4)
      return Input(blob: blob, shape: own.count == 4 ? Array(own) : nil)
    }
  }
}
