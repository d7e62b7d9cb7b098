/// The part of the input picture that one number of a feature map depends on, in pixels.
///
/// Along each axis: size r and stride j grow with each window of reach k and stride s as
/// r ← r + (k − 1)·j, j ← j·s; the first centre moves by ((k − 1)/2 − padding)·j.
///
/// After layers that make maps larger, neighbouring numbers may see parts of different sizes,
/// unevenly placed: with kernel k and stride s, number i reads the numbers ⌈(i − k + 1)/s⌉ to
/// ⌊i/s⌋, and j ← j/s. The size is then that of the number that sees most, followed number by
/// number (`FieldsAlongAxis`). There is no field where j is not whole.
public struct ReceptiveField: Hashable, Sendable {
  /// How many pixels high and wide it is at most, padding included: it may be larger than the
  /// picture.
  public let size: Extent

  /// By how many pixels it moves from one number to the next, on average.
  public let stride: Extent

  /// The centre of the first number's field, counted from the centre of the first pixel.
  public let firstCenter: Center

  /// Whether each number sees all of the picture, as after a dense layer.
  public let coversInput: Bool

  /// A place in the input picture, in pixels.
  public struct Center: Hashable, Sendable {
    public let y: Double
    public let x: Double

    public subscript(axis: Axis) -> Double { axis == .height ? y : x }
  }
}

extension Model {
  /// The receptive field at each call, in the order of `calls`; `nil` where it is not defined.
  func receptiveFields() -> [ReceptiveField?] {
    var fields: [MapFields?] = []
    for call in calls {
      let layer = layers[call.layer].layer
      if layer is InputLayer {
        fields.append(call.outputShape.isFeatureMaps ? .pixels : nil)
        continue
      }
      // Learned numbers see nothing of the picture.
      let inputs = call.inputs.indices.filter {
        !(layers[calls[call.inputs[$0]].layer].layer is ParameterTensor)
      }
      let sources = inputs.compactMap { fields[call.inputs[$0]] }
      guard sources.count == inputs.count, let first = sources.first,
        let input = inputs.first.map({ call.inputShapes[$0] })
      else {
        fields.append(nil)
        continue
      }
      let joined = sources.dropFirst().reduce(first) { $0.joined(with: $1) }
      fields.append(joined.after(layer, input: input))
    }
    return zip(fields, calls).map { $0?.largest(in: $1.outputShape) }
  }
}

/// What the numbers of feature maps see, row by row and column by column.
private struct MapFields {
  let rows: FieldsAlongAxis
  let columns: FieldsAlongAxis
  var coversInput = false

  /// Each number is a pixel of the picture.
  static let pixels = MapFields(rows: .pixels, columns: .pixels)

  /// After a layer that reads numbers with these fields.
  func after(_ layer: any Layer, input: Shape) -> MapFields? {
    if let window = layer.window { return after(window, input: input) }
    switch layer {
    case let layer as ZeroPadding2D:
      return along { $0.moved(by: $1 == .height ? -layer.top : -layer.left) }
    case let layer as Cropping2D:
      return along { $0.moved(by: $1 == .height ? layer.top : layer.left) }
    case let layer as UpSampling2D:
      return after(layer.spreading, input: input)
    case let layer as DepthToSpace:
      return after(tiles(of: layer.blockSize, isTransposed: true), input: input)
    case let layer as SpaceToDepth:
      return after(tiles(of: layer.blockSize, isTransposed: false), input: input)
    case is Flatten, is GlobalAveragePooling2D, is GlobalMaxPooling2D, is AdaptiveAveragePooling2D:
      guard let maps = input.featureMaps else { return self }
      var all = along { $0.covering($1 == .height ? maps.height : maps.width) }
      all.coversInput = true
      return all
    case is Reshape, is Permute, is Transpose, is Slice, is Gather, is Tile, is Expand, is Reduce,
      is MatrixProduct, is Einsum, is MultiHeadAttention, is Resizing, is CenterCrop, is Pad,
      is RepeatVector,
      is NestedModel, is OpaqueLayer:
      return nil
    default:
      return self
    }
  }

  /// The window that moves by its own size.
  private func tiles(of size: Int, isTransposed: Bool) -> Window {
    let extent = Extent((size, size))
    return Window(size: extent, strides: extent, padding: .valid, isTransposed: isTransposed)
  }

  private func after(_ window: Window, input: Shape) -> MapFields? {
    guard let maps = input.featureMaps else { return nil }
    return along { fields, axis in
      let size = axis == .height ? maps.height : maps.width
      return window.isTransposed
        ? fields.spread(window, along: axis, over: size)
        : fields.sliding(window, along: axis, over: size)
    }
  }

  private func along(_ change: (FieldsAlongAxis, Axis) -> FieldsAlongAxis) -> MapFields {
    MapFields(
      rows: change(rows, .height), columns: change(columns, .width), coversInput: coversInput)
  }

  /// Where layers join branches: all that either sees.
  func joined(with other: MapFields) -> MapFields {
    MapFields(
      rows: rows.joined(with: other.rows), columns: columns.joined(with: other.columns),
      coversInput: coversInput || other.coversInput)
  }

  /// The largest field of any number of maps of a shape; `nil` where fields do not move by whole
  /// pixels.
  func largest(in shape: Shape) -> ReceptiveField? {
    guard let vertical = largest(rows, among: shape.featureMaps?.height),
      let horizontal = largest(columns, among: shape.featureMaps?.width)
    else { return nil }
    return ReceptiveField(
      size: Extent(height: vertical.size, width: horizontal.size),
      stride: Extent(height: vertical.stride, width: horizontal.stride),
      firstCenter: ReceptiveField.Center(y: vertical.firstCenter, x: horizontal.firstCenter),
      coversInput: coversInput)
  }

  private func largest(
    _ fields: FieldsAlongAxis, among places: Int?
  ) -> (size: Int, stride: Int, firstCenter: Double)? {
    let spans = fields.distinct(upTo: places).compactMap(\.self)
    guard let stride = Int(exactly: fields.stride), let first = spans.first,
      let size = spans.map({ $0.high - $0.low + 1 }).max()
    else { return nil }
    return (
      Int(min(size, FieldsAlongAxis.farthest).rounded(.up)), stride, (first.low + first.high) / 2
    )
  }
}

extension UpSampling2D {
  /// The transposed convolution that does the same: a box as wide as the factor s, or a tent that
  /// ends before the next number but one, 2s wide where s is even and 2s − 1 where it is odd.
  fileprivate var spreading: Window {
    func reach(_ factor: Int) -> Int {
      interpolation == .nearest ? factor : 2 * factor - factor % 2
    }
    let reach = Extent(height: reach(size.height), width: reach(size.width))
    return Window(size: reach, strides: size, padding: .same, isTransposed: true)
  }
}
