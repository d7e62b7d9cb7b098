/// The sentences in Chinese.
struct ChinesePhrases: ExplanationPhrases {
  let introduction = "形状按“高 × 宽 × 通道”书写；⌊ ⌋ 表示向下取整，⌈ ⌉ 表示向上取整。乘加次数按一个样本计。"

  func heading(name: String, className: String, inputs: [String], output: String) -> String {
    let from = inputs.isEmpty ? "" : inputs.joined(separator: "、") + " → "
    return "\(name)（\(className)）：\(from)\(output)"
  }

  func action(of facts: LayerFacts) -> String {
    let then = facts.activation.map { "，再经过 \($0)" } ?? ""
    switch facts.layer {
    case is InputLayer:
      return input(facts)
    case let layer as Conv2D:
      return "卷积：\(kernels(layer, facts))，\(window(facts))\(then)。"
    case let layer as DepthwiseConv2D:
      return "逐通道卷积：\(ownKernels(layer.depthMultiplier, layer.kernelSize, facts))，"
        + "\(window(facts))\(then)。"
    case let layer as SeparableConv2D:
      let depth = facts.input.channels.map { $0 * layer.depthMultiplier }
      return "深度可分离卷积：\(ownKernels(layer.depthMultiplier, layer.kernelSize, facts))，"
        + "\(window(facts))；再用 \(NumberText.grouped(layer.filters)) 个 "
        + "1 × 1 × \(LayerFacts.count(depth)) 的卷积核\(then)。"
    case let layer as Conv2DTranspose:
      let size = layer.kernelSize.figureText
      return "转置卷积：\(NumberText.grouped(layer.filters)) 个 \(size) × "
        + "\(LayerFacts.count(facts.input.channels)) 的卷积核，每个输入的数散布到 \(size) 个输出的数上，"
        + "\(window(facts))\(then)。"
    case let layer as UpSampling2D:
      let size = layer.size.figureText
      return layer.interpolation == .nearest
        ? "上采样：每个数重复 \(size) 次；通道数不变。"
        : "上采样：每个数变为 \(size) 个，在相邻数之间线性插值；通道数不变。"
    case let layer as Cropping2D:
      return "裁剪：上 \(layer.top) 行、下 \(layer.bottom) 行、左 \(layer.left) 列、"
        + "右 \(layer.right) 列；通道数不变。"
    case is MaxPooling2D:
      return "最大池化：\(area(facts))。\(overlap(facts))"
    case is AveragePooling2D:
      return "平均池化：\(area(facts))。\(overlap(facts))"
    case is GlobalMaxPooling2D:
      return "全局最大池化：每个 \(facts.inputSize) 的特征图取最大值，每个通道得到一个数。"
    case is GlobalAveragePooling2D:
      return "全局平均池化：每个 \(facts.inputSize) 的特征图取平均值，每个通道得到一个数。"
    case let layer as AdaptiveAveragePooling2D:
      return "自适应平均池化：无论输入大小，输出都是 \(layer.outputSize.figureText)；通道数不变。"
    case is Flatten:
      let count = facts.arithmetic.channels.map { "\($0.text) 个数" } ?? "个数在运行时才确定"
      return "展平：把每个样本的所有数排成一行，\(count)。"
    case let layer as Dense:
      return dense(layer, facts) + then + "。"
    case let layer as Dropout:
      return "训练时随机把 \(LayerFacts.percent(layer.rate))% 的数置零；形状不变。"
    case let layer as Activation:
      return "激活函数：\(layer.activation.title ?? "恒等")；形状不变。"
    case is BatchNormalization:
      return "批归一化：对 \(LayerFacts.count(facts.input.channels)) 个通道分别归一化，再缩放和平移；形状不变。"
    case let layer as LocalResponseNormalization:
      let alpha = "\(layer.alpha)" + (layer.dividesAlpha ? " / \(layer.size)" : "")
      return "局部响应归一化：每个数除以 (k + alpha · Σ a²)^beta，对相邻 \(layer.size) 个通道求和，"
        + "k = \(NumberText.decimal(layer.k))，alpha = \(alpha)，"
        + "beta = \(NumberText.decimal(layer.beta))；形状不变。"
    case is ZeroPadding2D:
      return "零填充：在特征图四周补零；通道数不变。"
    case is Concatenate:
      let channels = facts.arithmetic.channels.map { "，共 \($0.text) 个通道" } ?? ""
      return "拼接：\(facts.call.inputs.count) 个输入首尾相接\(channels)。"
    default:
      return general(facts)
    }
  }

