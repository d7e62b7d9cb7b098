import ModelDescription
import Spelling

/// Writes a model line by line, so that reading gives the same layers, names and connections.
struct NetworkWriter {
  private let model: Model

  /// The calls in the order of their lines: inputs, then layers as they were made, which gives
  /// automatic names the same numbers again.
  private let order: [Int]

  /// Whether the order is that of making; if not, every layer is written with its name.
  private let isOrderOfMaking: Bool

  /// The calls that some line names.
  private let named: Set<Int>

  private init(_ model: Model) {
    self.model = model
    let calls = model.calls.indices
    let isInput = Set(model.inputs)
    let made = calls.filter { !isInput.contains($0) }.sorted { first, second in
      let identities = (
        model.layer(of: first).layer.identity, model.layer(of: second).layer.identity
      )
      return identities.0 == identities.1 ? first < second : identities.0 < identities.1
    }
    isOrderOfMaking = NetworkWriter.isPossible(model.inputs + made, in: model)
    order = model.inputs + (isOrderOfMaking ? made : calls.filter { !isInput.contains($0) })
    named = NetworkWriter.namedCalls(in: order, of: model)
  }

  /// The text, with a line break at its end.
  static func text(of model: Model) throws(NetworkWritingError) -> String {
    let writer = NetworkWriter(model)
    try writer.checkInputs()
    var lines: [String] = []
    if let name = model.givenName { lines.append("name " + (try word(name))) }
    for place in writer.order.indices { lines.append(try writer.line(at: place)) }
    if !writer.endsWithItsOutput {
      var words = ["output"]
      for call in model.outputs { words.append(try writer.name(of: call)) }
      lines.append(words.joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var endsWithItsOutput: Bool { model.outputs == [order[order.count - 1]] }

  /// Whether every call comes after those that it reads.
  private static func isPossible(_ order: [Int], in model: Model) -> Bool {
    var done: Set<Int> = []
    for call in order {
      guard model.calls[call].inputs.allSatisfy(done.contains) else { return false }
      done.insert(call)
    }
    return true
  }

  /// The calls that a line other than the next one reads, or that a line joins or repeats by name.
  private static func namedCalls(in order: [Int], of model: Model) -> Set<Int> {
    var named: Set<Int> = []
    var last: Int?
    for call in order {
      named.formUnion(namesRead(by: call, after: last, in: model) ?? [])
      if model.isRepeated(call) { named.insert(model.layer(of: call).calls[0]) }
      last = call
    }
    if model.outputs != [order[order.count - 1]] { named.formUnion(model.outputs) }
    return named
  }

  /// The calls that a line must name to read them; `nil` where the line before is all it reads.
  private static func namesRead(by call: Int, after last: Int?, in model: Model) -> [Int]? {
    let inputs = model.calls[call].inputs
    if inputs.count == 1, inputs[0] == last { return nil }
    return model.isJoin(call) && inputs.count == 2 && inputs[0] == last ? [inputs[1]] : inputs
  }

  private func checkInputs() throws(NetworkWritingError) {
    let read = Set(model.calls.flatMap(\.inputs)).union(model.outputs)
    for input in model.inputs where !read.contains(input) {
      throw .unreadInput(model.layer(of: input).name)
    }
  }

  // MARK: Lines

  private func line(at place: Int) throws(NetworkWritingError) -> String {
    let call = order[place]
    let layer = model.layer(of: call)
    let names = NetworkWriter.namesRead(
      by: call, after: place == 0 ? nil : order[place - 1], in: model)
    var words = hasLabel(call) ? [try name(of: call) + ":"] : []
    if model.isRepeated(call) {
      words += ["reuse", try name(of: layer.calls[0])]
    } else if let input = layer.layer as? InputLayer {
      words += ["input", try size(of: input, named: layer.name)]
    } else if let phrase = LayerPhrase.words(
      for: layer.layer, reading: model.calls[call].inputShapes)
    {
      words.append(phrase)
    } else {
      throw .noWord(layer: layer.name, className: layer.className)
    }
    if let names, !(layer.layer is InputLayer) {
      if !model.isJoin(call) { words.append("from") }
      for name in names { words.append(try self.name(of: name)) }
    }
    return words.joined(separator: " ")
  }

  private func hasLabel(_ call: Int) -> Bool {
    let isNamed = model.layer(of: call).layer.name != nil || !isOrderOfMaking
    return named.contains(call) || isNamed && !model.isRepeated(call)
  }

  /// The name by which lines call a result.
  private func name(of call: Int) throws(NetworkWritingError) -> String {
    let layer = model.layer(of: call)
    guard let use = layer.calls.firstIndex(of: call), use > 0 else {
      return try NetworkWriter.word(layer.name)
    }
    var name = "\(layer.name)@\(use + 1)"
    while model.layer(named: name) != nil { name += "'" }
    return try NetworkWriter.word(name)
  }

  private func size(
    of input: InputLayer, named name: String
  ) throws(NetworkWritingError) -> String {
    let sizes = input.shape.channelsLast.example.map { $0.map(String.init) ?? "?" }
    guard (1...4).contains(sizes.count) else { throw .inputRank(name) }
    return sizes.joined(separator: "x")
  }

  /// A name as a line holds it: in quotation marks where it would not be one word.
  private static func word(_ name: String) throws(NetworkWritingError) -> String {
    guard !name.isEmpty, !name.contains("\""), name.unicodeScalars.allSatisfy(isVisible) else {
      throw .name(name)
    }
    let isPlain = name.allSatisfy { !$0.isWhitespace && $0 != "#" && !isComma($0) && !isColon($0) }
    return isPlain && name.lowercased() != "from" ? name : "\"\(name)\""
  }
}

extension Model {
  fileprivate func layer(of call: Int) -> ModelLayer { layers[calls[call].layer] }

  /// Whether the layer is already applied by an earlier call.
  fileprivate func isRepeated(_ call: Int) -> Bool { layer(of: call).calls.first != call }

  /// Whether the call's line joins others by their names alone.
  fileprivate func isJoin(_ call: Int) -> Bool {
    let layer = layer(of: call).layer
    return !isRepeated(call) && (layer is any MergingLayer || layer is Concatenate)
  }
}
