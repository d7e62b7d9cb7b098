import Spelling

extension Model {
  /// The model's layers and totals as one JSON object, keys always in the same order.
  ///
  /// Sizes are `[height, width]`, shapes begin with the batch, an open size is `null`. `macs` are
  /// multiply-accumulates, `flops` are twice as many. Numbers that are not known are `null`, too.
  func jsonDescription() -> String {
    let records = layerRecords().map { JSONText.object($0.members, indent: "    ") }
    func number(_ number: Int?) -> String { number.map(String.init) ?? "null" }
    let macs = multiplyAccumulates
    let all = uncountedLayers.isEmpty ? parameterCount : nil
    let trainable = layers.flatMap(weights).reduce(0) { $0 + ($1.isTrainable ? $1.count : 0) }
    let totals: [(String, String)] = [
      ("parameters", number(all)), ("trainable_parameters", number(all.map { _ in trainable })),
      ("non_trainable_parameters", number(all.map { $0 - trainable })),
      ("macs", number(macs)), ("flops", number(macs.map { 2 * $0 })),
      ("flops_per_mac", "2"),
    ]
    return """
      {
        "model": \(jsonQuoted(name)),
        "layers": [
      \(records.map { "    " + $0 }.joined(separator: ",\n"))
        ],
        "totals": \(JSONText.object(totals, indent: "  "))
      }
      """
  }
}

extension LayerRecord {
  /// The members of the layer's object, values already in JSON.
  fileprivate var members: [(String, String)] {
    func pair(_ extent: Extent?) -> String {
      extent.map { "[\($0.height), \($0.width)]" } ?? "null"
    }
    func number(_ number: Int?) -> String { number.map(String.init) ?? "null" }
    let shape = outputShape.flatMap { shape in
      shape.isKnown ? shape.dimensions.map(number).joined(separator: ", ") : nil
    }
    let field = numbers.receptiveField.map { field in
      let center = field.firstCenter
      return JSONText.object(
        [
          ("size", pair(field.size)), ("stride", pair(field.stride)),
          (
            "first_center",
            "[\(NumberText.decimal(center.y)), \(NumberText.decimal(center.x))]"
          ),
          ("covers_input", "\(field.coversInput)"),
        ], indent: nil)
    }
    return [
      ("name", jsonQuoted(name)), ("class", jsonQuoted(className)),
      ("kernel", pair(window?.size)), ("stride", pair(window?.strides)),
      ("padding", window.map { jsonQuoted($0.padding.text) } ?? "null"),
      ("groups", number(groups)), ("output_shape", shape.map { "[\($0)]" } ?? "null"),
      ("parameters", number(numbers.parameters)),
      ("trainable_parameters", number(numbers.trainableParameters)),
      ("macs", number(numbers.multiplyAccumulates)), ("receptive_field", field ?? "null"),
      ("activation_bytes", number(numbers.activationBytes)),
    ]
  }
}

/// Pieces of JSON.
enum JSONText {
  /// An object, a line for each member if there is an indentation, else on one line.
  static func object(_ members: [(name: String, value: String)], indent: String?) -> String {
    let texts = members.map { "\(jsonQuoted($0.name)): \($0.value)" }
    guard let indent else { return "{" + texts.joined(separator: ", ") + "}" }
    let lines = texts.map { indent + "  " + $0 }.joined(separator: ",\n")
    return "{\n\(lines)\n\(indent)}"
  }
}
