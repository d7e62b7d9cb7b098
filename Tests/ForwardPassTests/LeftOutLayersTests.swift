import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Networks of which some layers cannot be run; the numbers are 1, 2 and what follows by hand.
@Suite("Layers that cannot be run")
struct LeftOutLayersTests {
  /// x + 1, an unknown layer behind that, two more behind it, and beside all of them 3 · x.
  private func model() throws -> Model {
    let x = Input(shape: [2], name: "x")
    let before = ScalarArithmetic(.add, scalar: 1, name: "before")(x)
    let unknown = OpaqueLayer(className: "Fancy", shape: Shape([nil, 2]), name: "unknown")(before)
    let behind = ScalarArithmetic(.multiply, scalar: 2, name: "behind")(unknown)
    let beside = ScalarArithmetic(.multiply, scalar: 3, name: "beside")(x)
    return try Model(inputs: x, outputs: Add(name: "sum")([behind, beside]))
  }

  private let input = Tensor(shape: [2], floats: [1, 2])

  @Test func `all that do not depend on one give their numbers`() throws {
    let taps = ["before", "unknown", "behind", "beside", "sum"]
    let compiled = try CompiledModel(
      model(), weights: TensorTable(), taps: taps, optionalTaps: Set(taps))
    #expect(compiled.taps == ["before", "beside"])
    let found = try compiled.run(input)
    #expect(found.layers == ["before", "beside"])
    #expect(found["before"]?.floats() == [2, 3])
    #expect(found["beside"]?.floats() == [3, 6])
    let leftOut = try #require(compiled.leftOut)
    #expect(leftOut.layers == ["unknown", "behind", "sum"])
    #expect(
      leftOut.description
        == "layer unknown cannot be run: there is no forward pass for Fancy; "
        + "it and the 2 layers behind are left out")
  }

  @Test func `nothing is left out where nothing depends on one`() throws {
    let compiled = try CompiledModel(
      model(), weights: TensorTable(), taps: ["beside"], optionalTaps: ["beside"])
    #expect(compiled.leftOut == nil)
    #expect(try compiled.run(input)["beside"]?.floats() == [3, 6])
  }

  @Test(
    "one that must be there is an error, and so is nothing at all",
    arguments: [(["before", "sum"], ["before"]), (["behind"], ["behind"])])
  func required(taps: [String], optional: [String]) throws {
    #expect(throws: ForwardPassError.layerNotSupported(layer: "unknown", className: "Fancy")) {
      try CompiledModel(
        model(), weights: TensorTable(), taps: taps, optionalTaps: Set(optional))
    }
  }

  @Test func `several that cannot be run are told in one sentence`() throws {
    let x = Input(shape: [2], name: "x")
    let first = OpaqueLayer(className: "A", shape: Shape([nil, 2]), name: "first")(x)
    let second = OpaqueLayer(className: "B", name: "second")(x)
    let model = try Model(
      inputs: x,
      outputs: [
        ScalarArithmetic(.add, scalar: 1, name: "beside")(x),
        ScalarArithmetic(.add, scalar: 1, name: "behind")(first), second,
      ])
    let names = model.layers.map(\.name)
    let compiled = try CompiledModel(
      model, weights: TensorTable(), taps: names, optionalTaps: Set(names))
    #expect(compiled.taps.sorted() == ["beside", "x"])
    #expect(
      compiled.leftOut?.description.hasSuffix(
        "; it and 1 more that cannot be run and the layer behind are left out") == true)
  }
}
