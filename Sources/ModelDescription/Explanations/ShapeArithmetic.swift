/// A calculation written out, with what comes out: `⌊(227 + 2·0 − 11) / 4⌋ + 1` and 55.
public struct Arithmetic: Hashable, Sendable {
  /// The calculation with all numbers filled in.
  public let formula: String

  public let result: Int

  /// Both with an equals sign: `(11·11·3 + 1)·96 = 34,944`.
  public var text: String { "\(formula) = \(NumberText.grouped(result))" }
}

/// The arithmetic behind one application of a layer; `nil` where nothing is calculated or a size
/// is open until the model runs.
public struct ShapeArithmetic: Hashable, Sendable {
  /// The output's height, for windows and layers that add or cut off rows.
  public let height: Arithmetic?

  /// The output's width.
  public let width: Arithmetic?

  /// The output's channels or numbers: of `Flatten`, `Concatenate` and `DepthwiseConv2D` with several
  /// kernels a channel.
  public let channels: Arithmetic?

  /// The parameters of the layer.
  public let parameters: Arithmetic?

  /// Multiply-accumulates of this application for one example.
  public let multiplyAccumulates: Arithmetic?

  /// Height and width, for one axis.
  public subscript(axis: Axis) -> Arithmetic? { axis == .height ? height : width }
}

extension Model {
  /// The arithmetic behind one of the model's calls.
  public func shapeArithmetic(of call: ModelCall) -> ShapeArithmetic {
    ShapeArithmetic(
      layer: layers[call.layer].layer, inputs: call.inputShapes, output: call.outputShape)
  }
}

extension ShapeArithmetic {
  init(layer: any Layer, inputs: [Shape], output: Shape) {
    height = Arithmetic.side(of: layer, inputs: inputs, axis: .height)
    width = Arithmetic.side(of: layer, inputs: inputs, axis: .width)
    channels = Arithmetic.channels(of: layer, inputs: inputs)
    parameters = Arithmetic.parameters(of: layer, inputs: inputs)
    multiplyAccumulates = Arithmetic.multiplyAccumulates(
      of: layer, inputs: inputs, output: output)
  }
}

extension Arithmetic {
  /// Factors with a dot between them: `11·11·3`.
  static func product(_ factors: [Int]) -> String {
    factors.map(NumberText.grouped).joined(separator: "·")
  }
}
