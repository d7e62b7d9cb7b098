import FeatureMaps
import ForwardPass
import ModelDescription
import Photographs
import Tensors

/// Looks through any number of pictures for the places that excite each channel of a layer most.
///
/// Only places are kept, so that memory does not grow with the pictures.
public struct PatchSearch: Sendable {
  /// What is looked for.
  public struct Options: Sendable {
    /// How many patches each channel has at most.
    public var count = 9

    /// Whether a picture gives a channel one patch at most. Else it may give several whose centres
    /// lie at least half a field apart.
    public var isOnePerPicture = true

    /// How a photograph gets the network's input size, and its bytes become numbers.
    public var inputMode = InputMode.squash
    public var scaling = PreprocessingMode.torch.scaling

    public init() {}
  }

  /// A number of a channel's map.
  struct Place: Hashable, Sendable {
    let value: Float
    let row: Int
    let column: Int
  }

  /// The strongest places of each channel in one picture.
  public struct Findings: Sendable {
    let channels: [[Place]]
  }

  /// A place, and in which of the pictures it is.
  struct Best: Hashable, Sendable {
    let place: Place
    let picture: Int
  }

  public let layer: String

  /// The pictures that were looked at, by the names that they were added with.
  public private(set) var pictures: [String] = []

  /// For each channel the strongest places first.
  private(set) var channels: [[Best]] = []

  let options: Options
  let placement: MapPlacement
  private let model: Model
  private let inputShape: Shape
  private let compiled: CompiledModel

  /// Makes a network ready.
  ///
  /// - Parameters:
  ///   - model: a network whose only input is a picture.
  ///   - weights: the numbers of the layers that are needed.
  ///   - layer: the layer whose channels are looked at.
  public init(
    model: Model, weights: any NamedTensors, layer: String, options: Options = Options()
  ) throws {
    guard let input = model.inputs.first, model.inputs.count == 1 else {
      throw FeatureMapFigureError.wrongInputCount(
        model: model.name, inputs: model.inputs.map { model.layers[model.calls[$0].layer].name },
        found: 1)
    }
    guard let tapped = model.layer(named: layer) else {
      throw ForwardPassError.unknownLayer(layer, known: model.layers.map(\.name))
    }
    guard let field = model.layerNumbers()[tapped.index].receptiveField, !field.coversInput,
      let shape = tapped.calls.first.map({ model.calls[$0].outputShape }), shape.isFeatureMaps
    else { throw PatchError.noFields(layer: layer) }
    try model.checkedMemory(running: [layer])
    compiled = try CompiledModel(model, weights: weights, taps: [layer], purpose: .manyPasses)
    placement = MapPlacement(field)
    inputShape = model.calls[input].outputShape
    self.model = model
    self.layer = layer
    self.options = options
  }

  /// Runs the network on a picture. May be called from several threads.
  public func findings(in input: FeatureMapInput) throws -> Findings {
    let (tensor, _) = try prepared(input)
    guard let maps = try compiled.run([[tensor]]).first?[layer], maps.shape.count == 3 else {
      throw PatchError.noFields(layer: layer)
    }
    return Findings(
      channels: options.isOnePerPicture ? PatchSearch.largest(in: maps) : largestApart(in: maps))
  }

  /// Takes what was found in a picture into account.
  public mutating func add(_ findings: Findings, of picture: String) {
    if channels.isEmpty {
      channels = [[Best]](repeating: [], count: findings.channels.count)
    }
    for (channel, places) in findings.channels.enumerated() {
      for place in places {
        let best = channels[channel]
        guard best.count < options.count || place.value > (best.last?.place.value ?? 0) else {
          continue
        }
        // Of equal ones the first that was seen comes first.
        let index = best.firstIndex { $0.place.value < place.value } ?? best.count
        channels[channel].insert(Best(place: place, picture: pictures.count), at: index)
        if channels[channel].count > options.count { channels[channel].removeLast() }
      }
    }
    pictures.append(picture)
  }

  func prepared(
    _ input: FeatureMapInput
  ) throws(FeatureMapFigureError) -> (tensor: Tensor, picture: NetworkInput) {
    let (tensor, picture) = try input.prepared(
      for: inputShape, of: model.name, mode: options.inputMode, scaling: options.scaling)
    guard let picture else {
      throw .inputIsNotAPicture(model: model.name, shape: inputShape)
    }
    return (tensor, picture)
  }

  // MARK: Places

  /// The largest number of each channel; none where it is 0, as a rectifier gives it everywhere, or
  /// not finite.
  private static func largest(in maps: Tensor) -> [[Place]] {
    let (columns, count) = (maps.shape[1], maps.shape[2])
    var values = [Float](repeating: -.infinity, count: count)
    var pixels = [Int](repeating: 0, count: count)
    let numbers = maps.floats()
    for start in stride(from: 0, to: numbers.count, by: count) {
      for channel in 0..<count where numbers[start + channel] > values[channel] {
        values[channel] = numbers[start + channel]
        pixels[channel] = start / count
      }
    }
    return (0..<count).map { channel in
      guard values[channel] != 0, values[channel].isFinite else { return [] }
      return [
        Place(
          value: values[channel], row: pixels[channel] / columns,
          column: pixels[channel] % columns)
      ]
    }
  }

  /// The largest numbers of each channel whose centres lie at least half a field apart.
  private func largestApart(in maps: Tensor) -> [[Place]] {
    let (columns, count) = (maps.shape[1], maps.shape[2])
    let numbers = maps.floats()
    let (horizontal, vertical) = (placement.horizontal, placement.vertical)
    return (0..<count).map { channel in
      let order = stride(from: channel, to: numbers.count, by: count)
        .filter { numbers[$0].isFinite && numbers[$0] != 0 }
        .sorted { (numbers[$0], $1) > (numbers[$1], $0) }
      var found: [Place] = []
      for index in order where found.count < options.count {
        let pixel = index / count
        let place = Place(value: numbers[index], row: pixel / columns, column: pixel % columns)
        let isApart = found.allSatisfy {
          2 * vertical.distance($0.row, place.row) >= vertical.fieldSize
            || 2 * horizontal.distance($0.column, place.column) >= horizontal.fieldSize
        }
        if isApart { found.append(place) }
      }
      return found
    }
  }
}

extension MapPlacement.Line {
  /// How far the centres of two numbers lie apart, in pixels.
  fileprivate func distance(_ first: Int, _ second: Int) -> Double {
    abs(center(first) - center(second))
  }
}
