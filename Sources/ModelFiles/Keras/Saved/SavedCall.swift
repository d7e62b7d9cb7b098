import TensorFiles

/// One application of a layer: its arguments.
struct SavedCall {
  let arguments: [SavedArgument]
  let keywords: [(name: String, value: SavedArgument)]

  /// A call with tensors only.
  init(_ tensors: [SavedTensor]) {
    arguments = tensors.map(SavedArgument.tensor)
    keywords = []
  }

  /// Reads an element of `inbound_nodes`, in the form of Keras 3 or of Keras 2.
  init(_ json: JSONValue) {
    if json["args"] != nil || json["kwargs"] != nil {
      arguments = (json["args"]?.elements ?? []).map(SavedArgument.init(keras3:))
      keywords = SavedCall.keywords(json["kwargs"], SavedArgument.init(keras3:))
    } else {
      let entries = SavedCall.keras2Entries(json)
      arguments = entries.map(SavedArgument.init(keras2:))
      // Each entry repeats the keywords of the call.
      let keywords = entries.lazy.compactMap { $0.elements?.dropFirst(3).first }.first
      self.keywords = SavedCall.keywords(keywords, SavedArgument.init(keras2:))
    }
  }

  private static func keywords(
    _ json: JSONValue?, _ read: (JSONValue) -> SavedArgument
  ) -> [(name: String, value: SavedArgument)] {
    (json?.members ?? []).map { ($0.name, read($0.value)) }
  }

  /// The entries of a call in Keras 2, where one that is alone may stand without a list around it.
  private static func keras2Entries(_ json: JSONValue) -> [JSONValue] {
    guard let elements = json.elements else { return json.members?.map(\.value) ?? [] }
    return elements.first?.string != nil ? [json] : elements
  }

  /// The tensors among the arguments, in the order in which Keras flattens them.
  var tensors: [SavedTensor] {
    arguments.flatMap(\.tensors) + SavedArgument.keywords(keywords).tensors
  }

  /// The tensors among arguments of given names, in the order of the names, which is that of the
  /// places of those without.
  func tensors(of names: [String]) -> [SavedTensor] {
    names.enumerated().flatMap { place, name in
      let argument = arguments.indices.contains(place) ? arguments[place] : keyword(name)
      return argument?.tensors ?? []
    }
  }

  /// The argument of that name.
  func keyword(_ name: String) -> SavedArgument? {
    keywords.first { $0.name == name }?.value
  }
}
