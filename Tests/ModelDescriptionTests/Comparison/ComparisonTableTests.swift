import Foundation
import ModelDescription
import Testing

@Suite("Tables of comparisons")
struct ComparisonTableTests {
  private func comparison() throws -> ModelComparison {
    ModelComparison(of: [try BuiltInModel.alexNet.model(), try BuiltInModel.alexNet2012.model()])
  }

  private func lines(_ options: ComparisonOptions) throws -> [String] {
    try comparison().table(options).split(whereSeparator: \.isNewline).map(String.init)
  }

  @Test("For people: a sign before each layer, what differs below it")
  func text() throws {
    let lines = try lines(ComparisonOptions(names: ["one", "two"]))
    let start = try #require(lines.firstIndex { $0.hasPrefix("≠ conv2 (Conv2D)") })
    #expect(
      lines[start...start + 3].map { $0.split(separator: " ").joined(separator: " ") } == [
        "≠ conv2 (Conv2D) 27 × 27 × 256 27 × 27 × 256", "groups 1 2",
        "parameters 614,656 307,456", "MACs 447,897,600 223,948,800",
      ])
    #expect(lines.contains { $0.hasPrefix("= conv3 (Conv2D)") })
    #expect(lines.contains { $0.hasPrefix("+ norm1 (") && $0.contains(" –  ") })
    #expect(lines.contains { $0.hasPrefix("≠ parameters") && $0.hasSuffix("60,965,224") })
    #expect(lines.allSatisfy { !$0.contains("\u{1B}") && !$0.hasSuffix(" ") })
  }

  @Test("Only what differs: five rows of seventeen")
  func differencesOnly() throws {
    let lines = try lines(ComparisonOptions(differencesOnly: true))
    let layers = lines.filter { $0.contains("(") && !$0.contains("Layer (type)") }
    #expect(layers.count == 5)
    #expect(!lines.contains { $0.hasPrefix("= ") && !$0.contains("equal") })
  }

  @Test("Names that are wide in a terminal keep the columns straight")
  func wideNames() throws {
    let lines = try lines(ComparisonOptions(names: ["甲", "乙"]))
    let header = try #require(lines.first)
    let gap = header.prefix { $0 != "甲" }.count
    let row = try #require(lines.first { $0.hasPrefix("= conv3") })
    #expect(row.dropFirst(gap).hasPrefix("13 × 13 × 384"))
  }

  @Test("In bold on a terminal: what differs from the first model")
  func bold() throws {
    let lines = try lines(ComparisonOptions(colored: true))
    let groups = try #require(lines.first { $0.contains("    groups") })
    #expect(groups.hasSuffix("  \u{1B}[1m2\u{1B}[0m"))
  }

  @Test("Markdown: the layer in each line, differences in bold, all lines of one width")
  func markdown() throws {
    let lines = try lines(ComparisonOptions(format: .markdown, differencesOnly: true))
    #expect(lines.contains { $0.contains("| conv2 (Conv2D) ") && $0.contains("| **2** ") })
    #expect(Set(lines.map(\.count)).count == 1)
  }

  @Test("Comma-separated: a line for each property of each row")
  func csv() throws {
    let lines = try lines(ComparisonOptions(format: .csv, names: ["one", "two, later"]))
    #expect(lines.first == "row,layer,property,differs,one,\"two, later\"")
    for line in [
      "5,conv2,groups,true,1,2", "5,conv2,kernel,false,5x5,5x5", "3,norm1,name,true,,norm1",
      "2,conv1,output_shape,false,\"(None, 55, 55, 96)\",\"(None, 55, 55, 96)\"",
      ",,parameters,true,62378344,60965224",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }

  @Test("JSON that a parser reads, with null where a model has no layer")
  func json() throws {
    let text = try comparison().table(ComparisonOptions(format: .json))
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let models = try #require(parsed["models"] as? [[String: Any]])
    #expect(models.map { $0["macs"] as? Int } == [1_135_256_096, 724_406_816])
    let rows = try #require(parsed["rows"] as? [[String: Any]])
    #expect(rows.count == 17)
    let norm = try #require(rows[2]["layers"] as? [Any])
    #expect(norm[0] is NSNull)
    #expect(norm[1] as? String == "norm1")
    #expect(rows[4]["differences"] as? [String] == ["groups", "parameters", "macs"])
    let properties = try #require(rows[4]["properties"] as? [String: [Any]])
    #expect(properties["kernel"] as? [[Int]] == [[5, 5], [5, 5]])
  }
}
