import TensorFiles

/// What a layer was called with, as Keras writes it.
enum SavedArgument {
  /// The result of a layer.
  case tensor(SavedTensor)

  case list([SavedArgument])
  case keywords([(name: String, value: SavedArgument)])

  /// A plain value: a number, a text, a slice.
  case value(JSONValue)

  /// Reads an argument as Keras 3 writes it: tensors are objects at any depth.
  init(keras3 json: JSONValue) {
    if let tensor = SavedTensor(keras3: json) {
      self = .tensor(tensor)
    } else if let elements = json.elements {
      self = .list(elements.map(SavedArgument.init(keras3:)))
    } else if json["class_name"]?.string == "__tuple__" {
      // So in Keras 3 before 3.4.
      self = .list((json["config"]?["value"]?.elements ?? []).map(SavedArgument.init(keras3:)))
    } else if let members = json.members, json["class_name"] == nil {
      self = .keywords(members.map { ($0.name, SavedArgument(keras3: $0.value)) })
    } else {
      self = .value(json)
    }
  }

  /// Reads an argument as Keras 2 writes it: a tensor is a list of a layer's name, the number of
  /// the call and the number of the result.
  init(keras2 json: JSONValue) {
    if let elements = json.elements {
      if let constant = SavedArgument.constant(elements) {
        self = .value(constant)
      } else if let tensor = SavedTensor(keras2: elements) {
        self = .tensor(tensor)
      } else {
        self = .list(elements.map(SavedArgument.init(keras2:)))
      }
    } else if let members = json.members {
      self = .keywords(members.map { ($0.name, SavedArgument(keras2: $0.value)) })
    } else {
      self = .value(json)
    }
  }

  /// The plain value that Keras 2 writes in place of a tensor.
  private static func constant(_ elements: [JSONValue]) -> JSONValue? {
    elements.count >= 3 && elements[0].string == "_CONSTANT_VALUE" ? elements[2] : nil
  }

  /// The tensors in it, in the order in which Keras flattens arguments.
  var tensors: [SavedTensor] {
    switch self {
    case .tensor(let tensor): [tensor]
    case .list(let elements): elements.flatMap(\.tensors)
    case .keywords(let members):
      members.sorted { $0.name < $1.name }.flatMap(\.value.tensors)
    case .value: []
    }
  }

  /// The plain value that it is; lists count where all of their elements are plain.
  var plainValue: JSONValue? {
    switch self {
    case .tensor: return nil
    case .value(let value): return value
    case .list(let elements):
      let values = elements.compactMap(\.plainValue)
      return values.count == elements.count ? .array(values) : nil
    case .keywords(let members):
      let values = members.compactMap { member in
        member.value.plainValue.map { (name: member.name, value: $0) }
      }
      return values.count == members.count ? .object(values) : nil
    }
  }
}
