/// One number of a layer's output.
public struct LayerUnit: Sendable, Hashable {
  /// The channel of maps, or the unit or class of a row.
  public let channel: Int

  /// Where on the maps; `nil` in rows.
  public let place: Place?

  public init(channel: Int, place: Place? = nil) {
    self.channel = channel
    self.place = place
  }

  /// A row and a column of maps, counted from 0.
  public struct Place: Sendable, Hashable {
    public let row: Int
    public let column: Int

    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }
}

extension LayerUnit {
  /// Where the number is among those of an output of this shape, whose channels are quickest.
  ///
  /// - Precondition: the unit is complete.
  func index(in shape: [Int]) -> Int {
    let columns = shape.count == 3 ? shape[1] : 1
    let place = place ?? Place(row: 0, column: 0)
    return (place.row * columns + place.column) * (shape.last ?? 1) + channel
  }

  /// The unit with the place where its channel is largest, if it has none. Of equal numbers it is
  /// the first one.
  package func completed(in output: [Float], shape: [Int]) -> LayerUnit {
    guard shape.count == 3, place == nil else { return self }
    let indices = stride(from: channel, to: output.count, by: shape[2])
    let best = indices.reduce(channel) { output[$1] > output[$0] ? $1 : $0 } / shape[2]
    return LayerUnit(channel: channel, place: Place(row: best / shape[1], column: best % shape[1]))
  }

  /// The unit at the only place of a layer that was made ready, if it is none other.
  func at(_ only: Place?, of layer: String) throws(AttributionError) -> LayerUnit {
    guard let only else { return self }
    guard place == nil || place == only else { throw .otherPlace(only, layer: layer) }
    return LayerUnit(channel: channel, place: only)
  }

  /// Checks that an output of this shape has such a number.
  func check(in shape: [Int], of layer: String) throws(AttributionError) {
    guard [1, 3].contains(shape.count) else {
      throw .layerWithoutUnits(layer: layer, shape: shape)
    }
    let count = shape.last ?? 0
    guard (0..<count).contains(channel) else {
      throw .noSuchChannel(channel, layer: layer, count: count)
    }
    guard let place else { return }
    guard shape.count == 3, (0..<shape[0]).contains(place.row),
      (0..<shape[1]).contains(place.column)
    else { throw .noSuchPlace(place, layer: layer, shape: shape) }
  }
}
