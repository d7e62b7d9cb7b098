import ForwardPass
import ModelDescription
import Tensors

extension Model {
  /// The last convolution that some weights suffice for.
  public func lastConvolution(for weights: any NamedTensors) -> ModelLayer? {
    let runnable = Set(LayerTensors(self, weights: weights).layersToRun)
    return layers.last { $0.layer.isConvolution && runnable.contains($0.name) }
  }

  /// The layer that tells classes apart: the only output, if it is a row of at least two numbers.
  var classLayer: ModelLayer? {
    guard outputs.count == 1, let output = outputs.first else { return nil }
    let shape = calls[output].outputShape
    let isRow = shape.featureMaps.map { $0.height * $0.width == 1 } ?? (shape.example.count == 1)
    guard isRow, let count = shape.channels, count > 1 else { return nil }
    return layers[calls[output].layer]
  }

  /// The last layer that gives maps for a layer to make its own of, after whatever follows the last
  /// convolution that does; `nil` if there is none. For a layer of maps, only what its last
  /// convolution reads counts: behind that a unit sees a single place of its map.
  func mapsLayer(before layer: String) -> String? {
    guard let target = self.layer(named: layer)?.calls.first else { return nil }
    var start = target
    if calls[target].outputShape.hasPlaces {
      let convolution = (sources(of: target) + [target]).last {
        layers[calls[$0].layer].layer.isConvolution
      }
      guard let convolution else { return nil }
      start = convolution
    }
    let before = sources(of: start).filter { calls[$0].outputShape.hasPlaces }
    guard let last = before.last(where: { layers[calls[$0].layer].layer.isConvolution }),
      let size = calls[last].outputShape.featureMaps
    else { return nil }
    let found = before.last { call in
      guard let maps = calls[call].outputShape.featureMaps else { return false }
      return (maps.height, maps.width) == (size.height, size.width)
        && layers[calls[call].layer].calls.first == call
        && !(layers[calls[call].layer].layer is InputLayer)
    }
    return found.map { layers[calls[$0].layer].name }
  }

  /// The calls from which a call's output comes, in order.
  private func sources(of call: Int) -> [Int] {
    var isSource = [Bool](repeating: false, count: call + 1)
    for reader in (0...call).reversed() where reader == call || isSource[reader] {
      for input in calls[reader].inputs { isSource[input] = true }
    }
    return (0..<call).filter { isSource[$0] }
  }
}

extension Shape {
  /// Whether these are maps of more than one number.
  fileprivate var hasPlaces: Bool { featureMaps.map { $0.height * $0.width > 1 } ?? false }
}
