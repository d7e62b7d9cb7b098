import Spelling

/// The calls of all layers of a model, and which call reads the result of which.
struct CallTable {
  /// A call: a layer's place in the file and the call's place among the layer's.
  struct Key: Hashable {
    let layer: Int
    let call: Int
  }

  private let places: [String: Int]
  private let calls: [[SavedCall]]

  /// By how much the file's numbers of a layer's calls are too large: models in the model are
  /// counted from 1, since Keras has called them once when it made them.
  private var offsets: [Int]

  init(layers: [SavedLayer], calls: [[SavedCall]], ends: [SavedTensor]) throws(KerasProblem) {
    var places: [String: Int] = [:]
    for (place, layer) in layers.enumerated() {
      guard places.updateValue(place, forKey: layer.name) == nil else {
        throw KerasProblem("has two layers named \(quoted(layer.name))")
      }
    }
    self.places = places
    self.calls = calls
    offsets = [Int](repeating: 0, count: layers.count)
    for tensor in calls.joined().flatMap(\.tensors) + ends {
      guard let layer = places[tensor.layer] else {
        throw KerasProblem("has no layer \(quoted(tensor.layer)), though another one reads it")
      }
      // All calls of a sound file are read, the last one too.
      let excess = tensor.call.subtractingReportingOverflow(calls[layer].count - 1)
      if !excess.overflow { offsets[layer] = max(offsets[layer], excess.partialValue) }
    }
  }

  /// The call whose result is meant.
  func key(of tensor: SavedTensor) throws(KerasProblem) -> Key {
    guard let layer = places[tensor.layer] else {
      throw KerasProblem("has no layer \(quoted(tensor.layer)), though another one reads it")
    }
    let call = tensor.call - offsets[layer]
    guard calls[layer].indices.contains(call) else {
      throw KerasProblem("has no call \(tensor.call) of layer \(quoted(tensor.layer))")
    }
    return Key(layer: layer, call: call)
  }

  subscript(key: Key) -> SavedCall { calls[key.layer][key.call] }

  /// All calls, each after those whose results it reads; calls that wait for each other are left
  /// out.
  func inOrder() throws(KerasProblem) -> [Key] {
    var readers: [Key: [Key]] = [:]
    var missing: [Key: Int] = [:]
    var ready: [Key] = []
    for layer in calls.indices {
      for call in calls[layer].indices {
        let key = Key(layer: layer, call: call)
        let tensors = calls[layer][call].tensors
        for tensor in tensors { readers[try self.key(of: tensor), default: []].append(key) }
        missing[key] = tensors.count
        if tensors.isEmpty { ready.append(key) }
      }
    }
    var next = 0
    while next < ready.count {
      for reader in readers[ready[next]] ?? [] {
        let left = (missing[reader] ?? 0) - 1
        missing[reader] = left
        if left == 0 { ready.append(reader) }
      }
      next += 1
    }
    return ready
  }
}
