import ModelDescription
import Tensors

/// The main graph of a TensorFlow Lite file. Source: TensorFlow Lite, `schema.fbs`.
struct TFLiteModel {
  private static let maximumOperators = 100_000

  let tensors: [TFLiteTensor]
  let operators: [TFLiteOperator]

  /// Tensors, by their places in `tensors`.
  let inputs: [Int]
  let outputs: [Int]

  init(_ storage: TensorStorage) throws(TFLiteProblem) {
    let model = try FlatBuffer(storage).root()
    guard let graph = try model.tables(2).first else { throw TFLiteProblem("has no graph") }
    let buffers = try model.tables(4)
    var tensors: [TFLiteTensor] = []
    for (place, table) in try graph.tables(0).enumerated() {
      tensors.append(try TFLiteTensor(table, place: place, buffers: buffers))
    }
    var codes: [String] = []
    for table in try model.tables(1) { codes.append(try TFLiteOperator.name(of: table)) }
    var operators: [TFLiteOperator] = []
    let steps = try graph.tables(3)
    guard steps.count <= TFLiteModel.maximumOperators else {
      throw TFLiteProblem("has more than 100,000 operators")
    }
    for table in steps {
      operators.append(try TFLiteOperator(table, codes: codes, tensorCount: tensors.count))
    }
    self.tensors = tensors
    self.operators = operators
    inputs = try graph.integers(1) ?? []
    outputs = try graph.integers(2) ?? []
    guard (inputs + outputs).allSatisfy(tensors.indices.contains) else { throw .damaged }
    guard !inputs.isEmpty else { throw TFLiteProblem("has a graph without an input") }
    guard !outputs.isEmpty else { throw TFLiteProblem("has a graph without an output") }
  }
}

/// A tensor: what goes from one operator to another, or numbers of the file.
struct TFLiteTensor {
  let name: String

  /// The shape, open where the file leaves it so; `unknown` where it does not state one.
  let shape: Shape

  /// The numbers, where the file has them.
  let constant: FileConstant?

  fileprivate init(
    _ table: FlatTable, place: Int, buffers: [FlatTable]
  ) throws(TFLiteProblem) {
    let stored = try table.text(3)
    name = stored.isEmpty ? "tensor_\(place)" : stored
    let traced = try table.integers(0) ?? []
    let signature = try table.integers(7)
    let stated = signature?.count == traced.count ? signature ?? traced : traced
    let number = Int(try table.integer(2, as: UInt32.self))
    let data = buffers.indices.contains(number) ? try TFLiteData(buffers[number]) : nil
    guard let data, !data.isEmpty else {
      constant = nil
      let hasRank = try table.flag(8)
      let isKnown = hasRank || !stated.isEmpty
      shape = (isKnown ? FileConstant.sizes(stated) : nil).map { Shape($0) } ?? .unknown
      return
    }
    let type = try table.integer(1, as: UInt8.self)
    let sizes = FileConstant.sizes(traced).flatMap { $0.contains(nil) ? nil : traced }
    shape = sizes.map { Shape($0) } ?? .unknown
    constant = FileConstant(
      name: name, shape: sizes, mayBeLearned: TFLiteData.isLearned(type),
      numbers: try data.numbers(type, in: table.buffer))
  }
}

/// An operator of the graph.
struct TFLiteOperator {
  /// As in the schema: `CONV_2D`; of operators that are not TensorFlow Lite's own, their own name.
  let name: String

  /// The tensors that it reads; −1 where one is left out.
  let inputs: [Int]
  let outputs: [Int]

  /// Its settings; a table without fields where all have their usual values.
  let options: FlatTable?

  fileprivate init(
    _ table: FlatTable, codes: [String], tensorCount: Int
  ) throws(TFLiteProblem) {
    let code = Int(try table.integer(0, as: UInt32.self))
    guard codes.indices.contains(code) else { throw .damaged }
    name = codes[code]
    inputs = try table.integers(1) ?? []
    outputs = try table.integers(2) ?? []
    options = try table.table(4)
    guard inputs.allSatisfy({ (-1..<tensorCount).contains($0) }),
      outputs.allSatisfy((0..<tensorCount).contains)
    else { throw .damaged }
  }

  /// The tensor that is read at a place; `nil` where there is none.
  func input(_ index: Int) -> Int? {
    inputs.indices.contains(index) && inputs[index] >= 0 ? inputs[index] : nil
  }
}
