import Canvas
import FeatureMaps
import Scenes
import Threads

/// The figures that show what a network's layers gave for two pictures, side by side.
public struct FeatureMapComparison: Sendable {
  private let layers: [LayerComparison]

  /// The names of the figures: those of the layers.
  public let names: [String]

  private let left: FeatureMapFigures
  private let right: FeatureMapFigures

  /// Two runs of one network, of which the first gives model, weights, and how maps are shown.
  public init(_ left: FeatureMapFigures, _ right: FeatureMapFigures) throws {
    layers = try zip(left.layers, right.layers).map { try LayerComparison($0, $1) }
    names = left.layers.map(\.name)
    self.left = left
    self.right = right
  }

  /// Makes one figure, by its place in `names`. May be called from several threads.
  public func scene(_ index: Int, measuring: any TextMeasuring) throws -> Scene {
    var header = left.header
    header.pictureName = nil
    return try ComparisonFigure.scene(
      of: layers[index], left: left.comparedPicture, right: right.comparedPicture, header: header,
      options: left.options.grid, measuring: measuring)
  }

  /// Draws all figures as PNG files, on all processors, in the order of `names`.
  public func render() throws -> [[UInt8]] {
    let outcomes = concurrentMap(layers.count) { index in
      Result { try Canvas.render(scene(index, measuring: PangoTextMeasurer()), as: .png) }
    }
    return try outcomes.map { try $0.get() }
  }
}

extension FeatureMapFigures {
  fileprivate var comparedPicture: ComparedPicture {
    ComparedPicture(name: header.pictureName ?? "", raster: photograph.raster)
  }
}
