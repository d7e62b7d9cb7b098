/// The numbers of a layer that has no maps as square cells in even rows, which fill a band.
struct StripCells: Hashable {
  let columns: Int
  let rows: Int

  /// The size of a cell in pixels; those of a single row share the band's width.
  let width: Int
  let height: Int

  /// The largest cells that fit.
  ///
  /// - Parameters:
  ///   - count: how many numbers there are.
  ///   - bandWidth: the width that the cells share.
  ///   - bandHeight: the height that they share; very many numbers take more.
  init(count: Int, bandWidth: Int, bandHeight: Int) {
    func columns(_ side: Int) -> Int { max(min(bandWidth / side, count), 1) }
    func rows(_ side: Int) -> Int { (count + columns(side) - 1) / columns(side) }
    let side = (1...max(bandHeight, 1)).last { rows($0) * $0 <= bandHeight } ?? 1
    (self.columns, self.rows) = (columns(side), rows(side))
    width = self.rows == 1 ? max(bandWidth / self.columns, 1) : side
    height = self.rows == 1 ? bandHeight : side
  }
}
