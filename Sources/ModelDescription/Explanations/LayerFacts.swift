/// What a paragraph about a layer is made of.
struct LayerFacts {
  let layer: any Layer
  let call: ModelCall
  let arithmetic: ShapeArithmetic
  let numbers: LayerNumbers

  var input: Shape { call.inputShapes.first ?? Shape([]) }
  var output: Shape { call.outputShape }
  var activation: String? { layer.activationFunction?.title }

  /// The size of feature maps that come in: `7 × 7`.
  var inputSize: String { Self.sizes([input[.height], input[.width]]) }

  /// Whether the layer makes maps of another size.
  var changesSides: Bool {
    layer.window != nil || layer is ZeroPadding2D || layer is Cropping2D || layer is UpSampling2D
  }

  /// Whether the output's height and width follow from the same numbers.
  var isSquare: Bool { arithmetic.height?.text == arithmetic.width?.text }

  static func count(_ number: Int?) -> String { number.map(NumberText.grouped) ?? "?" }

  /// A shape without the batch, the channels last: `55 × 55 × 96`.
  static func shape(_ shape: Shape) -> String {
    guard shape.isKnown else { return "?" }
    return sizes(
      shape.isFeatureMaps
        ? [shape[.height], shape[.width], shape.channels] : Array(shape.example))
  }

  private static func sizes(_ sizes: some Sequence<Int?>) -> String {
    sizes.map(count).joined(separator: " × ")
  }

  /// The rows and columns that a window's padding adds, if they are known.
  var margins: Margins? {
    guard let window = layer.window, let height = input[.height], let width = input[.width]
    else { return nil }
    let rows = window.margins(of: height, along: .height)
    let columns = window.margins(of: width, along: .width)
    return Margins(
      top: rows.before, bottom: rows.after, left: columns.before, right: columns.after)
  }

  struct Margins: Equatable {
    let top: Int
    let bottom: Int
    let left: Int
    let right: Int

    /// The number that is the same on all sides.
    var each: Int? { Set([top, bottom, left, right]).count == 1 ? top : nil }
  }

  /// A share as a percentage, without rounding errors of binary fractions: `50`.
  static func percent(_ share: Double) -> String {
    NumberText.decimal((share * 1e8).rounded() / 1e6)
  }
}

/// The sentences of one language.
protocol ExplanationPhrases {
  /// What comes before all layers.
  var introduction: String { get }

  /// A layer's heading: its name, class and shapes.
  func heading(name: String, className: String, inputs: [String], output: String) -> String

  /// What the layer does.
  func action(of facts: LayerFacts) -> String

  /// How its output's size comes about.
  func size(of facts: LayerFacts) -> String?

  func parameters(of facts: LayerFacts) -> String?

  /// Multiply-accumulates and the receptive field.
  func costs(of facts: LayerFacts) -> String?

  /// That a layer is applied again.
  func reuse(inputs: [String], output: String) -> String

  /// The sums of all layers; multiply-accumulates are `nil` where they depend on an open size.
  func totals(parameters: Int, areAll: Bool, multiplyAccumulates: Int?) -> String

  /// How many layers have kernels.
  func weightedLayers(convolutions: Int, dense: Int) -> String
}