  private func input(_ facts: LayerFacts) -> String {
    let output = facts.output
    let sizes = [output[.height], output[.width], output.channels].map(LayerFacts.count)
    guard output.isFeatureMaps else { return "输入：\(LayerFacts.shape(facts.output)) 个数。" }
    return "输入：\(sizes[0]) 行，\(sizes[1]) 列，\(sizes[2]) 个通道。"
  }

  private func kernels(_ layer: Conv2D, _ facts: LayerFacts) -> String {
    let channels = facts.input.channels ?? 0
    let depth = channels / layer.groups
    let count = NumberText.grouped(layer.groups)
    let groups =
      layer.groups == 1
      ? ""
      : "，分 \(count) 组（每个卷积核只看 \(NumberText.grouped(channels)) / \(count) = "
        + "\(NumberText.grouped(depth)) 个通道）"
    let size = "\(layer.kernelSize.figureText) × \(NumberText.grouped(depth))"
    return "\(NumberText.grouped(layer.filters)) 个 \(size) 的卷积核\(groups)"
  }

  /// The kernels of layers that treat each channel by itself.
  private func ownKernels(_ each: Int, _ size: Extent, _ facts: LayerFacts) -> String {
    "\(LayerFacts.count(facts.input.channels)) 个通道各有 \(each) 个 \(size.figureText) 的卷积核"
  }

  private func area(_ facts: LayerFacts) -> String {
    "窗口 \(facts.layer.window?.size.figureText ?? "")，\(window(facts))"
  }

  private func overlap(_ facts: LayerFacts) -> String {
    guard let window = facts.layer.window, window.size.height > window.strides.height else {
      return ""
    }
    return "窗口大于步长（\(window.size.height) > \(window.strides.height)），所以相邻窗口有重叠。"
  }

  /// Stride, dilation and padding.
  private func window(_ facts: LayerFacts) -> String {
    guard let window = facts.layer.window else { return "" }
    let strides = window.strides
    var parts = ["步长 " + (strides.isSquare ? "\(strides.height)" : strides.figureText)]
    let dilation = window.dilationRate
    if dilation != Extent((1, 1)) {
      let reach = Arithmetic.reach(of: window, along: .height).text
      parts.append(
        dilation.isSquare && window.size.isSquare
          ? "膨胀率 \(dilation.height)（卷积核覆盖 \(reach)）" : "膨胀率 \(dilation.figureText)")
    }
    parts.append(window.isTransposed ? cut(window) : padding(window, facts.margins))
    if window.roundsUp { parts.append("大小向上取整") }
    return parts.joined(separator: "，")
  }

  /// What a transposed convolution leaves out of its output.
  private func cut(_ window: Window) -> String {
    switch window.padding {
    case .valid: "不裁边"
    case .same: "裁到输入 · 步长的大小"
    case .explicit: "四周裁去 \(window.padding.text)"
    }
  }

  private func padding(_ window: Window, _ margins: LayerFacts.Margins?) -> String {
    let isSame = window.padding == .same
    guard let margins else { return "填充 \(window.padding.text)" }
    if let each = margins.each {
      if isSame { return each == 0 ? "same 填充（此处为 0）" : "same 填充（每边 \(each)）" }
      return each == 0 ? "无填充" : "填充 \(each)"
    }
    let sides = "上 \(margins.top)、下 \(margins.bottom)、左 \(margins.left)、右 \(margins.right)"
    return isSame ? "same 填充（\(sides)）" : "填充\(sides)"
  }

