/// The part of a network that one place of a layer's maps depends on: layers of the same names, on
/// as much of the picture as the place sees.
///
/// A place of a deep layer sees little of the maps before it, so the part is run in a fraction of the
/// network's time. What the windows at its edges read beyond the picture is padding as before.
package struct SeenPart: Sendable {
  /// Gives maps of 1 × 1: the layer's numbers at the place.
  package let model: Model

  /// What is seen of the picture.
  package let rows: Range<Int>
  package let columns: Range<Int>

  /// `nil` where layers on the way see more than a window of what they read, or are applied several
  /// times, and where the layer has no such place.
  package init?(of layer: String, row: Int, column: Int, in model: Model) {
    guard model.inputs.count == 1, let input = model.inputs.first,
      let target = model.layer(named: layer)?.calls.first,
      let maps = model.calls[target].outputShape.featureMaps,
      (0..<maps.height).contains(row), (0..<maps.width).contains(column)
    else { return nil }
    var needs = [Area?](repeating: nil, count: target + 1)
    var readings = [Reading?](repeating: nil, count: target + 1)
    needs[target] = Area(rows: row..<row + 1, columns: column..<column + 1)
    for index in (0...target).reversed() where index != input {
      guard let need = needs[index] else { continue }
      let call = model.calls[index]
      guard model.layers[call.layer].calls.count == 1,
        let reading = Reading(of: need, by: model.layers[call.layer].layer, in: call)
      else { return nil }
      readings[index] = reading
      for source in call.inputs {
        needs[source] = needs[source].map { $0.joined(with: reading.area) } ?? reading.area
      }
    }
    guard let seen = needs[input],
      let part = SeenPart.model(model, until: target, needs: needs, readings: readings),
      part.keepsWeights(of: model)
    else { return nil }
    self.model = part
    (rows, columns) = (seen.rows, seen.columns)
  }

  /// The layers anew, each for the area that is needed.
  private static func model(
    _ model: Model, until target: Int, needs: [Area?], readings: [Reading?]
  ) -> Model? {
    var tensors = [SymbolicTensor?](repeating: nil, count: target + 1)
    var inputs: [SymbolicTensor] = []
    for index in 0...target {
      guard let need = needs[index] else { continue }
      let call = model.calls[index]
      let name = model.layers[call.layer].name
      guard let reading = readings[index] else {
        let shape = call.outputShape.with(
          height: need.rows.count, width: need.columns.count, channels: call.outputShape.channels)
        tensors[index] = Input(wholeShape: shape, name: name)
        inputs += [tensors[index]].compactMap(\.self)
        continue
      }
      var layer = reading.layer
      layer.name = name
      let sources = call.inputs.compactMap { source in
        tensors[source].map { reading.area.cut(from: $0, of: needs[source] ?? reading.area) }
      }
      tensors[index] = layer(sources)
    }
    return tensors[target].flatMap {
      try? Model(inputs: inputs, outputs: $0, name: model.givenName)
    }
  }
}

extension Model {
  /// Whether the layers' weights are those of the layers of these names in another model.
  fileprivate func keepsWeights(of model: Model) -> Bool {
    layers.allSatisfy { layer in
      weights(of: layer) == (model.layer(named: layer.name).map(model.weights) ?? [])
    }
  }
}

/// Rows and columns of maps.
private struct Area {
  let rows: Range<Int>
  let columns: Range<Int>

  /// The smallest area that holds both.
  func joined(with other: Area) -> Area {
    func joined(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int> {
      min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
    }
    return Area(rows: joined(rows, other.rows), columns: joined(columns, other.columns))
  }

  /// The area of maps of which another area is there.
  func cut(from maps: SymbolicTensor, of whole: Area) -> SymbolicTensor {
    guard rows != whole.rows || columns != whole.columns else { return maps }
    let (above, below) = (
      rows.lowerBound - whole.rows.lowerBound, whole.rows.upperBound - rows.upperBound
    )
    let (left, right) = (
      columns.lowerBound - whole.columns.lowerBound,
      whole.columns.upperBound - columns.upperBound
    )
    return Cropping2D(cropping: ((above, below), (left, right)))(maps)
  }
}

/// What a layer reads for an area of its maps.
private struct Reading {
  /// The area of all its inputs.
  let area: Area

