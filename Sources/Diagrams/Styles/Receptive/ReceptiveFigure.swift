import ModelDescription
import Scenes

/// The receptive field of each layer on a picture, true to scale.
///
/// The picture is cut to the shape of the network's input. Around its middle lie the fields of one
/// number of each layer with a window, convolutions in solid lines and pools in dashed ones. From
/// the lower right corner of each a line leads to its row of a table, the first layer on top. Where
/// fields reach beyond the picture, so does the frame, up to twice the picture.
public struct ReceptiveFigure: FigureStyle {
  public static let name = "receptive"

  /// The picture; a plain grid if `nil`.
  public var photograph: Raster?

  public init(photograph: Raster? = nil) {
    self.photograph = photograph
  }

  public func draw(_ model: Model, on sheet: Sheet) throws(FigureError) -> [Element] {
    let fields = try FieldList(model)
    let table = FieldTable(fields: fields, sheet: sheet)
    let ground = FieldGround(fields: fields, photograph: photograph, sheet: sheet)
    let isStacked =
      sheet.direction.map { !$0.isHorizontal }
      ?? (table.width + 16 * sheet.fontSize > sheet.width ?? .infinity)
    let drawing = FieldDrawing(model: model, ground: ground, table: table)
    return isStacked ? drawing.stacked() : drawing.sideBySide()
  }
}
