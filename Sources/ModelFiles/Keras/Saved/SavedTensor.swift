import ModelDescription
import TensorFiles

/// A reference to what a layer gave.
struct SavedTensor {
  let layer: String

  /// Which of the layer's calls is meant. Models in the model are counted from 1.
  let call: Int

  /// Which of the call's results is meant.
  let output: Int

  /// The shape, which Keras 3 writes along.
  let shape: [Int?]?

  /// The first result of a layer's first call.
  init(layer: String, shape: [Int?]?) {
    self.layer = layer
    call = 0
    output = 0
    self.shape = shape
  }

  init?(keras3 json: JSONValue) {
    guard json["class_name"]?.string == "__keras_tensor__", let config = json["config"],
      let history = config["keras_history"]?.elements
    else { return nil }
    self.init(history, shape: config["shape"]?.openSizes)
  }

  init?(keras2 elements: [JSONValue]) {
    self.init(elements, shape: nil)
  }

  private init?(_ history: [JSONValue], shape: [Int?]?) {
    guard history.count >= 3, let layer = history[0].string, let call = history[1].integer,
      let output = history[2].integer, call >= 0, output >= 0
    else { return nil }
    self.layer = layer
    self.call = call
    self.output = output
    self.shape = shape
  }
}
