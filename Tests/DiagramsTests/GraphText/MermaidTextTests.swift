import Diagrams
import ModelDescription
import Testing

@Suite("Text for Mermaid")
struct MermaidTextTests {
  @Test("A flowchart with quoted labels, classes, and an edge for each pair of layers")
  func flowchart() throws {
    let model = try BuiltInModel.alexNet.model(names: .keras)
    let text = MermaidText.text(of: model, title: "AlexNet's layers")
    #expect(text.hasPrefix("---\ntitle: 'AlexNet''s layers'\n---\nflowchart TB\n"))
    #expect(
      text.contains("\n  layer1[\"<b>conv2d</b><br/>Conv2D<br/>55 × 55 × 96\"]:::conv\n"))
    #expect(text.contains("\n  layer0 --> layer1\n"))
    #expect(text.ranges(of: " --> ").count == 14)
    #expect(text.ranges(of: "\n  classDef conv fill:#").count == 1)
    #expect(!text.contains("classDef norm"))
  }

  @Test("Names with signs of Mermaid's own become numbers of characters")
  func escaping() throws {
    let input = Input(shape: [4], name: "end")
    let name = "a\"]:::x;\n`<b>#"
    let model = try Model(inputs: input, outputs: Dense(units: 2, name: name)(input))
    let text = MermaidText.text(of: model, direction: .leftToRight)
    #expect(text.contains("\nflowchart LR\n"))
    #expect(text.contains("\n  layer0[\"<b>end</b><br/>"))
    #expect(
      text.contains("\n  layer1[\"<b>a#34;]:::x#59; #96;#60;b#62;#35;</b><br/>Dense<br/>2\"]"))
  }
}
