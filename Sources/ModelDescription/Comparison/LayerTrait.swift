/// Something about a layer in which two layers can differ, under the name that scripts read.
public enum LayerTrait: String, Sendable, CaseIterable {
  case className = "class"
  case kernel
  case filters
  case units
  case stride
  case padding
  /// Whether a last window that reaches over the edge counts, as in Caffe's pools.
  case rounding
  case dilation
  case groups
  case activation
  case bias
  /// The share of numbers that dropout sets to zero.
  case rate
  /// How many channels a local response normalisation sums.
  case neighbors
  case k
  case alpha
  case beta
  case epsilon
  case interpolation
  case outputShape = "output_shape"
  case parameters
  /// Multiply-accumulates for one example.
  case macs

  /// How tables for people name it.
  package var title: String {
    switch self {
    case .outputShape: "output"
    case .macs: "MACs"
    default: rawValue
    }
  }

  /// What it costs to lay two layers beside each other that differ in it, in hundredths of a
  /// missing layer. Layers of one size in one stage of a network belong together first.
  var cost: Int {
    switch self {
    case .className: 100
    case .kernel, .outputShape: 20
    case .filters, .units, .stride: 10
    case .parameters, .macs: 0
    default: 5
    }
  }
}
