import ModelDescription
import Photographs
import Tensors

/// What a network is run on.
public enum FeatureMapInput: Sendable {
  /// A photograph, which is resized and scaled.
  case photograph(Photograph)

  /// Numbers that are taken as they are: height × width × channels, or channels × height × width
  /// where the model's input has that order, or the shape of an input that is no picture; a leading
  /// batch of 1 is allowed.
  case tensor(Tensor)

  /// The numbers that a model takes, and how they look where they are a picture.
  func prepared(
    for shape: Shape, of model: String, mode: InputMode, scaling: PixelScaling
  ) throws(FeatureMapFigureError) -> (tensor: Tensor, picture: NetworkInput?) {
    guard shape.isFeatureMaps else { return (try numbers(for: shape, of: model), nil) }
    guard let (height, width, channels) = shape.featureMaps else {
      throw .openInputSize(model: model, shape: shape)
    }
    let picture = try self.picture(
      height, width, channels, for: shape, of: model, mode: mode, scaling: scaling)
    return (picture.tensor, picture)
  }

  /// What the network sees as figures show it that draw on it: 560 pixels long, in the photograph's
  /// own proportions where it was only stretched.
  func shown(as picture: NetworkInput) -> Photograph {
    let side = 560
    func sized(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
      let longer = max(width, height)
      return (max(1, width * side / longer), max(1, height * side / longer))
    }
    if case .photograph(let photograph) = self, var preprocessing = picture.preprocessing,
      preprocessing.mode == .squash
    {
      (preprocessing.width, preprocessing.height) = sized(photograph.width, photograph.height)
      return preprocessing.prepare(photograph).photograph
    }
    let size = sized(picture.photograph.width, picture.photograph.height)
    return picture.photograph.resized(to: .squash, width: size.width, height: size.height)
  }

  /// Width by height of what the network sees: of the photograph itself where it was only stretched.
  func proportion(as picture: NetworkInput) -> Double {
    var seen = picture.photograph
    if case .photograph(let photograph) = self, picture.preprocessing?.mode == .squash {
      seen = photograph
    }
    return Double(seen.width) / Double(max(seen.height, 1))
  }

  private func picture(
    _ height: Int, _ width: Int, _ channels: Int, for shape: Shape, of model: String,
    mode: InputMode, scaling: PixelScaling
  ) throws(FeatureMapFigureError) -> NetworkInput {
    switch self {
    case .photograph(let photograph):
      guard channels == 3 || channels == 1 else {
        throw .inputIsNotAPhotograph(model: model, channels: channels)
      }
      let preprocessing = Preprocessing(
        width: width, height: height, mode: mode, scaling: scaling, isGray: channels == 1)
      return preprocessing.prepare(photograph)
    case .tensor(let tensor):
      let example = FeatureMapInput.example(tensor, rank: 3)
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

  /// The numbers of an input that is no picture.
  private func numbers(
    for shape: Shape, of model: String
  ) throws(FeatureMapFigureError) -> Tensor {
    guard case .tensor(let tensor) = self else {
      throw .inputIsNotAPicture(model: model, shape: shape)
    }
    let example = FeatureMapInput.example(tensor, rank: shape.example.count)
    guard example.map(Optional.some) == Array(shape.example) else {
      throw .wrongTensor(found: tensor.shape, wanted: shape)
    }
    return Tensor(shape: example, floats: tensor.floats())
  }

  /// A tensor's sizes without a leading batch of 1.
  private static func example(_ tensor: Tensor, rank: Int) -> [Int] {
    let hasBatch = tensor.shape.count == rank + 1 && tensor.shape[0] == 1
    return Array(tensor.shape.dropFirst(hasBatch ? 1 : 0))
  }
}
