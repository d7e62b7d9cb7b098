/// Why a graph of layers is not a model.
public enum ModelError: Error, Hashable, Sendable {
  /// A layer cannot do what it was asked for.
  case layer(name: String, className: String, problem: LayerProblem)

  /// Two different layers were given the same name.
  case duplicateName(String)

  /// An output does not lead back to one of the model's inputs but to another one.
  case missingInput(String)

  /// One of the model's inputs was not made by `Input`.
  case inputIsNotAnInput(layer: String)

  /// There is no input or no output.
  case empty

  /// Networks inside one another have more layers than can be shown.
  case tooManyLayers
}

extension ModelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .layer(let name, let className, let problem):
      "layer '\(name)' (\(className)) \(problem.clause)"
    case .duplicateName(let name):
      "two layers are named '\(name)'; every layer of a model needs a name of its own"
    case .missingInput(let name):
      "the outputs depend on '\(name)', which is not among the model's inputs"
    case .inputIsNotAnInput(let layer):
      "a model's inputs must come from Input(shape:), but one comes from layer '\(layer)'"
    case .empty:
      "a model needs at least one input and one output"
    case .tooManyLayers:
      "networks inside one another have more than 100,000 layers together"
    }
  }
}
