import ModelDescription
import Photographs
import Tensors

/// What a network reads, in its shapes.
public struct PreparedInputs: Sendable {
  /// The numbers of each of the model's inputs.
  let tensors: [Tensor]

  /// The first of them that is a picture.
  let picture: NetworkInput

  /// Width by height of that picture before it was stretched.
  let proportion: Double

  /// That picture as it is drawn upon; `nil` where nothing is.
  let shown: Photograph?

  init(
    _ inputs: [FeatureMapInput], for model: Model, _ options: FeatureMapFigures.Options
  ) throws(FeatureMapFigureError) {
    let calls = model.inputs.map { model.calls[$0] }
    let names = calls.map { model.layers[$0.layer].name }
    guard inputs.count == calls.count else {
      throw .wrongInputCount(model: model.name, inputs: names, found: inputs.count)
    }
    var tensors: [Tensor] = []
    var pictures: [(input: FeatureMapInput, picture: NetworkInput)] = []
    for ((input, call), name) in zip(zip(inputs, calls), names) {
      do {
        let (tensor, picture) = try input.prepared(
          for: call.outputShape, of: model.name, mode: options.inputMode, scaling: options.scaling)
        tensors.append(tensor)
        if let picture { pictures.append((input, picture)) }
      } catch {
        throw inputs.count == 1 ? error : .ofInput(name, error)
      }
    }
    guard let (input, picture) = pictures.first else {
      throw .inputIsNotAPicture(
        model: model.name, shape: calls.first?.outputShape ?? .unknown)
    }
    self.tensors = tensors
    self.picture = picture
    proportion = input.proportion(as: picture)
    shown = options.kind.needsPlaces ? input.shown(as: picture) : nil
  }
}
