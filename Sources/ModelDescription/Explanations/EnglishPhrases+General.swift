extension EnglishPhrases {
  /// What layers do that are not of the first convolutional networks.
  func general(_ facts: LayerFacts) -> String {
    activation(facts) ?? joining(facts) ?? normalization(facts) ?? arranging(facts)
      ?? otherwise(facts)
  }

  private func activation(_ facts: LayerFacts) -> String? {
    func number(_ number: Double) -> String { NumberText.decimal(number) }
    switch facts.layer {
    case let layer as LeakyReLU:
      return "Negative numbers are multiplied by \(number(layer.negativeSlope)); the shape stays."
    case let layer as ELU where layer.alpha != 1:
      return "Negative x become \(number(layer.alpha)) · (eˣ − 1); the shape stays."
    case is PReLU:
      return "Negative numbers are multiplied by learned slopes; the shape stays."
    case let layer as Softmax:
      let axis = layer.axis == -1 ? "the last dimension" : "dimension \(layer.axis)"
      return "eˣ over the sum of eˣ along \(axis); the shape stays."
    case let layer as Clip where layer.activationFunction == nil:
      return "Numbers are kept within \(number(layer.minimum)) and \(number(layer.maximum)); "
        + "the shape stays."
    case let layer as HardSigmoid:
      return "\(number(layer.alpha)) · x + \(number(layer.beta)), kept within 0 and 1; "
        + "the shape stays."
    case is ReLU, is ELU, is Clip:
      let function = facts.activation ?? facts.layer.className
      return "\(function) is applied to the numbers; the shape stays."
    case let layer as Pointwise:
      return "\(layer.className) of each number; the shape stays."
    case let layer as ScalarArithmetic:
      let scalar = number(layer.scalar)
      return "\(layer.className) with \(scalar)"
        + (layer.scalarComesFirst ? " as the first operand" : "") + "; the shape stays."
    default: return nil
    }
  }

  private func joining(_ facts: LayerFacts) -> String? {
    let count = facts.call.inputs.count
    let stretch =
      Set(facts.call.inputShapes).count == 1
      ? "the shape stays" : "smaller inputs are repeated to fit"
    switch facts.layer {
    case let layer as any MergingLayer:
      let what =
        switch layer.operation {
        case .add: "The sum of \(count) inputs"
        case .subtract: "The first input less the second"
        case .multiply: "The product of \(count) inputs"
        case .divide: "The first input over the second"
        case .power: "The first input to the power of the second"
        case .average: "The average of \(count) inputs"
        case .maximum: "The largest of \(count) inputs"
        case .minimum: "The smallest of \(count) inputs"
        case .greater: "1 where the first input is greater than the second, 0 elsewhere"
        case .greaterOrEqual: "1 where the first input is not less than the second, 0 elsewhere"
        case .less: "1 where the first input is less than the second, 0 elsewhere"
        case .lessOrEqual: "1 where the first input is not greater than the second, 0 elsewhere"
        case .equal: "1 where both inputs are equal, 0 elsewhere"
        }
      return "\(what), number by number; \(stretch)."
    case is Where:
      return "Numbers of one input where a condition holds, of another elsewhere; \(stretch)."
    case is MatrixProduct: return "The matrix product of two inputs."
    case is Einsum: return "Sums of products of two inputs' numbers."
    case let layer as MultiHeadAttention:
      return
        "\(NumberText.counted(layer.headCount, "head")) of attention: each place gathers the values of all places, "
        + "weighed by how well its query meets their keys, \(NumberText.counted(layer.keySize, "number")) each."
    default: return nil
    }
  }

  private func normalization(_ facts: LayerFacts) -> String? {
    switch facts.layer {
    case is LayerNormalization:
      return "Each place is normalised over its numbers, then scaled and shifted; the shape stays."
    case let layer as GroupNormalization:
      let groups =
        layer.groups == -1
        ? "each channel" : "\(NumberText.counted(layer.groups, "group")) of channels"
      return "Each example is normalised over \(groups); each channel is scaled and shifted; "
        + "the shape stays."
    case is RMSNormalization:
      return "Each place is divided by the root of its mean square; the shape stays."
    case is UnitNormalization: return "Each place gets length 1; the shape stays."
    case is LayerScale: return "Each channel is multiplied by a learned factor; the shape stays."
    case let layer as Scale:
      let factor = layer.scale ? "is multiplied by a learned factor" : nil
      let summand = layer.center ? "gets a learned number added" : nil
      let what = [factor, summand].compactMap(\.self).joined(separator: " and ")
      return "Each channel \(what); the shape stays."
    case is Normalization:
      return "A mean is taken off, and the rest divided by a deviation; the shape stays."
    default: return nil
    }
  }

  private func arranging(_ facts: LayerFacts) -> String? {
    let becomes = "the shape becomes \(LayerFacts.shape(facts.output))."
    switch facts.layer {
    case is Reshape: return "The same numbers in another shape; " + becomes
    case is Permute, is Transpose: return "The dimensions change places; " + becomes
    case is Slice, is Gather: return "A part is taken; " + becomes
    case is Reduce: return "One number of all those along some dimensions; " + becomes
    case is Tile, is Expand, is RepeatVector: return "The numbers are repeated; " + becomes
    case is Resizing: return "The maps are interpolated to another size; " + becomes
    case is DepthToSpace: return "Blocks of channels become rows and columns; " + becomes
    case is SpaceToDepth: return "Blocks of rows and columns become channels; " + becomes
    case is CenterCrop: return "The middle is cut out; " + becomes
    case is Pad: return "Numbers are put around the maps; " + becomes
    case is Embedding: return "A vector of learned numbers for each whole number; " + becomes
    default: return nil
    }
  }

  private func otherwise(_ facts: LayerFacts) -> String {
    switch facts.layer {
    case let layer as ParameterTensor:
      return "Learned numbers: \(LayerFacts.shape(Shape(batchOf: layer.shape.dimensions)))."
    case let layer as NestedModel:
      return
        "A network of \(NumberText.counted(layer.model.layers.count, "layer")); the shape becomes "
        + "\(LayerFacts.shape(facts.output))."
    case is OpaqueLayer:
      return facts.output.isKnown
        ? "What it does is not known here; the file states the shape "
          + "\(LayerFacts.shape(facts.output))."
        : "What it does is not known here, nor the shape that comes out."
    case is PassThrough: return "Does nothing when the network runs; the shape stays."
    default:
      return facts.input == facts.output
        ? "The shape stays." : "The shape becomes \(LayerFacts.shape(facts.output))."
    }
  }
}
