/// A planned value together with the shape that the model declares for it.
struct GeneralValue {
  let value: PlannedValue
  let shape: DeclaredShape
}

/// The layer that is planned: its name, and the shape of what it gives.
struct GeneralTarget {
  let name: String
  let shape: DeclaredShape
}
