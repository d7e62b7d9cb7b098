import ModelDescription
import Spelling

/// Carries out statements: makes layers, applies them to what they read, and remembers names.
struct NetworkAssembler {
  /// What a name stands for.
  private struct Meaning {
    /// The statement that gives the name.
    let statement: Int

    /// The result, as an index into `tensors`.
    let tensor: Int

    /// The layer; `nil` for inputs and for names of the line before.
    let layer: (any Layer)?
  }

  /// A repetition that is going on.
  private struct Loop {
    let start: Int
    let count: Int
    var round = 1
  }

  private let statements: [Statement]

  /// All results in the order of their making. Names and connections are indices into it.
  private var tensors: [SymbolicTensor] = []

  /// The word that made each result.
  private var words: [Word] = []

  /// Whether a later layer reads the result.
  private var isRead: [Bool] = []
  private var inputs: [Int] = []
  private var outputs: [Int] = []
  private var names: [String: Meaning] = [:]
  private var loops: [Loop] = []
  private var modelName: String?
  private var steps = 0
  private var connections = 0
  private var multiplications = 0

  private init(_ statements: [Statement]) {
    self.statements = statements
  }

  /// The network that the statements describe.
  static func model(of statements: [Statement]) throws(NetworkTextError) -> Model {
    var assembler = NetworkAssembler(statements)
    // A result keeps what it was made of, so a long chain must go from its end, one by one: left to
    // itself it would go by recursion.
    defer { while assembler.tensors.popLast() != nil {} }
    try assembler.run()
    return try assembler.model()
  }

  private mutating func run() throws(NetworkTextError) {
    var next = 0
    while next < statements.count {
      let statement = statements[next]
      try countStep(statement)
      switch statement.content {
      case .name(let name): modelName = name
      case .input(let shape): try addInput(shape, statement, next)
      case .layer(let maker, let sources):
        let sources = try read(sources, statement)
        try refuseMaps(sources, statement)
        try apply(maker(layerName(statement)), to: sources, statement, next)
      case .reuse(let target, let sources):
        guard let layer = try meaning(of: target).layer else {
          throw target.problem(.notALayer(target.text))
        }
        try apply(layer, to: try read(sources, statement), statement, next)
      case .mark:
        guard let last = tensors.indices.last else {
          throw statement.word.problem(.nothingToName(statement.word.text))
        }
        try define(statement, next, tensor: last, layer: nil)
      case .output(let names): try addOutputs(names, statement)
      case .repeatStart(let count): loops.append(Loop(start: next, count: count))
      case .repeatEnd:
        if let start = nextRound() { next = start }
      }
      next += 1
    }
  }

  /// The start of the innermost loop if it has a round left; otherwise the loop ends.
  private mutating func nextRound() -> Int? {
    guard let loop = loops.last, loop.round < loop.count else {
      loops.removeLast()
      return nil
    }
    loops[loops.count - 1].round += 1
    return loop.start
  }

  private mutating func countStep(_ statement: Statement) throws(NetworkTextError) {
    steps += 1
    if steps > NetworkText.maximumLines {
      throw statement.word.problem(
        .growsTooLarge(unit: "lines", limit: NetworkText.maximumLines))
    }
  }

  private mutating func addInput(
    _ shape: [Int?], _ statement: Statement, _ index: Int
  ) throws(NetworkTextError) {
    let tensor = Input(shape: shape, name: layerName(statement))
    inputs.append(tensors.count)
    try append(tensor, statement, index, layer: nil)
  }

  private mutating func apply(
    _ layer: any Layer, to sources: [Int], _ statement: Statement, _ index: Int
  ) throws(NetworkTextError) {
    connections += sources.count
    if connections > NetworkText.maximumConnections {
      throw statement.word.problem(
        .growsTooLarge(unit: "connections", limit: NetworkText.maximumConnections))
    }
    for source in sources { isRead[source] = true }
    let inputs = sources.map { tensors[$0] }
    let output = layer(inputs)
    try append(output, statement, index, layer: layer)
    if let shape = output.shape {
      multiplications += layer.multiplyAccumulates(from: inputs.compactMap(\.shape), to: shape) ?? 0
    }
    if multiplications > NetworkText.maximumMultiplications {
      throw statement.word.problem(
        .growsTooLarge(unit: "multiplications", limit: NetworkText.maximumMultiplications))
    }
  }

