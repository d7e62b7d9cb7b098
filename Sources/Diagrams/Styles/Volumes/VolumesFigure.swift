import ModelDescription
import Scenes

/// Feature maps as boxes in space.
///
/// Height is vertical, width leads into the page at 45°, and channels are the length along the
/// flow. Layers of one size stand glued together, the pool that ends them too; where an activation
/// follows, the last third of a layer has its colour. A vector is an upright bar. Ways part and meet
/// again as rows above one another, ways without layers lead over the top; equal blocks are drawn
/// once with their number. Networks whose maps shrink, grow again and are joined across, such as
/// U-Net, come out as a U; all others run from left to right in as many rows as the room wants.
public struct VolumesFigure: FigureStyle {
  public static let name = "volumes"

  /// How space is shown on the page.
  public enum Projection: String, Sendable, CaseIterable {
    /// As PlotNeuralNet: translucent boxes with hidden edges, arrows between them.
    case plotNeuralNet = "plotneuralnet"
    /// As visualkeras: solid boxes with shaded sides, funnels from corner to corner.
    case visualkeras
  }

  /// How numbers become lengths.
  public enum Scale: String, Sendable, CaseIterable {
    case linear
    case squareRoot = "sqrt"
    case logarithmic = "log"
  }

  public var projection: Projection
  public var scale: Scale

  public init(projection: Projection = .plotNeuralNet, scale: Scale = .squareRoot) {
    self.projection = projection
    self.scale = scale
  }

  /// The largest map's edge in heights of text, best first.
  private static let mapSizes = [11.0, 9, 7.5, 6, smallestMaps]
  private static let smallestMaps = 4.5

  /// The width at which rows are broken on a page without a width of its own, in heights of text.
  private static let naturalWidth = 96.0

  /// How many times as high as wide a figure may be before its boxes shrink.
  private static let slimness = 2.0

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    let plan = VolumePlan(FigureGraph(model))
    guard sheet.width != nil || sheet.height != nil else {
      return elements(of: plan, mapSize: VolumesFigure.mapSizes[0], hasCaptions: true, sheet)
    }
    let room = Size(
      width: sheet.width ?? .infinity,
      height: sheet.height ?? VolumesFigure.slimness * (sheet.width ?? .infinity))
    var lowest: (elements: [Element], height: Double)?
    for hasCaptions in [true, false] {
      for mapSize in VolumesFigure.mapSizes {
        let elements = elements(of: plan, mapSize: mapSize, hasCaptions: hasCaptions, sheet)
        guard let bounds = Element.bounds(of: elements, measuring: sheet.measuring),
          bounds.width > room.width || bounds.height > room.height
        else { return elements }
        if bounds.width <= room.width, bounds.height < lowest?.height ?? .infinity {
          lowest = (elements, bounds.height)
        }
      }
      if sheet.height == nil, let lowest { return lowest.elements }
    }
    if let lowest { return lowest.elements }
    return elements(of: plan, mapSize: VolumesFigure.smallestMaps, hasCaptions: false, sheet)
  }

  private func elements(
    of plan: VolumePlan, mapSize: Double, hasCaptions: Bool, _ sheet: Sheet
  ) -> [Element] {
    let measures = VolumeMeasures(
      of: plan.graph, scale: scale, em: sheet.fontSize, mapSize: mapSize * sheet.fontSize)
    let brush = VolumeBrush(
      plan: plan, measures: measures, projection: projection, sheet: sheet,
      hasCaptions: hasCaptions)
    let width = sheet.width ?? VolumesFigure.naturalWidth * sheet.fontSize
    return VolumePage(brush: brush, width: width).elements()
  }
}
