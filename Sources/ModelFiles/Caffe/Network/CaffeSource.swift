import ModelDescription
import Spelling

/// What a layer without inputs gives: pictures from a data base, labels, or what a program puts
/// there.
struct CaffeSource {
  let layer: CaffeLayer

  /// The number of channels that the first convolution's weights have, where there are weights.
  let channelsOfWeights: Int?

  private(set) var warnings: [String] = []

  init(_ layer: CaffeLayer, channelsOfWeights: Int?) {
    self.layer = layer
    self.channelsOfWeights = channelsOfWeights
  }

  /// The shapes of the blobs that come out; unknown where the file does not say them.
  mutating func shapes() throws(CaffeProblem) -> [Shape] {
    switch layer.type {
    case "Input": return try stated(layer.settings("input_param"))
    case "DummyData": return try stated(layer.settings("dummy_data_param"))
    case "MemoryData":
      let settings = layer.settings("memory_data_param")
      var sizes: [Int?] = []
      for name in ["channels", "height", "width"] { sizes.append(try settings.integer(name)) }
      return pictures(sizes)
    case "Data", "ImageData", "WindowData", "AnnotatedData":
      return pictures(try sizesOfPictures())
    default: return layer.tops.map { _ in .unknown }
    }
  }

  /// A shape for each blob, or one for all, or, in the older form, sizes one by one.
  private func stated(_ settings: CaffeMessage) throws(CaffeProblem) -> [Shape] {
    var shapes = try settings.messages("shape").map { shape throws(CaffeProblem) in
      try shape.integers("dim")
    }
    if shapes.isEmpty {
      let sizes = try ["num", "channels", "height", "width"].map { name throws(CaffeProblem) in
        try settings.integers(name)
      }
      let count = sizes.map(\.count).min() ?? 0
      shapes = (0..<count).map { index in sizes.map { $0[index] } }
    }
    return layer.tops.indices.map { index in
      let own = shapes.indices.contains(index) ? shapes[index] : shapes.count == 1 ? shapes[0] : nil
      return own.map { Shape(caffe: $0) } ?? .unknown
    }
  }

  /// Pictures, and a number for each from the second blob on: its label.
  private func pictures(_ sizes: [Int?]) -> [Shape] {
    let isKnown = sizes.dropFirst().allSatisfy { $0 != nil }
    let pictures = isKnown ? Shape(batchOf: sizes, dataFormat: .channelsFirst) : .unknown
    return layer.tops.indices.map { $0 == 0 ? pictures : Shape([nil]) }
  }

  /// Channels, height and width of the pictures, which are cropped, or resized, or as large as
  /// they lie in a data base.
  private mutating func sizesOfPictures() throws(CaffeProblem) -> [Int?] {
    let transformation = layer.settings("transform_param")
    let images = layer.settings("image_data_param")
    let all = [
      transformation, images, layer.settings("data_param"), layer.settings("window_data_param"),
    ]
    var height: Int?
    var width: Int?
    for settings in all {
      if let size = try settings.integer("crop_size"), size > 0 { (height, width) = (size, size) }
    }
    if height == nil {
      let resizing = transformation.message("resize_param")
      height = try resizing.integer("height")
      width = try resizing.integer("width")
    }
    if height == nil {
      height = try images.integer("new_height")
      width = try images.integer("new_width")
    }
    guard let height, let width, height > 0, width > 0 else {
      warnings.append(
        "the file does not say how large the pictures are that layer \(quoted(layer.name)) gives, "
          + "so shapes are unknown")
      return [nil, nil, nil]
    }
    return [try channels(transformation, images), height, width]
  }

  private mutating func channels(
    _ transformation: CaffeMessage, _ images: CaffeMessage
  ) throws(CaffeProblem) -> Int {
    if let channelsOfWeights { return channelsOfWeights }
    let isForcedGray = try transformation.flag("force_gray") ?? false
    let isColor = try images.flag("is_color") ?? true
    if isForcedGray || !isColor { return 1 }
    let isForcedColor = try transformation.flag("force_color") ?? false
    let hasMeans = try transformation.numbers("mean_value").count == 3
    let isColored = isForcedColor || hasMeans || layer.type == "ImageData"
    if !isColored {
      warnings.append(
        "the file does not say how many channels the pictures have that layer "
          + "\(quoted(layer.name)) gives; 3 are assumed")
    }
    return 3
  }
}

extension Shape {
  /// A shape as Caffe states it, the batch, which does not matter here, first.
  init(caffe sizes: [Int]) {
    self.init(batchOf: sizes.dropFirst().map { $0 }, dataFormat: .channelsFirst)
  }
}