  private func dense(_ layer: Dense, _ facts: LayerFacts) -> String {
    let inputs = LayerFacts.count(facts.input.channels)
    let places = facts.output.dimensions.count > 2 ? "（在每个位置上）" : ""
    return "全连接：\(inputs) 个输入与 \(NumberText.grouped(layer.units)) 个单元两两相连\(places)"
  }

  func size(of facts: LayerFacts) -> String? {
    guard facts.changesSides else { return nil }
    let arithmetic = facts.arithmetic
    let unknown = "运行时才确定"
    let height = arithmetic.height?.text ?? unknown
    let width = arithmetic.width?.text ?? unknown
    let sides = facts.isSquare ? "高和宽：\(height)" : "高：\(height)；宽：\(width)"
    switch facts.layer {
    case is Conv2D, is SeparableConv2D, is Conv2DTranspose:
      return "\(sides)；通道数等于卷积核个数 \(LayerFacts.count(facts.output.channels))。"
    case let layer as DepthwiseConv2D where layer.depthMultiplier > 1:
      return "\(sides)；通道数：\(facts.arithmetic.channels?.text ?? unknown)。"
    case is MaxPooling2D, is AveragePooling2D, is DepthwiseConv2D:
      return "\(sides)；通道数不变，仍为 \(LayerFacts.count(facts.output.channels))。"
    default:
      return sides + "。"
    }
  }

  func parameters(of facts: LayerFacts) -> String? {
    guard facts.numbers.parameters != nil else {
      return "不知道有多少参数。"
    }
    guard let parameters = facts.arithmetic.parameters else {
      return facts.layer.window == nil ? nil : "没有参数。"
    }
    switch facts.layer {
    case let layer as Conv2D where layer.useBias:
      return "参数：\(parameters.text)，其中 + 1 是每个卷积核的偏置。"
    case let layer as Dense where layer.useBias:
      return "参数：\(parameters.text)，其中 + 1 是每个单元的偏置。"
    case is Conv2D, is Dense:
      return "参数：\(parameters.text)，没有偏置。"
    default:
      let frozen = facts.numbers.frozenParameters
      let training = frozen == 0 ? "" : "，其中 \(NumberText.grouped(frozen)) 个不由梯度训练"
      return "参数：\(parameters.text)\(training)。"
    }
  }

  func costs(of facts: LayerFacts) -> String? {
    let macs = facts.arithmetic.multiplyAccumulates.map { "乘加次数：\($0.text)" }
    let field = facts.layer.window == nil ? nil : facts.numbers.receptiveField
    let sight = field.flatMap { field in
      field.coversInput
        ? nil
        : "感受野：\(field.size.figureText) 像素，步长 "
          + (field.stride.isSquare ? "\(field.stride.height)" : field.stride.figureText)
    }
    let clauses = [macs, sight].compactMap(\.self)
    return clauses.isEmpty ? nil : clauses.joined(separator: "；") + "。"
  }

  func reuse(inputs: [String], output: String) -> String {
    "再次使用，参数相同：\(inputs.joined(separator: "、")) → \(output)。"
  }

  func totals(parameters: Int, areAll: Bool, multiplyAccumulates macs: Int?) -> String {
    let parameters = "总计：\(areAll ? "" : "至少 ")\(NumberText.grouped(parameters)) 个参数"
    guard let macs else { return parameters + "；乘加次数在运行时才能确定。" }
    return "\(parameters)，\(NumberText.grouped(macs)) 次乘加"
      + "（每次乘加算 2 次浮点运算，即 \(NumberText.grouped(2 * macs)) FLOPs）。"
  }

  func weightedLayers(convolutions: Int, dense: Int) -> String {
    let kinds = [(convolutions, "卷积层"), (dense, "全连接层")].filter { $0.0 > 0 }
    guard !kinds.isEmpty else { return "没有带权重的层。" }
    let list = kinds.map { "\($0.0) 个\($0.1)" }.joined(separator: "和 ")
    return "带权重的层共 \(convolutions + dense) 层：\(list)。"
  }
}
