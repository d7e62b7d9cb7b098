/// A line of a comparison's table for people.
struct ComparisonLine {
  enum Kind {
    /// A layer with its output's shapes.
    case layer
    /// A trait of the layer above in which models differ.
    case trait
    /// A property of the models as wholes.
    case total
  }

  let kind: Kind
  let sign: ComparisonSign?
  let label: String
  let values: [Value]

  /// What one model has there.
  struct Value {
    let text: String
    let isMarked: Bool
  }
}

/// How tables and figures say at a glance what a row is.
package enum ComparisonSign: String, Sendable {
  case equal = "="
  case different = "≠"
  /// Equal where it is, but not in every model.
  case partial = "+"
  /// In the first model, but not here.
  case missing = "−"
}

extension ModelComparison.Row {
  package var sign: ComparisonSign {
    if !differences.isEmpty { return .different }
    return isComplete ? .equal : .partial
  }
}

extension ModelComparison {
  /// The lines of layers, or only of those that differ.
  func layerLines(differencesOnly: Bool) -> [ComparisonLine] {
    rows.filter { !(differencesOnly && $0.isEqual) }.flatMap { row in
      let className = row.reference?.layer.className ?? ""
      let layer = ComparisonLine(
        kind: .layer, sign: row.sign, label: "\(row.name) (\(className))",
        values: values(of: .outputShape, in: row))
      let traits = row.differences.filter { $0 != .outputShape }.map { trait in
        ComparisonLine(
          kind: .trait, sign: nil, label: trait.title, values: values(of: trait, in: row))
      }
      return [layer] + traits
    }
  }

  private func values(of trait: LayerTrait, in row: Row) -> [ComparisonLine.Value] {
    row.cells.map { cell in
      ComparisonLine.Value(
        text: cell?.traits[trait]?.text ?? "–",
        isMarked: cell.map { $0.traits[trait] != row.reference?.traits[trait] } ?? false)
    }
  }

  /// The lines of totals, or only of those that differ.
  func totalLines(differencesOnly: Bool) -> [ComparisonLine] {
    ModelTotal.allCases.filter { !differencesOnly || differ(in: $0) }.map { total in
      let texts = models.map { $0.text(of: total) }
      return ComparisonLine(
        kind: .total, sign: differ(in: total) ? .different : .equal, label: total.title,
        values: texts.map { ComparisonLine.Value(text: $0, isMarked: $0 != texts.first) })
    }
  }
}
