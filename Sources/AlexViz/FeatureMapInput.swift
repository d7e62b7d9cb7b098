import ModelDescription
import Photographs
import Tensors

/// What a network is run on.
public enum FeatureMapInput: Sendable {
  /// A photograph, which is resized and scaled.
  case photograph(Photograph)

  /// Numbers that are taken as they are: height × width × channels, or channels × height × width
  /// where the model's input has that order; a leading batch of 1 is allowed.
  case tensor(Tensor)

  /// The numbers that a model takes, and how they look.
  func prepared(
    for shape: Shape, of model: String, mode: InputMode, scaling: PixelScaling
  ) throws(FeatureMapFigureError) -> NetworkInput {
    guard shape.isFeatureMaps else { throw .inputIsNotAPicture(model: model, shape: shape) }
    guard let (height, width, channels) = shape.featureMaps else {
      throw .openInputSize(model: model, shape: shape)
    }
    switch self {
    case .photograph(let photograph):
      guard channels == 3 || channels == 1 else {
        throw .inputIsNotAPhotograph(model: model, channels: channels)
      }
      let preprocessing = Preprocessing(
        width: width, height: height, mode: mode, scaling: scaling, isGray: channels == 1)
      return preprocessing.prepare(photograph)
    case .tensor(let tensor):
      let sizes = tensor.shape.count == 4 && tensor.shape[0] == 1 ? 1... : 0...
      let example = Array(tensor.shape[sizes])
      let isChannelsFirst =
        shape.dataFormat == .channelsFirst && example == [channels, height, width]
      guard isChannelsFirst || example == [height, width, channels],
        let input = NetworkInput(
          isChannelsFirst
            ? tensor.channelsLast(channels: channels, height: height, width: width)
            : Tensor(shape: example, floats: tensor.floats()))
      else { throw .wrongTensor(found: tensor.shape, wanted: shape) }
      return input
    }
  }
}
