import FeatureMaps
import Photographs
import Scenes

/// What one number sees of a picture, cut out.
struct FieldCut {
  /// As much of the field as lies on the picture.
  let raster: Raster

  /// Where that lies in the field, whose sides are 1 long.
  let place: Rectangle

  /// `nil` where nothing of the field lies on the picture.
  init?(_ placement: MapPlacement, row: Int, column: Int, of photograph: Photograph) {
    let columns = FieldCut.pixels(placement.horizontal, column)
    let rows = FieldCut.pixels(placement.vertical, row)
    let shownColumns = columns.clamped(to: 0..<photograph.width)
    let shownRows = rows.clamped(to: 0..<photograph.height)
    guard !shownColumns.isEmpty, !shownRows.isEmpty else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * shownColumns.count * shownRows.count)
    for row in shownRows {
      let start = 3 * (row * photograph.width + shownColumns.lowerBound)
      bytes += photograph.pixels[start..<start + 3 * shownColumns.count]
    }
    raster = Raster(
      width: shownColumns.count, height: shownRows.count, pixels: .rgb(bytes))
    func part(_ number: Int, _ whole: Range<Int>) -> Double {
      Double(number) / Double(whole.count)
    }
    place = Rectangle(
      x: part(shownColumns.lowerBound - columns.lowerBound, columns),
      y: part(shownRows.lowerBound - rows.lowerBound, rows),
      width: part(shownColumns.count, columns), height: part(shownRows.count, rows))
  }

  /// The pixels of a field along one direction, those beyond the edges among them.
  private static func pixels(_ line: MapPlacement.Line, _ index: Int) -> Range<Int> {
    let size = max(Int(line.fieldSize), 1)
    let first = Int((line.center(index) - Double(size - 1) / 2).rounded())
    return first..<first + size
  }
}
