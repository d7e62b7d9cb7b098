import ModelDescription
import Tensors

/// Running only what a unit at one place sees.
extension CompiledAttribution {
  /// What is run of an input.
  func seen(_ input: Tensor) -> Tensor {
    part.map { input.cut(rows: $0.rows, columns: $0.columns) } ?? input
  }

  /// Numbers for what is run, with zeros for the rest of the input.
  func whole(_ values: Tensor) -> Tensor {
    part.map {
      values.placed(
        rows: $0.rows, columns: $0.columns, in: (height: inputShape[0], width: inputShape[1]))
    } ?? values
  }
}

extension AttributionMethod {
  /// What is run of a model for units at one place; `nil` for all of it, as Grad-CAM needs whole
  /// maps.
  func part(of model: Model, layer: String, place: LayerUnit.Place?) -> SeenPart? {
    guard let place else { return nil }
    if case .gradCAM = self { return nil }
    return SeenPart(of: layer, row: place.row, column: place.column, in: model)
  }
}
