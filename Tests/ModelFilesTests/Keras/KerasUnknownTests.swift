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

  @Test func `without weights their parameters are not known, and said not to be`() throws {
    let file = try openKeras(
      model(
        #""module": "keras.layers", "class_name": "LSTM", "registered_name": null, "name": "x", "#
          + #""config": {"name": "x", "units": 5}"#))
    #expect(
      file.warnings == [
        "layer 'x' (LSTM) is not understood: it is drawn with the shape that the file states, and "
          + "its parameters are not known"
      ])
    let model = file.model
    #expect(try model.parameterCount(of: #require(model.layer(named: "x"))) == nil)
    #expect(model.layerNumbers().map(\.parameters) == [0, nil, 12])
    #expect(model.layerNumbers().map(\.multiplyAccumulates) == [0, nil, 10])
    #expect(model.values(of: .parameters).isEmpty)
    #expect(
      model.summary().hasSuffix("\n Not counted: the parameters of 1 layer, which are not known"))
    let json = model.summary(SummaryOptions(format: .json))
    #expect(json.contains("    \"parameters\": null,\n    \"trainable_parameters\": null,"))
    let row = model.summary(SummaryOptions(format: .csv)).split(separator: "\r\n")[2]
    #expect(row == "x,LSTM,,,,,\"(None, 5)\",,,,,,20")
    #expect(model.shapesText().contains("Altogether at least 12 parameters"))
    #expect(model.shapesText(language: .chinese).contains("总计：至少 12 个参数"))
  }

  @Test(
    "what has no weights in any version of Keras counts none",
    arguments: ["Lambda", "MaxPooling3D", "GlobalAveragePooling3D", "UpSampling3D"])
  func weightless(className: String) throws {
    let file = try openKeras(
      model(
        #""module": "keras.layers", "class_name": "\#(className)", "registered_name": null, "#
          + #""name": "x", "config": {"name": "x"}"#))
    let layer = try #require(file.model.layer(named: "x"))
    #expect(layer.layer is OpaqueLayer)
    #expect(file.model.parameterCount(of: layer) == 0)
  }

  @Test func `a network in the network is counted only where all its layers are`() throws {
    let input = Input(shape: [4])
    let strange = OpaqueLayer(className: "Odd", shape: Shape([nil, 4]), weights: nil)(input)
    let inner = try Model(inputs: input, outputs: Dense(units: 2)(strange))
    let outer = Input(shape: [4])
    let model = try Model(inputs: outer, outputs: NestedModel(inner, name: "inner")(outer))
    #expect(model.layerNumbers().map(\.parameters) == [0, nil])
  }

  @Test func `where the file states no shape, none is said to be stated`() throws {
    let file = try openKeras(
      kerasModel(
        kerasLayer("InputLayer", "i", #""batch_shape": [null, 8]"#) + ","
          + kerasLayer("LSTM", "x", #""units": 5"#, nodes: #"[[["i", 0, 0, {}]]]"#),
        from: #"[["i", 0, 0]]"#, to: #"[["x", 0, 0]]"#))
    #expect(
      file.warnings == [
        "layer 'x' (LSTM) is not understood: it is drawn without a shape, since the file states "
          + "none, and its parameters are not known"
      ])
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
      #""filters": 4, "kernel_size": 1, "groups": 3"#,
      #""filters": 4, "kernel_size": [9223372036854775807, 1], "groups": 1"#,
    ])
  func impossible(settings: String) throws {
    let layer = kerasLayer(
      "Conv2D", "x", settings + #", "activation": "bend""#, nodes: #"[[["i", 0, 0, {}]]]"#)
    let file = try openKeras(
      kerasModel(
        kerasLayer("InputLayer", "i", #""batch_shape": [null, 8, 8, 3]"#) + "," + layer,
        from: #"[["i", 0, 0]]"#, to: #"[["x", 0, 0]]"#))
    let opaque = try #require(file.model.layer(named: "x"))
    #expect(opaque.layer is OpaqueLayer)
    #expect(file.model.parameterCount(of: opaque) == nil)
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
