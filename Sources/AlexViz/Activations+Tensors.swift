import ForwardPass
import ModelDescription
import TensorFiles
import Tensors

extension Activations {
  /// The layers' outputs as a file has them for which another program's are compared: in the order
  /// of dimensions of the model's own shapes. Where the model's input is channels first, as in ONNX
  /// and Caffe, outputs are too, behind a batch of 1; else they are height × width × channels alone.
  ///
  /// - Parameters:
  ///   - model: the model that was run.
  ///   - names: other names for layers' outputs, by the layers' own.
  public func tensors(of model: Model, names: [String: String] = [:]) -> TensorList {
    let hasBatch = model.inputs.contains {
      model.calls[$0].outputShape.dataFormat == .channelsFirst
    }
    var list = TensorList(source: model.name)
    for layer in layers {
      guard let tensor = self[layer], let call = model.layer(named: layer)?.calls.first else {
        continue
      }
      let shape = model.calls[call].outputShape
      list.add(
        hasBatch ? tensor.withBatch(inTheOrderOf: shape) : tensor, named: names[layer] ?? layer)
    }
    return list
  }
}

extension Tensor {
  /// An example's numbers in the order of a shape, which has a batch.
  fileprivate func withBatch(inTheOrderOf declared: Shape) -> Tensor {
    guard shape.count < declared.dimensions.count else { return self }
    guard declared.isFeatureMaps, declared.dataFormat == .channelsFirst, shape.count == 3 else {
      return Tensor(shape: [1] + shape, floats: floats())
    }
    return channelsFirst(height: shape[0], width: shape[1], channels: shape[2])
  }
}
