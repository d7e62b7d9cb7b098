import ModelDescription
import TensorFiles
import Tensors

/// Reads networks from ONNX files, with their weights. Source: ONNX, `onnx.proto`, `Operators.md` and
/// `Changelog.md`.
enum ONNXModelFile {
  /// The network and its weights; files beside it are needed for the weights only.
  static func read(_ storage: TensorStorage, path: String) throws(ModelFileError) -> ModelFile {
    func wrong(_ problem: String) -> ModelFileError {
      .wrong(file: path, format: "ONNX", problem: problem)
    }
    let graph: ONNXGraph
    do {
      graph = try ONNXDocument(ProtobufMessage(storage)).graph
    } catch {
      throw .container(.onnx(file: path, error))
    }
    let nodes: [ONNXNode]
    do {
      nodes = ONNXFusing.joined(try ONNXOrder.ordered(graph.nodes), of: graph)
    } catch {
      throw wrong(error.clause)
    }
    var builder = ONNXBuilder(graph, nodes: nodes, path: path)
    let initializers = Set(graph.initializers.map(\.name))
    let inputs = graph.inputs.filter { !initializers.contains($0.name) }.map {
      builder.addInput($0)
    }
    guard !inputs.isEmpty else { throw wrong("has a graph without an input") }
    for node in nodes { builder.add(node) }
    let outputs = graph.outputs.compactMap { builder.operand($0.name)?.tensor }
    guard !outputs.isEmpty else { throw wrong("has a graph without an output") }
    let model: Model
    do {
      model = try Model(inputs: inputs, outputs: outputs, name: name(of: graph, path: path))
    } catch {
      throw wrong("has a graph that cannot be built: \(error)")
    }
    return ModelFile(
      format: "ONNX", model: model, weights: builder.weights, warnings: builder.report.warnings,
      outputNames: builder.outputNames)
  }

  /// The graph's name, or the file's where an exporter gives all graphs the same one.
  private static func name(of graph: ONNXGraph, path: String) -> String {
    let general = ["main_graph", "torch_jit", "torch-jit-export", "tf2onnx", "graph", ""]
    if let name = graph.name, !general.contains(name) { return name }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".onnx") ? String(file.dropLast(".onnx".count)) : file
  }
}
