/// The words of figures of exciting inputs in one language.
struct MaximizationWords: Sendable {
  /// What is shown, behind the layer's name.
  var title: String
  var settings: @Sendable (MaximizationFigure.Settings) -> String
  var channel: @Sendable (_ channel: Int) -> String
  var note: String
  var description: @Sendable (_ layer: String) -> String
}

extension CaptionLanguage {
  var maximizationWords: MaximizationWords {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}

extension MaximizationWords {
  static let english = MaximizationWords(
    title: "activation maximization",
    settings: {
      "\($0.steps) steps of \($0.stepSize), decay \($0.decay), smoothness \($0.smoothness), "
        + "jitter \($0.jitter), seed \($0.seed)"
    },
    channel: { "channel \($0)" },
    note:
      "Pictures that excite one unit of each channel, found from noise by following the gradient; as "
      + "much of each as the unit sees, its contrast stretched. Below each, what the unit gives for "
      + "the noise and for the picture, before its activation. These are the numbers of the pictures "
      + "before stretching, which may go far beyond what a photograph can hold.",
    description: { "Pictures that excite channels of the layer \($0)." })

  static let chinese = MaximizationWords(
    title: "激活最大化",
    settings: {
      "\($0.steps) 步，步长 \($0.stepSize)，衰减 \($0.decay)，平滑 \($0.smoothness)，抖动 \($0.jitter)，"
        + "随机种子 \($0.seed)"
    },
    channel: { "第 \($0) 通道" },
    note:
      "从噪声出发沿梯度上升，使各通道的一个单元激活最强的图像；只显示该单元的感受野，对比度经过拉伸。"
      + "下方是该单元对噪声和对该图像的值（激活函数之前）；这是拉伸之前的图像的值，可能远远超出照片所能达到的范围。",
    description: { "使层 \($0) 的各通道激活的图像。" })
}
