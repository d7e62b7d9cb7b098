import ModelDescription
import ModelFiles
import Testing

@Suite("Graphs in Keras's files")
struct KerasGraphTests {
  private let image = kerasLayer("InputLayer", "image", #""batch_input_shape": [null, 8, 8, 3]"#)

  @Test func `a layer that is called twice is one layer with two calls`() throws {
    let model = try openKeras(
      kerasModel(
        kerasLayer("InputLayer", "a", #""batch_input_shape": [null, 4]"#) + ","
          + kerasLayer("InputLayer", "b", #""batch_input_shape": [null, 4]"#) + ","
          + kerasLayer(
            "Dense", "shared", #""units": 3"#,
            nodes: #"[[["a", 0, 0, {}]], [["b", 0, 0, {}]]]"#) + ","
          + kerasLayer(
            "Subtract", "sub", nodes: #"[[["shared", 1, 0, {}], ["shared", 0, 0, {}]]]"#),
        from: #"[["a", 0, 0], ["b", 0, 0]]"#, to: #"[["sub", 0, 0]]"#)
    ).model
    #expect(Set(model.callSources(of: "shared")) == [["a"], ["b"]])
    #expect(model.parameterCount == 15)
    #expect(model.inputs.count == 2)
  }

  /// `call` of Keras's `CustomScaleLayer`: inputs[0] + inputs[1] * scale.
  @Test func `InceptionResNetV2 adds a share of its second branch to the first`() throws {
    let model = try openKeras(
      kerasModel(
        image + ","
          + kerasLayer("ReLU", "branch", nodes: #"[[["image", 0, 0, {}]]]"#) + ","
          + kerasLayer(
            "CustomScaleLayer", "scale", #""scale": 0.17"#,
            nodes: #"[[["image", 0, 0, {}], ["branch", 0, 0, {}]]]"#),
        from: #"[["image", 0, 0]]"#, to: #"[["scale", 0, 0]]"#)
    ).model
    #expect(model.layers.map(\.className) == ["InputLayer", "ReLU", "CustomScaleLayer"])
    let parts = try model.expanded()
    #expect(parts.layers.map(\.className) == ["InputLayer", "ReLU", "Rescaling", "Add"])
    #expect(parts.layers.compactMap { ($0.layer as? Rescaling)?.scale } == [[0.17]])
    let outputs = parts.callSources(of: parts.layers[3].name)
    #expect(outputs == [["image", parts.layers[2].name]])
  }

  @Test func `Keras 2 counts the calls of a model in the model from 1`() throws {
    let conv = kerasLayer(
      "Conv2D", "conv", #""filters": 4, "kernel_size": [3, 3]"#, nodes: #"[[["x", 0, 0, {}]]]"#)
    let inner = """
      {"class_name": "Functional", "name": "inner", "config": {"name": "inner", "layers": [
      \(kerasLayer("InputLayer", "x", #""batch_input_shape": [null, null, null, 3]"#)),
      \(conv)],
      "input_layers": [["x", 0, 0]], "output_layers": [["conv", 0, 0]]},
      "inbound_nodes": [[["image", 0, 0, {}]]]}
      """
    let model = try openKeras(
      kerasModel(
        image + "," + inner + ","
          + kerasLayer("Flatten", "flat", nodes: #"[[["inner", 1, 0, {}]]]"#),
        from: #"[["image", 0, 0]]"#, to: #"[["flat", 0, 0]]"#)
    ).model
    #expect(model.wholeShape(of: "inner") == "(None, 6, 6, 4)")
    #expect(model.wholeShape(of: "flat") == "(None, 144)")
    #expect(model.layer(named: "inner")?.className == "Functional")
    #expect(model.parameterCount == 3 * 3 * 3 * 4 + 4)
  }

  @Test func `operators of Keras 2 compute with tensors and given numbers`() throws {
    let file = try openKeras(
      kerasModel(
        image + ","
          + kerasLayer(
            "SlicingOpLambda", "flip", #""function": "__operators__.getitem""#,
            nodes: """
              [["image", 0, 0, {"slice_spec": [{"class_name": "__ellipsis__"},
              {"start": null, "stop": null, "step": -1}]}]]
              """) + ","
          + kerasLayer(
            "TFOpLambda", "bias", #""function": "nn.bias_add""#,
            nodes: #"[["flip", 0, 0, {"bias": [-103.9, -116.8, -123.7], "data_format": null}]]"#)
          + ","
          + kerasLayer(
            "TFOpLambda", "minus", #""function": "math.subtract""#,
            nodes: #"[["_CONSTANT_VALUE", -1, 1.0, {"y": ["bias", 0, 0], "name": null}]]"#) + ","
          + kerasLayer(
            "TFOpLambda", "mean", #""function": "math.reduce_mean""#,
            nodes: #"[["minus", 0, 0, {"axis": [1, 2], "keepdims": true}]]"#) + ","
          + kerasLayer(
            "TFOpLambda", "product", #""function": "math.multiply""#,
            nodes: #"[["minus", 0, 0, {"y": ["mean", 0, 0], "name": null}]]"#),
        from: #"[["image", 0, 0]]"#, to: #"[["product", 0, 0]]"#))
    let model = file.model
    #expect(file.warnings.isEmpty)
    #expect(model.wholeShape(of: "mean") == "(None, 1, 1, 3)")
    #expect(model.wholeShape(of: "product") == "(None, 8, 8, 3)")
    #expect(model.callSources(of: "product") == [["minus", "mean"]])
    let flip = try #require(model.layer(named: "flip")?.layer as? Slice)
    #expect(flip.cuts == [Slice.Cut(axis: 3, from: nil, to: nil, step: -1)])
    let bias = try #require(model.layer(named: "bias")?.layer as? Rescaling)
    #expect(bias.scale == [1] && bias.offset == [-103.9, -116.8, -123.7])
    let minus = try #require(model.layer(named: "minus")?.layer as? ScalarArithmetic)
    #expect(minus.operation == .subtract && minus.scalar == 1 && minus.scalarComesFirst)
  }

  @Test func `the softmax of an operator goes along the dimension that it is called with`() throws {
    let model = try openKeras(
      kerasModel(
        image + ","
          + kerasLayer(
            "TFOpLambda", "rows", #""function": "nn.softmax""#,
            nodes: #"[["image", 0, 0, {"axis": 1}]]"#) + ","
          + kerasLayer(
            "TFOpLambda", "last", #""function": "nn.softmax""#,
            nodes: #"[["rows", 0, 0, {"axis": null, "name": null}]]"#) + ","
          + kerasLayer(
            "Softmax", "columns", #""axis": 2"#, nodes: #"[[["last", 0, 0, {"mask": null}]]]"#),
        from: #"[["image", 0, 0]]"#, to: #"[["columns", 0, 0]]"#)
    ).model
    #expect(model.layers.compactMap { ($0.layer as? Softmax)?.axis } == [1, -1, 2])
  }

  @Test func `operators of Keras 3 compare, choose and sum products`() throws {
    let tensor = { (name: String) in
      """
      {"class_name": "__keras_tensor__", "config": {"shape": [null, 8, 8, 3], "dtype": "float32",
      "keras_history": ["\(name)", 0, 0]}}
      """
    }
    let operation = { (className: String, name: String, config: String, arguments: [String]) in
      """
      {"module": "keras.src.ops", "class_name": "\(className)", "registered_name": "\(className)",
      "name": "\(name)", "config": {"name": "\(name)"\(config)}, "inbound_nodes":
      [{"args": [\(arguments.joined(separator: ", "))], "kwargs": {}}]}
      """
    }
    let model = try openKeras(
      kerasModel(
        [
          image, operation("Greater", "greater", "", [tensor("image"), "0.5"]),
          operation("Where", "where", "", [tensor("greater"), tensor("image"), tensor("greater")]),
          operation(
            "Einsum", "einsum", #", "subscripts": "bhwc,bhwd->bcd""#,
            [tensor("where"), tensor("image")]),
        ].joined(separator: ","), from: #"[["image", 0, 0]]"#, to: #"[["einsum", 0, 0]]"#)
    ).model
    #expect(model.layers.map(\.className) == ["InputLayer", "Greater", "Where", "Einsum"])
    #expect(model.wholeShape(of: "einsum") == "(None, 3, 3)")
  }

  @Test(
    "global pools of sequences take one number a channel",
    arguments: [
      (#""keepdims": false"#, "(None, 3)"), (#""keepdims": true"#, "(None, 1, 3)"),
      (#""data_format": "channels_first""#, "(None, 64)"),
    ])
  func sequences(config: String, shape: String) throws {
    let model = try openKeras(
      kerasModel(
        kerasLayer("InputLayer", "x", #""batch_input_shape": [null, 64, 3]"#) + ","
          + kerasLayer(
            "GlobalAveragePooling1D", "pool", config, nodes: #"[[["x", 0, 0, {}]]]"#),
        from: #"[["x", 0, 0]]"#, to: #"[["pool", 0, 0]]"#)
    ).model
    #expect(model.wholeShape(of: "pool") == shape)
    #expect(model.layer(named: "pool")?.className == "GlobalAveragePooling1D")
  }

  @Test func `inputs and outputs may be in dictionaries, sorted by their keys`() throws {
    let model = try openKeras(
      kerasModel(
        kerasLayer("InputLayer", "p", #""batch_shape": [null, 4]"#) + ","
          + kerasLayer("InputLayer", "q", #""batch_shape": [2, 5]"#) + ","
          + kerasLayer("Dense", "d", #""units": 3"#, nodes: #"[[["p", 0, 0, {}]]]"#) + ","
          + kerasLayer("Dense", "e", #""units": 2"#, nodes: #"[[["q", 0, 0, {}]]]"#),
        from: #"{"b": ["p", 0, 0], "a": ["q", 0, 0]}"#,
        to: #"{"y": ["d", 0, 0], "x": ["e", 0, 0]}"#)
    ).model
    #expect(model.inputs.map { model.layers[model.calls[$0].layer].name } == ["q", "p"])
    #expect(model.outputs.map { model.layers[model.calls[$0].layer].name } == ["e", "d"])
    #expect(model.wholeShape(of: "e") == "(2, 2)")
  }

  @Test(
    "a sequential model says the shape of its input in one of several places",
    arguments: [
      #"{"name": "s", "layers": [LAYERS], "build_input_shape": [null, 8, 8, 3]}"#,
      #"{"name": "s", "layers": [INPUT, LAYERS]}"#,
      #"[INPUT, LAYERS]"#,
      #"{"name": "s", "layers": [FIRST, LAYERS]}"#,
    ])
  func sequential(config: String) throws {
    let conv = { (name: String, shape: String) in
      kerasLayer("Conv2D", name, #""filters": 4, "kernel_size": 3, "padding": "same""# + shape)
    }
    let layers = conv("conv", "") + "," + kerasLayer("Flatten", "flat")
    let filled = config.replacing("LAYERS", with: layers).replacing("INPUT", with: image)
      .replacing("FIRST", with: conv("first", #", "batch_input_shape": [null, 8, 8, 3]"#))
    let model = try openKeras(
      #"{"class_name": "Sequential", "keras_version": "2.2.4", "config": \#(filled)}"#
    ).model
    #expect(model.wholeShape(of: "flat") == "(None, 256)")
    #expect(model.isChain)
  }

  @Test func `channels come first where the layers say so`() throws {
    let first = #""data_format": "channels_first""#
    let model = try openKeras(
      kerasModel(
        kerasLayer("InputLayer", "image", #""batch_shape": [null, 3, 20, 20]"#) + ","
          + kerasLayer(
            "Conv2D", "conv", #""filters": 4, "kernel_size": [3, 5], "# + first,
            nodes: #"[[["image", 0, 0, {}]]]"#) + ","
          + kerasLayer(
            "BatchNormalization", "bn", #""axis": [1]"#, nodes: #"[[["conv", 0, 0, {}]]]"#)
          + ","
          + kerasLayer("GlobalAveragePooling2D", "gap", first, nodes: #"[[["bn", 0, 0, {}]]]"#),
        from: #"[["image", 0, 0]]"#, to: #"[["gap", 0, 0]]"#)
    ).model
    #expect(model.wholeShape(of: "conv") == "(None, 4, 18, 16)")
    #expect(model.wholeShape(of: "gap") == "(None, 4)")
    #expect(model.parameterCount == 3 * 5 * 3 * 4 + 4 + 4 * 4)
  }

  @Test func `frozen layers have no trainable weights`() throws {
    let model = try openKeras(
      kerasModel(
        image + ","
          + kerasLayer(
            "Conv2D", "conv", #""filters": 4, "kernel_size": [3, 3], "trainable": false"#,
            nodes: #"[[["image", 0, 0, {}]]]"#),
        from: #"[["image", 0, 0]]"#, to: #"[["conv", 0, 0]]"#)
    ).model
    #expect(model.layerNumbers().map(\.trainableParameters) == [0, 0])
    #expect(model.parameterCount == 112)
  }

  @Test func `hard sigmoid was another function in Keras 2`() throws {
    let description = kerasModel(
      image + ","
        + kerasLayer(
          "Activation", "hs", #""activation": "hard_sigmoid""#,
          nodes: #"[[["image", 0, 0, {}]]]"#),
      from: #"[["image", 0, 0]]"#, to: #"[["hs", 0, 0]]"#)
    let old = try openKeras(description).model.layer(named: "hs")?.layer as? HardSigmoid
    #expect(old?.alpha == 0.2 && old?.beta == 0.5)
    let new = try openKeras(description.replacing("2.15.0", with: "3.0.0")).model
    #expect(new.layer(named: "hs")?.layer.activationFunction == .hardSigmoid)
  }
}
