import Foundation
import ModelDescription
import TensorFiles
import Tensors
import Testing

@testable import ModelFiles

@Suite("ONNX files that lie")
struct ONNXHostileTests {
  // MARK: - Messages put together by hand

  /// A field that holds a block of bytes.
  private func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(bytes.count) + bytes
  }

  private func field(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

  private func field(_ number: Int, integer: Int) -> [UInt8] {
    varint(number << 3) + varint(integer)
  }

  private func varint(_ number: Int) -> [UInt8] {
    var rest = UInt64(bitPattern: Int64(number))
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private func node(
    _ kind: String, _ inputs: [String], _ outputs: [String], domain: String = "",
    attributes: [UInt8] = []
  ) -> [UInt8] {
    field(
      1,
      inputs.flatMap { field(1, $0) } + outputs.flatMap { field(2, $0) } + field(4, kind)
        + field(7, domain) + attributes)
  }

  private func value(_ number: Int, _ name: String, _ sizes: [Int]?) -> [UInt8] {
    let shape = sizes.map { field(2, $0.flatMap { field(1, field(1, integer: $0)) }) } ?? []
    return field(number, field(1, name) + field(2, field(1, field(1, integer: 1) + shape)))
  }

  /// A model of these nodes with the input x and the output y.
  private func model(
    _ nodes: [[UInt8]], input: [Int]? = [1, 3, 8, 8], more: [UInt8] = [], functions: [UInt8] = []
  ) -> [UInt8] {
    field(1, integer: 9)
      + field(7, nodes.flatMap { $0 } + value(11, "x", input) + value(12, "y", nil) + more)
      + field(8, field(2, integer: 20)) + functions
  }

  /// A function of the domain f with the input a and the output b.
  private func function(_ name: String, _ nodes: [[UInt8]]) -> [UInt8] {
    let body = nodes.flatMap { bytes in
      // A graph has its nodes in field 1, a function in field 7.
      [UInt8(7 << 3 | 2)] + bytes.dropFirst()
    }
    return field(25, field(1, name) + field(4, "a") + field(5, "b") + body + field(10, "f"))
  }

  private func sentence(_ bytes: [UInt8]) -> String {
    do {
      _ = try onnxModel(bytes)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  // MARK: - Graphs

  @Test func `a small graph by hand`() throws {
    let file = try onnxModel(model([node("Relu", ["x"], ["h"]), node("Sigmoid", ["h"], ["y"])]))
    #expect(file.model.layers.map(\.className) == ["InputLayer", "ReLU", "Activation"])
  }

  @Test func `nodes out of order are ordered`() throws {
    let file = try onnxModel(model([node("Sigmoid", ["h"], ["y"]), node("Relu", ["x"], ["h"])]))
    #expect(file.model.layers.map(\.className) == ["InputLayer", "ReLU", "Activation"])
  }

  @Test func `a graph that runs in a circle is refused`() {
    let circle = model([node("Relu", ["b"], ["a"]), node("Relu", ["a"], ["b"])])
    #expect(sentence(circle).contains("runs in a circle"))
    #expect(sentence(model([node("Relu", ["y"], ["y"])])).contains("runs in a circle"))
  }

  @Test func `two nodes that give the same tensor are refused`() {
    let twice = model([node("Relu", ["x"], ["y"]), node("Tanh", ["x"], ["y"])])
    #expect(sentence(twice).contains("two nodes that give the same tensor"))
  }

  @Test func `a missing tensor and an unknown operator are told, and the rest is drawn`() throws {
    let file = try onnxModel(
      model([
        node("Warp", ["x", "lost"], ["h"], domain: "com.example"), node("Relu", ["h"], ["y"]),
      ]))
    #expect(file.model.layers.map(\.className) == ["InputLayer", "com.example.Warp", "ReLU"])
    #expect(file.warnings.contains { $0.contains("lacks the tensor 'lost'") })
    #expect(file.warnings.contains { $0.contains("'com.example.Warp'") })
  }

  @Test func `without graph, input or output there is a sentence`() {
    #expect(sentence(field(1, integer: 9)).contains("holds no graph"))
    #expect(sentence(field(1, integer: 9) + field(7, [])).contains("without an input"))
    #expect(sentence(model([])).contains("without an output"))
  }

  @Test func `nodes of the same name get their outputs' names`() throws {
    let named = field(3, "same")
    let file = try onnxModel(
      model([
        node("Relu", ["x"], ["h"], attributes: named),
        node("Tanh", ["h"], ["y"], attributes: named),
      ]))
    #expect(file.model.layers.map(\.name) == ["x", "h", "y"])
  }

  @Test func `joining many tensors without elements takes no time`() {
    func constant(_ name: String, _ numbers: [Int]) -> [UInt8] {
      let tensor =
        field(1, integer: numbers.count) + field(2, integer: 7)
        + field(7, numbers.flatMap(varint)) + field(8, name)
      return field(5, tensor)
    }
    let file = model(
      [
        node("ConstantOfShape", ["shape"], ["empty"]),
        node("Tile", ["empty", "repeats"], ["more"]), node("Relu", ["x"], ["y"]),
      ], more: constant("shape", [1 << 18, 0]) + constant("repeats", [1, 1 << 18]))
    #expect(sentence(file) == "no error")
  }

  // MARK: - Functions

  @Test func `functions are put in their places`() throws {
    let file = try onnxModel(
      model(
        [node("Twice", ["x"], ["y"], domain: "f")],
        functions: function("Twice", [node("Relu", ["a"], ["h"]), node("Tanh", ["h"], ["b"])])))
    #expect(file.model.layers.map(\.className) == ["InputLayer", "ReLU", "Activation"])
  }

  @Test func `functions that call themselves, or grow without end, are refused`() {
    let call = node("F0", ["x"], ["y"], domain: "f")
    let loop = function("F0", [node("F0", ["a"], ["b"], domain: "f")])
    #expect(sentence(model([call], functions: loop)).contains("more than 100 deep"))
    let growing = (0..<60).flatMap { level in
      function(
        "F\(level)",
        level == 59
          ? []
          : [
            node("F\(level + 1)", ["a"], ["h"], domain: "f"),
            node("F\(level + 1)", ["h"], ["b"], domain: "f"),
          ])
    }
    #expect(sentence(model([call], functions: growing)).contains("more than 100000 nodes"))
  }

  // MARK: - Numbers

  @Test(
    "numbers beyond all networks do not overflow",
    arguments: [
      Int.max, Int.min, Int.max / 2, -1, 0, 1 << 31, (1 << 62) + 1,
    ])
  func numbers(number: Int) throws {
    func ints(_ name: String, _ count: Int) -> [UInt8] {
      field(
        5,
        field(1, name) + (0..<count).flatMap { _ in field(8, integer: number) }
          + field(20, integer: 7))
    }
    func int(_ name: String) -> [UInt8] {
      field(5, field(1, name) + field(3, integer: number) + field(20, integer: 2))
    }
    let pools = ["kernel_shape", "strides", "dilations", "pads"].map { name in
      node(
        "MaxPool", ["x"], ["y"],
        attributes: (name == "kernel_shape"
          ? [] : field(5, field(1, "kernel_shape") + field(8, integer: 2) + field(8, integer: 2)))
          + ints(name, name == "pads" ? 4 : 2))
    }
    let others =
      ["Softmax", "Flatten", "Concat", "ArgMax", "Gather", "Split", "LpNormalization"].map {
        node($0, ["x", "x"], ["y"], attributes: int("axis"))
      } + [
        node(
          "Slice", ["x"], ["y"], attributes: ints("starts", 2) + ints("ends", 2) + ints("axes", 2)),
        node("Pad", ["x"], ["y"], attributes: ints("pads", 8)),
        node("Reshape", ["x"], ["y"], attributes: ints("shape", 3)),
        node("Unsqueeze", ["x"], ["y"], attributes: ints("axes", 2)),
        node("Squeeze", ["x"], ["y"], attributes: ints("axes", 2)),
        node("ReduceMean", ["x"], ["y"], attributes: ints("axes", 2)),
        node("Transpose", ["x"], ["y"], attributes: ints("perm", 4)),
        node("LRN", ["x"], ["y"], attributes: int("size")),
        node("DepthToSpace", ["x"], ["y"], attributes: int("blocksize")),
        node("Conv", ["x", "w"], ["y"], attributes: int("group")),
        node(
          "ConvTranspose", ["x", "w"], ["y"], attributes: int("group") + ints("output_shape", 2)),
        node("Shape", ["x"], ["y"], attributes: int("start") + int("end")),
      ]
    let sizes = (0..<4).flatMap { field(1, integer: $0 < 2 ? 3 : number) }
    let kernel = field(5, sizes + field(2, integer: 1) + field(8, "w"))
    for node in pools + others {
      _ = try? onnxModel(model([node]))
      _ = try? onnxModel(model([node], more: kernel))
      _ = try? onnxModel(model([node], input: [1, 3, number, 8]))
      _ = try? onnxModel(model([node], input: [number, number, number, number]))
    }
  }

  // MARK: - Damage

  @Test(arguments: ["residual-torch", "residual-torch-dynamo", "operators-9", "operators-20"])
  func `changed bytes never crash`(name: String) throws {
    let original = [UInt8](try Data(contentsOf: URL(fileURLWithPath: onnxPath(name + ".onnx"))))
    var random = RepeatableNumbers(state: 7)
    for round in 0..<150 {
      var bytes = original
      for _ in 0..<(1 + round % 5) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      guard let file = try? onnxModel(bytes), let weights = file.weights else { continue }
      for name in weights.names { _ = try? weights.tensor(named: name)?.floats() }
    }
  }

  @Test(arguments: ["residual-torch", "operators-13"])
  func `a file cut off anywhere gives an error or a network`(name: String) throws {
    let original = [UInt8](try Data(contentsOf: URL(fileURLWithPath: onnxPath(name + ".onnx"))))
    for count in stride(from: 0, to: original.count, by: 211) {
      _ = try? onnxModel(Array(original[..<count]))
    }
  }
}

/// Numbers that are the same in every run.
private struct RepeatableNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
