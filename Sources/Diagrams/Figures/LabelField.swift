/// One thing that a pattern for labels can name.
public enum LabelField: String, CaseIterable, Sendable {
  case name, type, op, kernel, kh, kw, filters, stride, padding, dilation, groups, activation
  case input, output, height, width, channels, params, macs

  /// What the field stands for, for the help.
  public var help: String {
    switch self {
    case .name: "the layer's name"
    case .type: "its class, as Keras names it"
    case .op: "conv, pool, fc …"
    case .kernel: "kernel or pool, 11×11"
    case .kh: "height of the kernel"
    case .kw: "width of the kernel"
    case .filters: "filters or units"
    case .stride: "stride"
    case .padding: "same, valid or a number"
    case .dilation: "dilation rate"
    case .groups: "groups of channels"
    case .activation: "ReLU, softmax …"
    case .input: "shape of the input"
    case .output: "shape of the output"
    case .height: "height of the output"
    case .width: "width of the output"
    case .channels: "channels of the output"
    case .params: "number of parameters"
    case .macs: "multiply-accumulates"
    }
  }
}
