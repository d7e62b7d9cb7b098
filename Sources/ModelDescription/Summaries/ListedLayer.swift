/// A row of Keras's tables: a layer, and how deep it lies in networks that are layers of others.
struct ListedLayer {
  /// The network that the layer belongs to.
  let model: Model
  let layer: ModelLayer

  /// 0 for layers of the whole network.
  let level: Int

  /// Whether it is the last layer of a nested network.
  let isLastOfNested: Bool

  /// Whether it is a network whose layers are listed below.
  let isExpanded: Bool
}

extension Model {
  /// The most rows of a table: a network that is used twice has its layers twice, and so on at each
  /// level.
  private static let maximumRows = 100_000

  /// The layers that Keras's tables list.
  ///
  /// - Parameter expandingNested: whether the layers of a nested network come below it.
  func listedLayers(expandingNested: Bool) throws(SummaryError) -> [ListedLayer] {
    var rows: [ListedLayer] = []
    var waiting = ownRows(level: 0, expandingNested: expandingNested)
    waiting.reverse()
    while let row = waiting.popLast() {
      guard rows.count < Model.maximumRows else { throw .tooManyRows(limit: Model.maximumRows) }
      rows.append(row)
      guard row.isExpanded, let nested = row.layer.layer as? NestedModel else { continue }
      waiting += nested.model.ownRows(level: row.level + 1, expandingNested: true).reversed()
    }
    return rows
  }

  private func ownRows(level: Int, expandingNested: Bool) -> [ListedLayer] {
    let listed = listedLayers
    return listed.enumerated().map { index, layer in
      let nested = expandingNested ? layer.layer as? NestedModel : nil
      return ListedLayer(
        model: self, layer: layer, level: level,
        isLastOfNested: level > 0 && index == listed.count - 1,
        isExpanded: nested?.model.listedLayers.isEmpty == false)
    }
  }

  private var listedLayers: [ModelLayer] {
    layers.filter { ($0.layer as? InputLayer)?.isImplied != true }
  }
}
