import Spelling

extension ModelComparison {
  /// A line for each property of each row: the row's number from 1, the layer's name, the property,
  /// whether models differ in it, and the value of each model, empty where it has none. The
  /// property `name` differs where a model lacks the layer. Totals have no row.
  func csvTable(names: [String], _ options: ComparisonOptions) -> String {
    var lines = [["row", "layer", "property", "differs"] + names]
    for (index, row) in rows.enumerated() {
      func add(_ property: String, differs: Bool, _ values: [String]) {
        guard differs || !options.differencesOnly else { return }
        lines.append(["\(index + 1)", row.name, property, "\(differs)"] + values)
      }
      add("name", differs: !row.isComplete, row.cells.map { $0?.layer.name ?? "" })
      let differences = row.differences
      for trait in row.traits {
        add(
          trait.rawValue, differs: differences.contains(trait),
          row.cells.map { $0?.traits[trait]?.scriptText ?? "" })
      }
    }
    for total in ModelTotal.allCases where differ(in: total) || !options.differencesOnly {
      let values = models.map {
        $0.values(of: total).map(\.scriptText).joined(separator: " ")
      }
      lines.append(["", "", total.rawValue, "\(differ(in: total))"] + values)
    }
    return lines.map { $0.map(MarkupText.csv).joined(separator: ",") }.joined(separator: "\r\n")
  }

  /// An object with the models and their totals, and the rows: the sign in a word, the layers'
  /// names, the properties that differ, and the values of each, `null` where a model has none.
  func jsonDescription(names: [String], _ options: ComparisonOptions) -> String {
    let models = zip(names, models).map { name, model in
      let totals = ModelTotal.allCases.map { total in
        let values = model.values(of: total).map(\.json)
        return (total.rawValue, total == .input ? JSONText.list(values) : values.first ?? "null")
      }
      return JSONText.object([("name", jsonQuoted(name))] + totals, indent: "    ")
    }
    let rows = rows.filter { !(options.differencesOnly && $0.isEqual) }.map { row in
      JSONText.object(members(of: row, options), indent: "    ")
    }
    return """
      {
        "models": [
      \(models.map { "    " + $0 }.joined(separator: ",\n"))
        ],
        "rows": [
      \(rows.map { "    " + $0 }.joined(separator: ",\n"))
        ]
      }
      """
  }

  private func members(
    of row: Row, _ options: ComparisonOptions
  ) -> [(name: String, value: String)] {
    let differences = row.differences
    let traits = options.differencesOnly ? differences : row.traits
    let properties = traits.map { trait in
      (trait.rawValue, JSONText.list(row.cells.map { $0?.traits[trait]?.json ?? "null" }))
    }
    return [
      ("equal", "\(row.isEqual)"),
      (
        "layers",
        JSONText.list(row.cells.map { $0.map { jsonQuoted($0.layer.name) } ?? "null" })
      ),
      ("differences", JSONText.list(differences.map { jsonQuoted($0.rawValue) })),
      ("properties", JSONText.object(properties, indent: nil)),
    ]
  }
}

extension ModelComparison.Row {
  /// The traits that any of the layers has.
  fileprivate var traits: [LayerTrait] {
    LayerTrait.allCases.filter { trait in cells.contains { $0?.traits[trait] != nil } }
  }
}

extension JSONText {
  /// A list of values that are JSON already.
  fileprivate static func list(_ values: [String]) -> String {
    "[" + values.joined(separator: ", ") + "]"
  }
}
