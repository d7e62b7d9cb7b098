import Diagrams
import ModelDescription
import Testing

@Suite("Patterns for labels")
struct LabelPatternTests {
  /// AlexNet's layer of that place, in the words of a pattern.
  private func text(_ pattern: String, node: Int) throws -> String? {
    let model = try BuiltInModel.alexNet2012.model(names: .paper)
    let graph = FigureGraph(model)
    return try LabelPattern(pattern).text(for: LayerNotation(graph.nodes[node], of: model))
  }

  @Test(
    "Every field of conv2 of 2012",
    arguments: [
      ("{name}", "conv2"), ("{type}", "Conv2D"), ("{op}", "conv"), ("{kernel}", "5×5"),
      ("{kh}", "5"), ("{kw}", "5"), ("{filters}", "256"), ("{stride}", "1"),
      ("{dilation}", "1"), ("{groups}", "2"), ("{activation}", "ReLU"), ("{input}", "27 × 27 × 96"),
      ("{output}", "27 × 27 × 256"), ("{height}", "27"), ("{width}", "27"), ("{channels}", "256"),
      ("{params}", "307,456"), ("{macs}", "223,948,800"),
    ])
  func fields(pattern: String, expected: String) throws {
    #expect(try text(pattern, node: 3) == expected)
  }

  @Test("What is in brackets goes where it is missing or goes without saying")
  func brackets() throws {
    let pattern = "{op}[, {filters}][, s{stride}]"
    #expect(try text(pattern, node: 1) == "conv, 96, s4")
    #expect(try text(pattern, node: 2) == "pool, s2")
    #expect(try text(pattern, node: 5) == "conv, 384")
  }

  @Test("A field that the layer lacks leaves the layer without a label")
  func missing() throws {
    #expect(try text("{op} {filters}", node: 2) == nil)
  }

  @Test("A backslash takes the next character as it is")
  func literals() throws {
    #expect(try text(#"\{{op}\} \[a\]"#, node: 1) == "{conv} [a]")
  }

  @Test(
    "Patterns that cannot be read are refused with what is wrong",
    arguments: [
      ("{op", "the label '{op' has a '{' without its '}'"),
      ("[a[b]]", "the label '[a[b]]' has brackets inside brackets"),
      ("a]", "the label 'a]' has a ']' without its '['"),
      ("[a", "the label '[a' has a '[' without its ']'"),
    ])
  func refusals(pattern: String, sentence: String) {
    #expect(throws: FigureError.pattern(sentence)) { try LabelPattern(pattern) }
  }

  @Test("An unknown field is refused with those that there are")
  func unknownField() {
    let error = #expect(throws: FigureError.self) { try LabelPattern("{size}") }
    #expect(
      error?.description.hasPrefix("a label has no field '{size}'; there are name, type") == true)
  }
}