  /// The layer with as much padding as it needs there.
  let layer: any Layer

  /// `nil` for layers that need more than the area's neighbourhood.
  init?(of need: Area, by layer: any Layer, in call: ModelCall) {
    guard let maps = call.inputShapes.first?.featureMaps,
      call.inputShapes.allSatisfy({ $0.hasSize(of: maps) }),
      layer.changesSize || call.outputShape.hasSize(of: maps),
      let rows = layer.slide(along: .height, over: maps.height)?.reading(need.rows),
      let columns = layer.slide(along: .width, over: maps.width)?.reading(need.columns),
      let padded = layer.padded(
        by: ((rows.before, rows.after), (columns.before, columns.after)))
    else { return nil }
    area = Area(rows: rows.inside, columns: columns.inside)
    self.layer = padded
  }
}

extension Shape {
  fileprivate func hasSize(of maps: (height: Int, width: Int, channels: Int)) -> Bool {
    self[.height] == maps.height && self[.width] == maps.width
  }
}

/// How the rows, or the columns, of a layer's maps come from those that it reads.
private struct Slide {
  var reach = 1
  var stride = 1

  /// The padding before the first.
  var before = 0

  /// How many there are to read.
  let count: Int

  /// Those that are read for some of the results, and how much padding before and after them;
  /// `nil` where only padding is read.
  func reading(_ results: Range<Int>) -> (inside: Range<Int>, before: Int, after: Int)? {
    let start = results.lowerBound * stride - before
    let end = (results.upperBound - 1) * stride - before + reach
    let (first, last) = (max(start, 0), min(end, count))
    guard first < last else { return nil }
    return (first..<last, first - start, end - last)
  }
}

extension Layer {
  /// Whether maps may come out in another size than they go in.
  fileprivate var changesSize: Bool {
    window != nil || self is ZeroPadding2D || self is Cropping2D
  }

  /// `nil` for layers whose results need more than a window.
  fileprivate func slide(along axis: Axis, over count: Int) -> Slide? {
    if let window {
      guard !window.isTransposed else { return nil }
      return Slide(
        reach: window.reach(along: axis), stride: window.strides[axis],
        before: window.margins(of: count, along: axis).before, count: count)
    }
    switch self {
    case let layer as ZeroPadding2D:
      return Slide(before: axis == .height ? layer.top : layer.left, count: count)
    case let layer as Cropping2D:
      return Slide(before: -(axis == .height ? layer.top : layer.left), count: count)
    case let layer as LayerNormalization:
      // Over channels alone; of other dimensions the part would have other weights.
      return layer.axes == [-1] && (layer.center || layer.scale) ? Slide(count: count) : nil
    case is Activation, is ReLU, is LeakyReLU, is PReLU, is ELU, is Clip, is HardSigmoid,
      is Pointwise,
      is Dropout, is PassThrough, is BatchNormalization, is LocalResponseNormalization, is Scale,
      is LayerScale, is Rescaling, is Normalization, is ScalarArithmetic, is any MergingLayer,
      is Concatenate:
      return Slide(count: count)
    default:
      return nil
    }
  }

  /// The layer with some rows above and below its input, and columns to its left and right; itself
  /// where it has no padding. `nil` for windows whose padding is part of what they compute.
  fileprivate func padded(by margins: ((Int, Int), (Int, Int))) -> (any Layer)? {
    let ((top, bottom), (left, right)) = margins
    let padding = Padding.explicit(top: top, bottom: bottom, left: left, right: right)
    switch self {
    case var layer as Conv2D:
      layer.padding = padding
      return layer
    case var layer as DepthwiseConv2D:
      layer.padding = padding
      return layer
    case var layer as SeparableConv2D:
      layer.padding = padding
      return layer
    case var layer as MaxPooling2D:
      layer.padding = padding
      return layer
    case var layer as AveragePooling2D:
      // What lies beyond the padding counts otherwise than the padding.
      guard !layer.countsPadding || !layer.ceilMode else { return nil }
      layer.padding = padding
      return layer
    case is ZeroPadding2D:
      return ZeroPadding2D(padding: margins)
    case is Cropping2D:
      return Cropping2D(cropping: 0)
    default:
      return window == nil ? self : nil
    }
  }
}
