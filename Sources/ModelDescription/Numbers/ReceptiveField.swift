/// The part of the input picture that one number of a feature map depends on, in pixels.
///
/// Along each axis: size r and stride j grow with each window of reach k and stride s as
/// r ← r + (k − 1)·j, j ← j·s; the first centre moves by ((k − 1)/2 − padding)·j.
///
/// Layers that make maps larger go the other way: j ← j/s, r ← r + (k − 1)·j, and the centre moves
/// back by ((k − 1)/2 − what is cut off)·j. What their numbers see is placed unevenly; this
/// evenly placed field holds it everywhere. It is not defined where s does not divide j.
public struct ReceptiveField: Hashable, Sendable {
  /// How many pixels high and wide it is, padding included: it may be larger than the picture.
  public let size: Extent

  /// By how many pixels it moves from one number to the next.
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

  /// One pixel of the picture.
  static let pixel = ReceptiveField(
    size: Extent((1, 1)), stride: Extent((1, 1)), firstCenter: Center(y: 0, x: 0),
    coversInput: false)
}

extension Model {
  /// The receptive field at each call, in the order of `calls`; `nil` where it is not defined.
  func receptiveFields() -> [ReceptiveField?] {
    var fields: [ReceptiveField?] = []
    for call in calls {
      let layer = layers[call.layer].layer
      if layer is InputLayer {
        fields.append(call.outputShape.dimensions.count == 4 ? .pixel : nil)
        continue
      }
      let sources = call.inputs.compactMap { fields[$0] }
      guard sources.count == call.inputs.count, let first = sources.first,
        let input = call.inputShapes.first
      else {
        fields.append(nil)
        continue
      }
      let joined = sources.dropFirst().reduce(first) { $0.joined(with: $1) }
      fields.append(joined.after(layer, input: input))
    }
    return fields
  }
}

extension ReceptiveField {
  /// The field after a layer that reads numbers with this field.
  fileprivate func after(_ layer: any Layer, input: Shape) -> ReceptiveField? {
    if let window = layer.window {
      return window.isTransposed ? spread(window, over: input) : sliding(window, over: input)
    }
    switch layer {
    case let layer as ZeroPadding2D:
      return moved(rows: -layer.top, columns: -layer.left)
    case let layer as Cropping2D:
      return moved(rows: layer.top, columns: layer.left)
    case let layer as UpSampling2D:
      return spread(layer.spreading, over: input)
    case is Flatten, is GlobalAveragePooling2D, is GlobalMaxPooling2D, is AdaptiveAveragePooling2D:
      return coveringAll(of: input)
    default:
      return self
    }
  }

  private func sliding(_ window: Window, over input: Shape) -> ReceptiveField? {
    guard let maps = input.featureMaps else { return nil }
    func center(_ axis: Axis, _ input: Int) -> Double {
      let shift =
        Double(window.reach(along: axis) - 1) / 2
        - Double(window.margins(of: input, along: axis).before)
      return firstCenter[axis] + shift * Double(stride[axis])
    }
    return ReceptiveField(
      size: Extent(
        height: bounded(size.height, plus: window.reach(along: .height) - 1, times: stride.height),
        width: bounded(size.width, plus: window.reach(along: .width) - 1, times: stride.width)),
      stride: Extent(
        height: bounded(0, plus: stride.height, times: window.strides.height),
        width: bounded(0, plus: stride.width, times: window.strides.width)),
      firstCenter: Center(y: center(.height, maps.height), x: center(.width, maps.width)),
      coversInput: coversInput)
  }

  /// The field where each number's kernel is added to an output of larger maps.
  private func spread(_ window: Window, over input: Shape) -> ReceptiveField? {
    guard let maps = input.featureMaps, stride.height % window.strides.height == 0,
      stride.width % window.strides.width == 0
    else { return nil }
    let stride = Extent(
      height: stride.height / window.strides.height, width: stride.width / window.strides.width)
    func center(_ axis: Axis, _ input: Int) -> Double {
      let shift =
        Double(window.reach(along: axis) - 1) / 2
        - Double(window.margins(of: input, along: axis).before)
      return firstCenter[axis] - shift * Double(stride[axis])
    }
    return ReceptiveField(
      size: Extent(
        height: bounded(size.height, plus: window.reach(along: .height) - 1, times: stride.height),
        width: bounded(size.width, plus: window.reach(along: .width) - 1, times: stride.width)),
      stride: stride,
      firstCenter: Center(y: center(.height, maps.height), x: center(.width, maps.width)),
      coversInput: coversInput)
  }

  /// The field where the maps begin some rows and columns further in.
  private func moved(rows: Int, columns: Int) -> ReceptiveField {
    ReceptiveField(
      size: size, stride: stride,
      firstCenter: Center(
        y: firstCenter.y + Double(rows) * Double(stride.height),
        x: firstCenter.x + Double(columns) * Double(stride.width)),
      coversInput: coversInput)
  }

  /// The field of a number that reads all places of feature maps.
  private func coveringAll(of input: Shape) -> ReceptiveField? {
    guard let maps = input.featureMaps else { return self }
    let (down, across) = (maps.height - 1, maps.width - 1)
    return ReceptiveField(
      size: Extent(
        height: bounded(size.height, plus: down, times: stride.height),
        width: bounded(size.width, plus: across, times: stride.width)),
      stride: stride,
      firstCenter: Center(
        y: firstCenter.y + Double(down) * Double(stride.height) / 2,
        x: firstCenter.x + Double(across) * Double(stride.width) / 2),
      coversInput: true)
  }

  /// The smallest field that covers both, for layers that join branches.
  fileprivate func joined(with other: ReceptiveField) -> ReceptiveField {
    func span(_ axis: Axis) -> (low: Double, high: Double) {
      let (mine, others) = (extent(along: axis), other.extent(along: axis))
      return (min(mine.low, others.low), max(mine.high, others.high))
    }
    let (rows, columns) = (span(.height), span(.width))
    let largest = Double(1 << 40)
    return ReceptiveField(
      size: Extent(
        height: Int(min(rows.high - rows.low, largest)),
        width: Int(min(columns.high - columns.low, largest))),
      stride: Extent(
        height: max(stride.height, other.stride.height),
        width: max(stride.width, other.stride.width)),
      firstCenter: Center(y: (rows.low + rows.high) / 2, x: (columns.low + columns.high) / 2),
      coversInput: coversInput || other.coversInput)
  }

  /// The first and last border of the first number's field.
  private func extent(along axis: Axis) -> (low: Double, high: Double) {
    let half = Double(size[axis]) / 2
    return (firstCenter[axis] - half, firstCenter[axis] + half)
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

/// Sums and products that stay at a bound beyond all pictures instead of overflowing.
private func bounded(_ base: Int, plus count: Int, times step: Int) -> Int {
  let bound = 1 << 40
  let (product, overflow) = count.multipliedReportingOverflow(by: step)
  return overflow || product > bound ? bound : min(base + product, bound)
}
