/// The label of a node in Keras 3's look: a table in Graphviz's HTML.
struct DotTable {
  let label: LayerLabel
  let options: PlotModelOptions

  /// The label with the angle brackets around it that mark it as HTML.
  var text: String {
    let rows = [head, activation, last].compactMap(\.self).map { "<tr>\($0)</tr>" }
    return "<<table border=\"0\" cellborder=\"1\" bgcolor=\"black\" cellpadding=\"10\">"
      + rows.joined() + "</table>>"
  }

  /// Keras counts a column for `Trainable` even where the layer has none.
  private var columns: Int {
    let columns =
      (options.showShapes ? 2 : 0) + (options.showDtype ? 1 : 0) + (options.showTrainable ? 1 : 0)
    return max(1, columns)
  }

  private var head: String {
    let kind = DotQuoting.html(label.className)
    let words =
      options.showLayerNames
      ? "<b>\(DotQuoting.html(label.name))</b> (\(kind))" : "<b>\(kind)</b>"
    return "<td colspan=\"\(columns)\" bgcolor=\"black\">"
      + "<font point-size=\"16\" color=\"white\">\(words)</font></td>"
  }

  private var activation: String? {
    guard options.showLayerActivations, let activation = label.activation else { return nil }
    return "<td bgcolor=\"white\" colspan=\"\(columns)\"><font point-size=\"14\">"
      + "Activation: <b>\(DotQuoting.html(activation))</b></font></td>"
  }

  private var last: String? {
    var cells: [String] = []
    if options.showShapes {
      if let shape = label.inputShape { cells.append(cell("Input shape", shape)) }
      cells.append(cell("Output shape", label.outputShape))
    }
    if options.showDtype { cells.append(cell("Output dtype", label.dtype)) }
    if options.showTrainable, label.hasWeights {
      let (color, word) =
        label.isTrainable ? ("forestgreen", "Trainable") : ("firebrick", "Non-trainable")
      cells.append(
        "<td bgcolor=\"\(color)\"><font point-size=\"14\" color=\"white\"><b>\(word)</b>"
          + "</font></td>")
    }
    return cells.isEmpty ? nil : cells.joined()
  }

  private func cell(_ caption: String, _ value: String) -> String {
    "<td bgcolor=\"white\"><font point-size=\"14\">\(caption): <b>\(DotQuoting.html(value))</b>"
      + "</font></td>"
  }
}