  /// Finds the `flatten` that is missing before a fully connected layer.
  private func refuseMaps(_ sources: [Int], _ statement: Statement) throws(NetworkTextError) {
    guard Vocabulary.meaning(of: statement.word) == .layer(.fc) else { return }
    for source in sources {
      if let shape = tensors[source].shape, shape.dimensions.count > 2 {
        throw statement.word.problem(.maps(statement.word.text, shape: shape))
      }
    }
  }

  private mutating func append(
    _ tensor: SymbolicTensor, _ statement: Statement, _ index: Int, layer: (any Layer)?
  ) throws(NetworkTextError) {
    tensors.append(tensor)
    words.append(statement.word)
    isRead.append(false)
    if let problem = tensor.problem {
      throw statement.word.problem(.layer(statement.word.text, clause: shortened(problem.clause)))
    }
    try define(statement, index, tensor: tensors.count - 1, layer: layer)
  }

  /// The results that a layer reads.
  private func read(
    _ sources: Statement.Sources, _ statement: Statement
  ) throws(NetworkTextError) -> [Int] {
    switch sources {
    case .named(let names): return try tensors(named: names)
    case .lineBefore, .lineBeforeAnd:
      guard let last = tensors.indices.last else {
        throw statement.word.problem(.layerBeforeInput(statement.word.text))
      }
      guard case .lineBeforeAnd(let name) = sources else { return [last] }
      return [last, try meaning(of: name).tensor]
    }
  }

  private func tensors(named names: [Word]) throws(NetworkTextError) -> [Int] {
    var found: [Int] = []
    for name in names { found.append(try meaning(of: name).tensor) }
    return found
  }

  private mutating func addOutputs(
    _ names: [Word], _ statement: Statement
  ) throws(NetworkTextError) {
    guard let last = tensors.indices.last else {
      throw statement.word.problem(.layerBeforeInput(statement.word.text))
    }
    outputs += names.isEmpty ? [last] : try tensors(named: names)
  }
}

// MARK: Names

extension NetworkAssembler {
  /// The layer's name: its label, numbered by the rounds of the loops around it.
  private func layerName(_ statement: Statement) -> String? {
    statement.label.map { label in
      loops.reduce(label.text) { "\($0)_\($1.round)" }
    }
  }

  /// Gives a result its name. In a loop the plain name moves on to the latest round.
  private mutating func define(
    _ statement: Statement, _ index: Int, tensor: Int, layer: (any Layer)?
  ) throws(NetworkTextError) {
    guard let label = statement.label, let numbered = layerName(statement) else { return }
    for name in loops.isEmpty ? [numbered] : [numbered, label.text] {
      if let earlier = names[name], earlier.statement != index {
        let line = statements[earlier.statement].word.place.line
        throw label.problem(.duplicateName(name, line: line))
      }
      names[name] = Meaning(statement: index, tensor: tensor, layer: layer)
    }
  }

  private func meaning(of word: Word) throws(NetworkTextError) -> Meaning {
    if let meaning = names[word.text] { return meaning }
    if let later = statements.first(where: { $0.label?.text == word.text }) {
      throw word.problem(.laterName(word.text, line: later.word.place.line))
    }
    throw word.problem(
      .unknownName(word.text, nearest: nearest(to: word.text, among: names.keys.sorted())))
  }
}

// MARK: The model

extension NetworkAssembler {
  private func model() throws(NetworkTextError) -> Model {
    guard let last = tensors.indices.last, let lastWord = words.last else {
      throw NetworkTextError(.noInput, at: TextPlace(line: 1, column: 1))
    }
    let results = outputs.isEmpty ? [last] : outputs
    let known = Set(results)
    for index in tensors.indices where !isRead[index] && !known.contains(index) {
      throw words[index].problem(.unread(words[index].text))
    }
    do throws(ModelError) {
      return try Model(
        inputs: inputs.map { tensors[$0] }, outputs: results.map { tensors[$0] }, name: modelName)
    } catch {
      throw lastWord.problem(.model(error))
    }
  }
}

/// A clause that may list thousands of shapes, cut to a readable length.
private func shortened(_ clause: String) -> String {
  let limit = 300
  return clause.utf8.count <= limit ? clause : clause.prefix(limit) + "…"
}
