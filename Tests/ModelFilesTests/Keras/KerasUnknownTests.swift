import ModelDescription
import ModelFiles
import Testing

@Suite("Keras layers that are not understood")
struct KerasUnknownTests {
  /// A model of Keras 3 with one layer between its input and a dense one, which states the shape
  /// of what it reads.
  private func model(_ middle: String) -> String {
    func tensor(_ layer: String, _ shape: String) -> String {
      """
      {"args": [{"class_name": "__keras_tensor__", "config": {"shape": \(shape),
      "dtype": "float32", "keras_history": ["\(layer)", 0, 0]}}], "kwargs": {}}
      """
    }
    return """
      {"module": "keras.src.models.functional", "class_name": "Functional", "config": {
      "name": "m", "layers": [
      {"module": "keras.layers", "class_name": "InputLayer", "name": "i", "registered_name": null,
      "config": {"batch_shape": [null, 6], "name": "i"}, "inbound_nodes": []},
      {\(middle), "inbound_nodes": [\(tensor("i", "[null, 6]"))]},
      {"module": "keras.layers", "class_name": "Dense", "name": "d", "registered_name": null,
      "config": {"units": 2, "name": "d"}, "inbound_nodes": [\(tensor("x", "[null, 5]"))]}],
      "input_layers": ["i", 0, 0], "output_layers": ["d", 0, 0]}}
      """
  }

  @Test(
    "their shape is what their readers state, and one warning tells of them",
    arguments: [
      #""module": "mine", "class_name": "Odd", "registered_name": "mine>Odd""#,
      #""module": "keras.layers", "class_name": "Lambda", "registered_name": null"#,
      #""module": "mine", "class_name": "Dense", "registered_name": "mine>Dense""#,
      #""module": "keras.layers", "class_name": "SomethingNew", "registered_name": null"#,
    ])
  func opaque(kind: String) throws {
    let file = try openKeras(
      model(kind + #", "name": "x", "config": {"name": "x", "function": "4wEAAAA"}"#))
    #expect(file.model.layer(named: "x")?.layer is OpaqueLayer)
    #expect(file.model.wholeShape(of: "x") == "(None, 5)")
    #expect(file.model.parameterCount == 12)
    #expect(file.warnings.count == 1)
    #expect(file.warnings.first?.contains("'x'") == true)
  }

  @Test func `a shape that the file states otherwise is told`() throws {
    let file = try openKeras(
      model(
        #""module": "keras.layers", "class_name": "Dense", "name": "x", "#
          + #""config": {"name": "x", "units": 7}"#))
    #expect(
      file.warnings == ["layer 'x' gives (None, 7), where the file states (None, 5)"])
  }

  @Test(
    "a layer with a function that is not known counts no weights where it cannot be",
    arguments: [
      #""filters": 4, "kernel_size": 1, "groups": 0"#,
      #""filters": 4, "kernel_size": [9223372036854775807, 1], "groups": 1"#,
    ])
  func impossible(settings: String) throws {
    let layer = kerasLayer(
      "Conv2D", "x", settings + #", "activation": "bend""#, nodes: #"[[["i", 0, 0, {}]]]"#)
    let file = try openKeras(
      kerasModel(
        kerasLayer("InputLayer", "i", #""batch_shape": [null, 8, 8, 3]"#) + "," + layer,
        from: #"[["i", 0, 0]]"#, to: #"[["x", 0, 0]]"#))
    #expect(file.model.layer(named: "x")?.layer is OpaqueLayer)
    #expect(file.model.parameterCount == 0)
  }

  @Test func `a function that is not known makes a layer that cannot be run`() throws {
    let file = try openKeras(
      model(
        #""module": "keras.layers", "class_name": "Dense", "name": "x", "#
          + #""config": {"name": "x", "units": 5, "activation": {"module": "mine", "#
          + #""class_name": "function", "config": "bend", "registered_name": "bend"}}"#))
    #expect(file.model.layer(named: "x")?.layer is OpaqueLayer)
    #expect(file.model.layer(named: "x")?.className == "Dense")
    #expect(file.model.parameterCount == 6 * 5 + 5 + 12)
    #expect(file.warnings.count == 1 && file.warnings[0].contains("'bend'"))
  }
}
