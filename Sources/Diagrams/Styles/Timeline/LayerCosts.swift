import ModelDescription

/// What a layer, or several together, cost for one picture.
struct LayerCosts: Equatable {
  /// `nil` where they are not known.
  var parameters: Int? = 0

  /// Multiply-accumulates; `nil` while a size on which they depend is open.
  var products: Int? = 0

  /// The bytes of the results as 32-bit numbers; `nil` while a size is open.
  var bytes: Int? = 0

  static func + (first: LayerCosts, second: LayerCosts) -> LayerCosts {
    var sum = first
    sum.parameters = LayerCosts.sum(first.parameters, second.parameters)
    sum.products = LayerCosts.sum(first.products, second.products)
    sum.bytes = LayerCosts.sum(first.bytes, second.bytes)
    return sum
  }

  private static func sum(_ first: Int?, _ second: Int?) -> Int? {
    guard let first, let second else { return nil }
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? nil : sum
  }

  init() {}

  /// The costs of a main layer and of the small layers that belong to it. A shared layer's
  /// parameters count where it is applied first.
  init(_ node: FigureGraph.Node, of model: Model) {
    let own = LayerCosts(of: node.layer, at: node.call, in: model)
    self = node.attached.reduce(own) { sum, layer in
      layer.calls.reduce(sum) { $0 + LayerCosts(of: layer, at: $1, in: model) }
    }
  }

  /// The costs of one application of a layer.
  private init(of layer: ModelLayer, at index: Int, in model: Model) {
    let call = model.calls[index]
    if layer.calls.first == index {
      parameters = model.parameterCount(of: layer)
    }
    products = layer.layer.multiplyAccumulates(from: call.inputShapes, to: call.outputShape)
    bytes = model.batchedShape(of: call).elementCount.flatMap {
      $0 <= Int.max / 4 ? 4 * $0 : nil
    }
  }
}

/// One of the costs that the figure shows.
enum CostKind: CaseIterable {
  case parameters, products, memory

  func count(_ costs: LayerCosts) -> Int? {
    switch self {
    case .parameters: costs.parameters
    case .products: costs.products
    case .memory: costs.bytes
    }
  }

  /// A count as it is printed: with all its digits, memory in a unit.
  func text(_ count: Int?, in unit: MemoryUnit) -> String {
    guard let count else { return "?" }
    return self == .memory ? unit.text(count) : NumberText.grouped(count)
  }

  /// The share of a part in percent with one decimal, rounded half up: `?` where it is not known,
  /// `nil` for nothing.
  static func share(_ part: Int?, of total: Int?) -> String? {
    if part == 0 { return nil }
    guard let part, let total, total > 0 else { return "?" }
    let tenths = Int((Double(part) * 1000 / Double(total)).rounded())
    return tenths == 0 ? "< 0.1 %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
