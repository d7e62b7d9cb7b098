import ModelDescription
import Tensors
import Testing

@testable import ModelFiles

/// Graphs with many operators of four versions; the shapes are those of ONNX Runtime's results.
@Suite("Operators of ONNX")
struct ONNXOperatorTests {
  @Test(
    "every operator's result has the shape that ONNX Runtime gives",
    arguments: [8, 9, 13, 20])
  func shapes(version: Int) throws {
    let file = try onnxSample("operators-\(version)")
    let wanted = try shapesOfSample("operators-\(version)")
    for layer in file.model.layers {
      guard let text = wanted[file.outputNames[layer.name] ?? layer.name] else { continue }
      let shape = file.model.calls[layer.calls[0]].outputShape
      #expect(agrees("\(shape)", with: text), "\(layer.className) \(layer.name) \(shape) \(text)")
    }
    #expect(file.model.layers.count > 100)
    #expect(file.warnings.allSatisfy { $0.contains("not understood") })
  }

  /// Whether shapes are equal but for sizes that are open: the batch, which the run had as 2 or 3.
  private func agrees(_ shape: String, with wanted: String) -> Bool {
    let (sizes, others) = (shape.split(separator: ", "), wanted.split(separator: ", "))
    return sizes.count == others.count
      && zip(sizes, others).allSatisfy { $0 == $1 || $0.contains("None") }
  }

  @Test(
    "only these operators are not understood",
    arguments: [
      (8, ["ArgMax", "Softmax"]), (9, ["ArgMax", "Softmax"]), (13, ["ArgMax"]), (20, ["ArgMax"]),
    ])
  func understood(version: Int, opaque: [String]) throws {
    let file = try onnxSample("operators-\(version)")
    let classes = file.model.layers.filter { $0.layer is OpaqueLayer }.map(\.className)
    #expect(Set(classes).sorted() == opaque)
  }
}
