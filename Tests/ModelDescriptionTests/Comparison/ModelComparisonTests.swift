import ModelDescription
import Testing

@Suite("Aligning layers")
struct ModelComparisonTests {
  /// A chain of 3 × 3 convolutions that keep the size, with these numbers of filters.
  private func chain(_ filters: [Int]) throws -> Model {
    let inputs = Input(shape: [8, 8, 3])
    let outputs = filters.reduce(inputs) { x, filters in
      Conv2D(filters: filters, kernelSize: (3, 3), padding: .same)(x)
    }
    return try Model(inputs: inputs, outputs: outputs)
  }

  private func filters(_ comparison: ModelComparison) -> [[TraitValue?]] {
    comparison.rows.dropFirst().map { row in row.cells.map { $0?.traits[.filters] } }
  }

  @Test("A model equals itself in every row")
  func itself() throws {
    let model = try TestModels.resNetBeginning()
    let comparison = ModelComparison(of: [model, model, model])
    #expect(comparison.rows.count == model.layers.count)
    #expect(comparison.rows.allSatisfy { $0.isEqual })
  }

  @Test("A layer more is a gap where it stands, not a difference of all that follow")
  func insertion() throws {
    let comparison = ModelComparison(of: [try chain([4, 8, 16, 32]), try chain([4, 16, 32])])
    #expect(
      filters(comparison) == [
        [.count(4), .count(4)], [.count(8), nil], [.count(16), .count(16)],
        [.count(32), .count(32)],
      ])
  }

  @Test("A layer that is an activation stands beside an Activation, equal where the function is")
  func activations() throws {
    func model(_ layer: any Layer) throws -> Model {
      let inputs = Input(shape: [8])
      return try Model(inputs: inputs, outputs: layer(inputs))
    }
    func rows(_ first: any Layer, _ second: any Layer) throws -> [ModelComparison.Row] {
      ModelComparison(of: [try model(first), try model(second)]).rows
    }
    #expect(try rows(ReLU(), Activation(.relu)).allSatisfy(\.isEqual))
    #expect(try rows(Activation(.softmax), Softmax()).allSatisfy(\.isEqual))
    let others = try rows(ReLU(maxValue: 6), Activation(.tanh))
    #expect(others.map(\.differences) == [[], [.activation]])
    #expect(try rows(LeakyReLU(), Activation(.relu)).count == 3)
  }

  @Test("Another number of filters is a difference, not a gap")
  func substitution() throws {
    let comparison = ModelComparison(of: [try chain([4, 8, 16]), try chain([4, 9, 16])])
    #expect(
      filters(comparison) == [
        [.count(4), .count(4)], [.count(8), .count(9)], [.count(16), .count(16)],
      ])
    #expect(
      comparison.rows[2].differences == [.filters, .outputShape, .parameters, .macs])
    #expect(comparison.rows[3].differences == [.parameters, .macs], "its kernels are deeper")
  }

  @Test("Pools of two kinds stand beside each other; a pool and a convolution do not")
  func families() throws {
    func model(_ layer: (SymbolicTensor) -> SymbolicTensor) throws -> Model {
      let inputs = Input(shape: [8, 8, 3])
      return try Model(inputs: inputs, outputs: layer(inputs))
    }
    let models = [
      try model { MaxPooling2D()($0) }, try model { AveragePooling2D()($0) },
      try model { Conv2D(filters: 3, kernelSize: (2, 2), strides: (2, 2))($0) },
    ]
    let comparison = ModelComparison(of: models)
    #expect(comparison.rows.count == 3)
    #expect(comparison.rows[1].differences == [.className])
    #expect(comparison.rows[1].cells[2] == nil)
    #expect(comparison.rows[2].cells.map { $0 == nil } == [true, true, false])
  }

  @Test("Padding is the rows it adds: same around 3 × 3 is 1, and with stride 2 falls to one side")
  func padding() throws {
    func model(_ size: Int?, _ strides: Int, _ padding: Padding) throws -> Model {
      let inputs = Input(shape: [size, size, 3])
      let x = Conv2D(
        filters: 2, kernelSize: (3, 3), strides: (strides, strides), padding: padding)(inputs)
      return try Model(inputs: inputs, outputs: x)
    }
    func padding(_ model: Model) -> TraitValue? {
      model.layers.last.flatMap { model.traits(of: $0)[.padding] }
    }
    #expect(padding(try model(8, 1, .same)) == .word("1"))
    #expect(padding(try model(8, 1, .valid)) == .word("0"))
    #expect(padding(try model(8, 2, .same)) == .word("(0, 1), (0, 1)"))
    #expect(padding(try model(nil, 1, .same)) == .word("same"))
  }

  @Test("Two networks of a thousand layers are compared in seconds")
  func thousandLayers() throws {
    let first = try chain((0..<1000).map { 1 + $0 % 7 })
    let second = try chain((0..<1000).filter { $0 % 10 != 0 }.map { 1 + $0 % 7 })
    let comparison = ModelComparison(of: [first, second])
    #expect(comparison.rows.count == 1001)
    #expect(comparison.rows.filter { !$0.isComplete }.count == 100)
  }
}
