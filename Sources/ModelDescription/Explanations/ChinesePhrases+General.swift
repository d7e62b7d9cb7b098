extension ChinesePhrases {
  /// What layers do that are not of the first convolutional networks.
  func general(_ facts: LayerFacts) -> String {
    activation(facts) ?? joining(facts) ?? normalization(facts) ?? arranging(facts)
      ?? otherwise(facts)
  }

  private func activation(_ facts: LayerFacts) -> String? {
    func number(_ number: Double) -> String { NumberText.decimal(number) }
    switch facts.layer {
    case let layer as LeakyReLU: return "负数乘以 \(number(layer.negativeSlope))；形状不变。"
    case let layer as ELU where layer.alpha != 1:
      return "负数 x 变为 \(number(layer.alpha)) · (eˣ − 1)；形状不变。"
    case is PReLU: return "负数乘以学习得到的斜率；形状不变。"
    case let layer as Softmax:
      return
        "沿\(layer.axis == -1 ? "最后一维" : "第 \(layer.axis) 维")，eˣ 除以 eˣ 之和；形状不变。"
    case let layer as Clip where layer.activationFunction == nil:
      return "数值限制在 \(number(layer.minimum)) 与 \(number(layer.maximum)) 之间；形状不变。"
    case let layer as HardSigmoid:
      return "\(number(layer.alpha)) · x + \(number(layer.beta))，限制在 0 与 1 之间；形状不变。"
    case is ReLU, is ELU, is Clip:
      return "激活函数：\(facts.activation ?? facts.layer.className)；形状不变。"
    case let layer as Pointwise: return "对每个数求 \(layer.className)；形状不变。"
    case let layer as ScalarArithmetic:
      return "每个数与常数 \(number(layer.scalar)) 做 \(layer.className)"
        + (layer.scalarComesFirst ? "（常数在前）" : "") + "；形状不变。"
    default: return nil
    }
  }

  private func joining(_ facts: LayerFacts) -> String? {
    let count = facts.call.inputs.count
    let stretch = Set(facts.call.inputShapes).count == 1 ? "形状不变" : "较小的输入重复到相同大小"
    switch facts.layer {
    case let layer as any MergingLayer:
      let what =
        switch layer.operation {
        case .add: "相加：\(count) 个输入逐个元素相加"
        case .subtract: "相减：第一个输入逐个元素减去第二个"
        case .multiply: "相乘：\(count) 个输入逐个元素相乘"
        case .divide: "相除：第一个输入逐个元素除以第二个"
        case .power: "乘方：第一个输入逐个元素取第二个的次幂"
        case .average: "平均：\(count) 个输入逐个元素取平均"
        case .maximum: "最大：\(count) 个输入逐个元素取最大"
        case .minimum: "最小：\(count) 个输入逐个元素取最小"
        case .greater: "比较：第一个输入大于第二个处为 1，其余为 0"
        case .greaterOrEqual: "比较：第一个输入大于或等于第二个处为 1，其余为 0"
        case .less: "比较：第一个输入小于第二个处为 1，其余为 0"
        case .lessOrEqual: "比较：第一个输入小于或等于第二个处为 1，其余为 0"
        case .equal: "比较：两个输入相等处为 1，其余为 0"
        }
      return "\(what)；\(stretch)。"
    case is Where: return "条件成立处取一个输入的数，其余取另一个的；\(stretch)。"
    case is MatrixProduct: return "两个输入的矩阵乘积。"
    case is Einsum: return "两个输入的数相乘后沿若干维求和。"
    case let layer as MultiHeadAttention:
      return "多头注意力：\(layer.headCount) 个头；每个位置按查询与键的相似程度汇集所有位置的值，"
        + "每个键 \(layer.keySize) 个数。"
    default: return nil
    }
  }

  private func normalization(_ facts: LayerFacts) -> String? {
    switch facts.layer {
    case is LayerNormalization: return "层归一化：每个位置的数归一化，再缩放和平移；形状不变。"
    case let layer as GroupNormalization:
      let groups = layer.groups == -1 ? "每个通道" : " \(layer.groups) 组通道"
      return "组归一化：每个样本按\(groups)归一化，再对每个通道缩放和平移；形状不变。"
    case is RMSNormalization: return "均方根归一化：每个位置除以均方根；形状不变。"
    case is UnitNormalization: return "每个位置的向量长度变为 1；形状不变。"
    case is LayerScale: return "每个通道乘以学习得到的系数；形状不变。"
    case let layer as Scale:
      let factor = layer.scale ? "乘以学习得到的系数" : nil
      let summand = layer.center ? "加上学习得到的偏移" : nil
      return "每个通道\([factor, summand].compactMap(\.self).joined(separator: "，再"))；形状不变。"
    case is Normalization: return "减去均值，再除以标准差；形状不变。"
    default: return nil
    }
  }

  private func arranging(_ facts: LayerFacts) -> String? {
    let becomes = "；形状变为 \(LayerFacts.shape(facts.output))。"
    switch facts.layer {
    case is Reshape: return "数不变，换一种形状" + becomes
    case is Permute, is Transpose: return "交换维度的次序" + becomes
    case is Slice, is Gather: return "取出一部分" + becomes
    case is Reduce: return "沿若干维把所有数归约为一个数" + becomes
    case is Tile, is Expand, is RepeatVector: return "重复" + becomes
    case is Resizing: return "缩放：插值到另一大小" + becomes
    case is DepthToSpace: return "把通道分块排成行和列" + becomes
    case is SpaceToDepth: return "把行和列分块排成通道" + becomes
    case is CenterCrop: return "取出中间部分" + becomes
    case is Pad: return "填充：在四周补数" + becomes
    case is Embedding: return "嵌入：每个整数对应一个学习得到的向量" + becomes
    default: return nil
    }
  }

  private func otherwise(_ facts: LayerFacts) -> String {
    let shape = LayerFacts.shape(facts.output)
    switch facts.layer {
    case let layer as ParameterTensor:
      return "学习得到的数：\(LayerFacts.shape(Shape(batchOf: layer.shape.dimensions)))。"
    case let layer as NestedModel:
      return "一个 \(layer.model.layers.count) 层的网络；形状变为 \(shape)。"
    case is OpaqueLayer:
      return facts.output.isKnown
        ? "不知道这一层做什么；文件给出的形状是 \(shape)。" : "不知道这一层做什么，也不知道输出的形状。"
    case is PassThrough: return "运行时什么也不做；形状不变。"
    default: return facts.input == facts.output ? "形状不变。" : "形状变为 \(shape)。"
    }
  }
}
