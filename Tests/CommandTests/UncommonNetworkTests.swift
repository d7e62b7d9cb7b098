import AlexViz
import Foundation
import Testing

@Suite("featuremaps of uncommon networks")
struct UncommonNetworkTests {
  private let folder = TemporaryFolder()

  private func layer(
    _ className: String, _ name: String, _ config: String = "", reading inputs: String...
  ) -> String {
    let nodes = inputs.map { #"["\#($0)", 0, 0, {}]"# }.joined(separator: ", ")
    return """
      {"class_name": "\(className)", "name": "\(name)", "config": {"name": "\(name)"\(config)},
      "inbound_nodes": [\(inputs.isEmpty ? "" : "[\(nodes)]")]}
      """
  }

  /// The path of a file in which Keras 2 describes a network.
  private func network(_ layers: [String], from inputs: [String], to output: String) throws
    -> String
  {
    let ends = inputs.map { #"["\#($0)", 0, 0]"# }.joined(separator: ", ")
    let text = """
      {"class_name": "Functional", "keras_version": "2.15.0", "config": {"name": "net", "layers":
      [\(layers.joined(separator: ", "))], "input_layers": [\(ends)],
      "output_layers": [["\(output)", 0, 0]]}}
      """
    try text.write(toFile: folder.path("net.json"), atomically: true, encoding: .utf8)
    return folder.path("net.json")
  }

  /// Two pictures and a row of three numbers: left − right, each channel times one of the row.
  private func threeInputs() throws -> String {
    try network(
      [
        layer("InputLayer", "left", #", "batch_input_shape": [null, 1, 2, 3]"#),
        layer("InputLayer", "right", #", "batch_input_shape": [null, 1, 2, 3]"#),
        layer("InputLayer", "row", #", "batch_input_shape": [null, 3]"#),
        layer("Reshape", "factors", #", "target_shape": [1, 1, 3]"#, reading: "row"),
        layer("Subtract", "difference", reading: "left", "right"),
        layer("Multiply", "product", reading: "difference", "factors"),
      ], from: ["left", "right", "row"], to: "product")
  }

  private func tensor(_ name: String, _ shape: [Int], _ numbers: [Float]) throws -> String {
    var data = Data()
    var list = TensorList(source: name)
    list.add(Tensor(shape: shape, floats: numbers), named: name)
    try TensorFileFormat.safetensors.write(list) { data.append(contentsOf: $0) }
    try data.write(to: folder.url.appendingPathComponent(name + ".safetensors"))
    return folder.path(name + ".safetensors")
  }

  @Test("each input of a network has a file of its own")
  func severalInputs() throws {
    let left = try tensor("left", [1, 2, 3], [5, 6, 7, 8, 9, 10])
    let right = try tensor("right", [1, 2, 3], [1, 1, 1, 2, 2, 2])
    let row = try tensor("row", [1, 3], [1, 10, -1])
    let run = try Program.alexviz.run(
      "featuremaps", left, "--model", threeInputs(), "--weights", "random:0", "--input-file",
      "row=" + row, "--input-file", "right=" + right, "--layers", "product", "--save-activations",
      folder.path("out.safetensors"), "-o", folder.path("maps"))
    try #require(run.status == 0, "\(run.errors)")
    let found = try openTensorFile(folder.path("out.safetensors")).tensor(named: "product")
    #expect(found?.floats() == [4, 50, -6, 6, 70, -8])
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path("maps"))
    #expect(pictures.sorted() == ["overview.png", "product.png"])
  }

  @Test(
    "inputs that are missing, unknown, repeated or too many are named",
    arguments: [
      (["cat.jpg"], "--input-file left=FILE --input-file right=FILE --input-file row=FILE"),
      (["--input-file", "left=a", "--input-file", "row=b"], "too: --input-file right=FILE"),
      (["--input-file", "lift=a"], "there is no input 'lift'; the model reads left, right, row"),
      (["--input-file", "row=a", "--input-file", "row=b"], "input 'row' is given twice"),
      (
        [
          "cat.jpg", "--input-file", "left=a", "--input-file", "right=a", "--input-file", "row=b",
        ], "there is no input left for cat.jpg"
      ),
    ])
  func wrongInputs(arguments: [String], complaint: String) throws {
    let run = try Program.alexviz.run(
      ["featuremaps", "--model", threeInputs(), "--weights", "random:0"] + arguments)
    #expect(run.status == 1)
    #expect(run.errors.contains(complaint), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("one layer that cannot be run costs only those behind it")
  func leavingOut() throws {
    let model = try network(
      [
        layer("InputLayer", "image", #", "batch_input_shape": [null, 8, 8, 3]"#),
        layer("Conv2D", "first", #", "filters": 4, "kernel_size": [3, 3]"#, reading: "image"),
        layer("Fancy", "fancy", reading: "first"),
        layer("Add", "sum", reading: "fancy", "first"),
      ], from: ["image"], to: "sum")
    let run = try Program.alexviz.run(
      "featuremaps", cat, "--model", model, "--weights", "random:0", "--layers", "*", "-o",
      folder.path("maps"))
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "layer fancy cannot be run: there is no forward pass for Fancy; it and the layer behind are "
          + "left out"), "\(run.errors)")
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path("maps"))
    #expect(pictures.sorted() == ["first.png", "image.png", "overview.png"])

    let named = try Program.alexviz.run(
      "featuremaps", cat, "--model", model, "--weights", "random:0", "--layers", "first,sum")
    #expect(named.status == 1)
    #expect(named.errors.contains("layer fancy cannot be run"))
  }
}
