import Foundation
import ModelDescription
import Testing

@Suite("Tables for scripts")
struct ScriptTableTests {
  /// A model whose names need quoting everywhere.
  private func awkward() throws -> Model {
    let inputs = Input(shape: [4], name: "in|put")
    let dense = Dense(units: 2, name: "a \"b\", c\\d")(inputs)
    return try Model(inputs: inputs, outputs: dense, name: "tab\there \u{1}")
  }

  private func json(_ model: Model) throws -> [String: Any] {
    let text = model.summary(SummaryOptions(format: .json))
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  /// A layer's output shape, `nil` for null.
  private func sizes(_ layer: [String: Any]) -> [Int?]? {
    (layer["output_shape"] as? [Any])?.map { $0 as? Int }
  }

  @Test("JSON tells kernel, stride, padding, groups, costs and receptive field of conv2")
  func jsonLayer() throws {
    let layers = try #require(
      json(BuiltInModel.alexNet2012.model())["layers"] as? [[String: Any]])
    let layer = try #require(layers.first { $0["name"] as? String == "conv2" })
    #expect(layer["class"] as? String == "Conv2D")
    #expect(layer["kernel"] as? [Int] == [5, 5])
    #expect(layer["stride"] as? [Int] == [1, 1])
    #expect(layer["padding"] as? String == "2")
    #expect(layer["groups"] as? Int == 2)
    #expect(sizes(layer) == [nil, 27, 27, 256])
    #expect(layer["parameters"] as? Int == 307_456)
    #expect(layer["macs"] as? Int == 223_948_800)
    #expect(layer["activation_bytes"] as? Int == 27 * 27 * 256 * 4)
    let field = try #require(layer["receptive_field"] as? [String: Any])
    #expect(field["size"] as? [Int] == [51, 51])
    #expect(field["stride"] as? [Int] == [8, 8])
    #expect(field["first_center"] as? [Double] == [9, 9])
  }

  @Test("JSON's totals state that FLOPs are twice the MACs")
  func jsonTotals() throws {
    let totals = try #require(
      json(BuiltInModel.alexNet2012.model())["totals"] as? [String: Int])
    #expect(
      totals == [
        "parameters": 60_965_224, "trainable_parameters": 60_965_224,
        "non_trainable_parameters": 0, "macs": 724_406_816, "flops": 1_448_813_632,
        "flops_per_mac": 2,
      ])
  }

  @Test("JSON escapes names, and keeps the order of keys")
  func jsonEscapes() throws {
    let model = try awkward()
    let object = try json(model)
    #expect(object["model"] as? String == "tab\there \u{1}")
    let layers = try #require(object["layers"] as? [[String: Any]])
    #expect(layers.map { $0["name"] as? String } == ["in|put", "a \"b\", c\\d"])
    let text = model.summary(SummaryOptions(format: .json))
    #expect(text.hasPrefix("{\n  \"model\": \"tab\\there \\u0001\",\n  \"layers\": [\n"))
    let keys = text.lines.compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(keys.prefix(6) == ["model", "layers", "name", "class", "kernel", "stride"])
  }

  @Test("CSV has a header, CRLF between rows, and quotes doubled")
  func csv() throws {
    let rows = try awkward().summary(SummaryOptions(format: .csv)).components(separatedBy: "\r\n")
    #expect(rows.count == 3)
    #expect(
      rows[0] == "name,class,kernel,stride,padding,groups,output_shape,parameters,macs,"
        + "receptive_field,receptive_field_stride,receptive_field_first_center,activation_bytes")
    #expect(rows[1] == "in|put,InputLayer,,,,,\"(None, 4)\",0,0,,,,16")
    #expect(rows[2] == "\"a \"\"b\"\", c\\d\",Dense,,,,,\"(None, 2)\",10,8,,,,8")
  }

  @Test("CSV gives conv1 of AlexNet in plain numbers")
  func csvLayer() throws {
    let text = try BuiltInModel.alexNet.model().summary(SummaryOptions(format: .csv))
    #expect(
      text.contains(
        "\r\nconv1,Conv2D,11x11,4x4,valid,1,\"(None, 55, 55, 96)\",34944,105415200,11x11,4x4,"
          + "5x5,1161600\r\n"))
  }

  @Test("Markdown's rows are equally long, numbers to the right, bars escaped")
  func markdown() throws {
    let lines = try awkward().summary(SummaryOptions(format: .markdown)).lines
    #expect(Set(lines.map(\.count)).count == 1)
    #expect(lines[0].contains("| parameters | MACs |"))
    #expect(lines[1].contains("| ---------: | ---: |"))
    #expect(lines[2].hasPrefix("| in\\|put "))
    #expect(lines[3].hasPrefix("| a \"b\", c\\\\d | Dense "))
    #expect(lines[3].contains("|         10 |    8 |"))
  }

  @Test("names that mean something to Markdown or to CSV stand for themselves")
  func meaningfulNames() throws {
    let inputs = Input(shape: [4], name: "<b>*`[a]&\r\n")
    let model = try Model(inputs: inputs, outputs: Dense(units: 1, name: "\"\u{301}")(inputs))
    let rows = model.summary(SummaryOptions(format: .markdown)).lines
    #expect(rows.count == 4)
    #expect(rows[2].hasPrefix(#"| \<b>\*\`\[a]\&   | InputLayer "#))
    let csv = model.summary(SummaryOptions(format: .csv)).unicodeScalars
    #expect(csv.contains("\r\n\"<b>*`[a]&\r\n\",InputLayer,".unicodeScalars))
    #expect(csv.contains("\r\n\"\"\"\u{301}\",Dense,".unicodeScalars))
  }

  @Test("a shape that is not known is null in JSON, and so are the parameters that depend on it")
  func unknownShape() throws {
    let inputs = Input(shape: [4])
    let unknown = OpaqueLayer(className: "Strange", name: "strange")(inputs)
    let model = try Model(inputs: inputs, outputs: Dense(units: 2)(unknown))
    let layers = try #require(json(model)["layers"] as? [[String: Any]])
    #expect(layers[1]["output_shape"] is NSNull && layers[1]["parameters"] as? Int == 0)
    #expect(layers[2]["parameters"] is NSNull && layers[2]["trainable_parameters"] is NSNull)
    let rows = model.summary(SummaryOptions(format: .csv)).components(separatedBy: "\r\n")
    #expect(rows[3].hasPrefix("dense,Dense,,,,,?,,"))
  }

  @Test("open sizes are null, and cost no bytes that nobody knows")
  func openSizes() throws {
    let inputs = Input(shape: [nil, nil, 3])
    let model = try Model(inputs: inputs, outputs: MaxPooling2D()(inputs))
    let layers = try #require(json(model)["layers"] as? [[String: Any]])
    #expect(layers[1]["activation_bytes"] is NSNull)
    #expect(sizes(layers[1]) == [nil, nil, nil, 3])
  }
}
