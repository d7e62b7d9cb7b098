import Diagrams
import ModelDescription
import Testing

/// Labels and attributes as Keras 3.15 and Keras 2.15 give them to Graphviz.
@Suite("Text for Graphviz")
struct DotTextTests {
  private func alexNet(_ options: PlotModelOptions = PlotModelOptions()) throws -> String {
    try DotText.text(of: BuiltInModel.alexNet.model(names: .keras), options: options)
  }

  /// One input and one layer of a given name.
  private func model(named name: String) throws -> Model {
    let input = Input(shape: [4], name: "input")
    return try Model(inputs: input, outputs: Dense(units: 2, activation: .relu, name: name)(input))
  }

  @Test("Keras 3's tables")
  func tables() throws {
    let text = try alexNet()
    #expect(text.contains("\n  graph [concentrate=true, dpi=200, rankdir=TB, splines=ortho];\n"))
    #expect(text.contains("\n  node [shape=record];\n"))
    let table = "<table border=\"0\" cellborder=\"1\" bgcolor=\"black\" cellpadding=\"10\">"
    let input = [
      "\"input_layer\" [border=0, fontname=\"Helvetica\", label=<", table,
      "<tr><td colspan=\"2\" bgcolor=\"black\"><font point-size=\"16\" color=\"white\">",
      "<b>InputLayer</b></font></td></tr><tr><td bgcolor=\"white\"><font point-size=\"14\">",
      "Output shape: <b>(None, 227, 227, 3)</b></font></td></tr></table>>, margin=0];",
    ].joined()
    #expect(text.contains(input))
    let convolution = [
      "label=<", table,
      "<tr><td colspan=\"2\" bgcolor=\"black\"><font point-size=\"16\" color=\"white\">",
      "<b>Conv2D</b></font></td></tr><tr><td bgcolor=\"white\"><font point-size=\"14\">",
      "Input shape: <b>(None, 227, 227, 3)</b></font></td><td bgcolor=\"white\">",
      "<font point-size=\"14\">Output shape: <b>(None, 55, 55, 96)</b></font></td></tr></table>>",
    ].joined()
    #expect(text.contains(convolution))
    #expect(text.contains("\n  \"input_layer\" -> \"conv2d\" [penwidth=2];\n"))
  }

  @Test("Keras 2's records")
  func records() throws {
    let text = try alexNet(PlotModelOptions(look: .keras2))
    #expect(text.contains("\n  graph [concentrate=true, dpi=96, rankdir=TB];\n"))
    #expect(
      text.contains(
        "[label=\"{input_1|InputLayer}|{input:|output:}|{{[(None, 227, 227, 3)]}|{[(None, 227, 227, 3)]}}\"];"
      ))
    #expect(
      text.contains(
        "[label=\"{conv2d|Conv2D}|{input:|output:}|{{(None, 227, 227, 3)}|{(None, 55, 55, 96)}}\"];"
      ))
    #expect(text.contains("\"input_layer\" -> \"conv2d\";"))
  }

  @Test("AlexNet has 15 layers and 14 edges")
  func counts() throws {
    let text = try alexNet()
    #expect(text.ranges(of: "<table ").count == 15)
    #expect(text.ranges(of: " -> ").count == 14)
  }

  @Test("Every option adds what Keras adds")
  func options() throws {
    let all = PlotModelOptions(
      showDtype: true, showLayerNames: true, showLayerActivations: true, showTrainable: true,
      direction: .leftToRight)
    let tables = try DotText.text(of: model(named: "fc"), options: all)
    #expect(tables.contains("rankdir=LR"))
    #expect(tables.contains("<td colspan=\"4\" bgcolor=\"black\">"))
    #expect(tables.contains("<b>fc</b> (Dense)</font>"))
    #expect(
      tables.contains(
        "<tr><td bgcolor=\"white\" colspan=\"4\"><font point-size=\"14\">Activation: <b>relu</b></font></td></tr>"
      ))
    #expect(tables.contains("Output dtype: <b>float32</b></font></td>"))
    #expect(
      tables.contains(
        "<td bgcolor=\"forestgreen\"><font point-size=\"14\" color=\"white\"><b>Trainable</b></font></td>"
      ))
    #expect(tables.ranges(of: "<b>Trainable</b>").count == 1)

    var plain = all
    plain.look = .keras2
    #expect(
      try DotText.text(of: model(named: "fc"), options: plain).contains(
        "[label=\"T|{fc|{Dense|relu}|float32}|{input:|output:}|{{(None, 4)}|{(None, 2)}}\"];"))
    plain = PlotModelOptions(look: .keras2, showShapes: false)
    #expect(
      try DotText.text(of: model(named: "fc"), options: plain).contains("[label=\"fc|Dense\"];"))
  }

  @Test("Names cannot leave their quotes")
  func escaping() throws {
    let name = "a\"]; x [label=\"<b>&{|}\\"
    let records = try DotText.text(
      of: model(named: name), options: PlotModelOptions(look: .keras2))
    let node = [
      "\n  \"a\\\"]; x [label=\\\"<b>&{|}\\\\\" ",
      "[label=\"{a\\\"]; x [label=\\\"\\<b\\>&\\{\\|\\}\\\\|Dense}|",
    ].joined()
    #expect(records.contains(node))
    let tables = try DotText.text(
      of: model(named: name), options: PlotModelOptions(showLayerNames: true))
    #expect(
      tables.contains(
        "<b>a&quot;]; x [label=&quot;&lt;b&gt;&amp;&#123;&#124;&#125;&#92;&#92;</b> (Dense)"))
  }

  @Test("Layers that read one layer twice have one edge")
  func doubledEdges() throws {
    let input = Input(shape: [4])
    let sum = Add()([input, input])
    let text = try DotText.text(of: Model(inputs: input, outputs: sum))
    #expect(text.ranges(of: " -> ").count == 1)
  }
}
