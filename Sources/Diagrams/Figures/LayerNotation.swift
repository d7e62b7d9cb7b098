import ModelDescription

/// A layer in the notation of figures: `11×11 conv, 96, s4`, `pool 3×3, s2`, `fc 4096`.
package struct LayerNotation: Sendable {
  let layer: ModelLayer
  private let call: ModelCall
  private let model: Model
  private let activation: ActivationFunction?

  /// Whether the layer, or what belongs to it, gives a result of the model.
  private let isOutput: Bool

  /// The notation of a figure's node, attached layers included.
  package init(_ node: FigureGraph.Node, of model: Model) {
    layer = node.layer
    call = model.calls[node.call]
    self.model = model
    activation = node.activation
    isOutput = ([node.call] + node.attached.flatMap(\.calls)).contains(
      where: model.outputs.contains)
  }

  /// The notation of one application of a layer by itself, as an index into `Model.calls`.
  package init(call index: Int, of model: Model) {
    call = model.calls[index]
    layer = model.layers[call.layer]
    self.model = model
    activation = layer.layer.activationFunction
    isOutput = model.outputs.contains(index)
  }

  /// What the layer does, in the word that figures use: `conv`, `pool`, `fc`.
  package var operation: String {
    category == .output ? "output" : LayerNotation.word(for: layer.layer)
  }

  /// What the layer is for; a dense layer that gives a result of the model is an output.
  package var category: LayerCategory {
    let category = LayerCategory(className: layer.className)
    return category == .dense && isOutput ? .output : category
  }

  /// The word of figures for what a layer does; its class where there is none.
  package static func word(for layer: any Layer) -> String {
    if layer is NestedModel { return layer.name ?? layer.className }
    return switch layer.className {
    case "InputLayer": "input"
    case "Conv2D", "Conv1D", "Conv3D": "conv"
    case "DepthwiseConv2D": "dw conv"
    case "SeparableConv2D": "sep conv"
    case "Conv2DTranspose": "up-conv"
    case "MaxPooling1D", "MaxPooling2D", "MaxPooling3D": "pool"
    case "AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "AdaptiveAveragePooling2D":
      "avg pool"
    case "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalAveragePooling3D":
      "global avg pool"
    case "GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D": "global max pool"
    case "UpSampling2D": "upsample"
    case "Dense": "fc"
    case "Add": "add"
    case "Concatenate": "concat"
    case "Multiply": "multiply"
    case "Subtract", "Divide", "Power", "Average", "Maximum", "Minimum":
      layer.className.lowercased()
    case "MatMul": "matmul"
    case "BatchNormalization": "BN"
    case "Scale": "scale"
    case "Bias": "bias"
    case "LocalResponseNormalization": "LRN"
    case "LayerNormalization": "LN"
    case "GroupNormalization": "GN"
    case "RMSNormalization": "RMS norm"
    case "MultiHeadAttention": "attention"
    case "Activation": layer.activationFunction?.title ?? "activation"
    case "ReLU", "Softmax", "ELU", "Clip": layer.activationFunction?.title ?? layer.className
    case "LeakyReLU": "leaky ReLU"
    case "HardSigmoid": "hard sigmoid"
    case "Dropout": "dropout"
    case "Flatten": "flatten"
    case "ZeroPadding2D": "pad"
    case "Cropping2D": "crop"
    case "Reshape", "Permute", "Transpose", "Slice", "Split", "Gather", "Rescaling", "Pad":
      layer.className.lowercased()
    case "Resizing": "resize"
    default: layer.className
    }
  }

  private var window: Window? { layer.layer.window }

  /// Kernel or pool as `11×11`; `nil` for layers without a window.
  package var kernel: String? { window.map { LayerNotation.text($0.size) } }

  /// The stride as `4`, or `2×1` where the axes differ.
  package var stride: String? { window.map { LayerNotation.shortText($0.strides) } }

  /// The distance of neighbouring elements of the window, as `2`, or `2×1` where the axes differ.
  package var dilation: String? { window.map { LayerNotation.shortText($0.dilationRate) } }

  /// Filters or units; `nil` for layers that keep or only join channels.
  package var filters: String? {
    switch LayerCategory(className: layer.className) {
    case .convolution, .dense: call.outputShape.channels.map(String.init)
    default: nil
    }
  }

  private static func text(_ extent: Extent) -> String { "\(extent.height)×\(extent.width)" }

  private static func shortText(_ extent: Extent) -> String {
    extent.isSquare ? "\(extent.height)" : text(extent)
  }

  /// The layer in the default notation: what it is, then what does not go without saying.
  package var text: String {
    let head: String =
      switch LayerCategory(className: layer.className) {
      case .convolution: [kernel, operation].compactMap { $0 }.joined(separator: " ")
      case .pooling: [operation, kernel].compactMap { $0 }.joined(separator: " ")
      case .dense: [operation, filters].compactMap { $0 }.joined(separator: " ")
      default: operation
      }
    let isConvolution = LayerCategory(className: layer.className) == .convolution
    let marks: [(LabelField, String)] = [(.stride, "s"), (.dilation, "d"), (.groups, "g")]
    let tail = marks.compactMap { field, letter in
      isImplied(field) ? nil : value(of: field).map { letter + $0 }
    }
    return ([head] + (isConvolution ? [filters].compactMap { $0 } : []) + tail)
      .joined(separator: ", ")
  }
}

extension LayerNotation {
  /// The text of a field; `nil` where the layer has no such thing.
  package func value(of field: LabelField) -> String? {
    switch field {
    case .name: layer.name
    case .type: layer.className
    case .op: operation
    case .kernel: kernel
    case .kh: window.map { "\($0.size.height)" }
    case .kw: window.map { "\($0.size.width)" }
    case .filters: filters
    case .stride: stride
    case .padding: window?.padding.text
    case .dilation: dilation
    case .groups: (layer.layer as? Conv2D).map { "\($0.groups)" }
    case .activation: activation?.title
    case .input: model.batchedInputShapes(of: call).first?.figureText
    case .output: model.batchedShape(of: call).figureText
    case .height: call.outputShape.featureMaps.map { "\($0.height)" }
    case .width: call.outputShape.featureMaps.map { "\($0.width)" }
    case .channels: call.outputShape.channels.map(String.init)
    case .params:
      NumberText.grouped(model.weights(of: layer).reduce(0) { $0 + $1.count })
    case .macs:
      layer.layer.multiplyAccumulates(from: call.inputShapes, to: call.outputShape)
        .map(NumberText.grouped)
    }
  }

  /// Whether a field has the value that goes without saying: stride, dilation or groups of 1.
  func isImplied(_ field: LabelField) -> Bool {
    switch field {
    case .stride, .dilation, .groups: value(of: field) == "1"
    default: false
    }
  }
}
