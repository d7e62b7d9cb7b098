/// The label of a node in Keras 2's look: fields of a Graphviz record.
struct DotRecord {
  let label: LayerLabel
  let options: PlotModelOptions

  /// The label as it stands between double quotes.
  var text: String {
    var text = DotQuoting.record(label.className)
    if options.showLayerActivations, let activation = label.activation {
      text = "{\(text)|\(DotQuoting.record(activation))}"
    }
    if options.showLayerNames { text = "\(DotQuoting.record(label.name))|\(text)" }
    if options.showDtype { text += "|\(label.dtype)" }
    if options.showShapes {
      let shapes = [label.inputShape ?? "?", label.outputShape].map(DotQuoting.record)
      text = "{\(text)}|{input:|output:}|{{\(shapes[0])}|{\(shapes[1])}}"
    }
    if options.showTrainable { text = "\(label.isTrainable ? "T" : "NT")|\(text)" }
    return text
  }
}
