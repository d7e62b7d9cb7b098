extension ExplanationWords {
  static let chinese = ExplanationWords(
    category: { Int($0) == nil ? "类别“\($0)”" : "类别 \($0)" },
    single: { "\($0) 第 \($1) 单元" },
    channel: { "\($0) 第 \($1) 通道" },
    probability: { "概率 \($0)，softmax 之前为 \($1)" },
    score: { "激活函数之前为 \($0)" },
    scoreAt: { "第 \($1) 行第 \($2) 列（从 0 数起）激活函数之前为 \($0)" },
    photograph: "照片",
    field: "方框是该单元的感受野",
    method: {
      switch $0 {
      case .gradient: "梯度"
      case .gradientInput: "梯度 × 输入"
      case .integratedGradients: "积分梯度"
      case .guided: "导向反向传播"
      case .deconvolution: "反卷积"
      case .gradCAM: "Grad-CAM"
      case .guidedGradCAM: "导向 Grad-CAM"
      case .occlusion: "遮挡"
      }
    },
    detail: { explanation in
      switch explanation.setting {
      case .steps(let steps): return "从零开始 \(steps) 步"
      case .layer(let layer):
        return explanation.method == .gradCAM
          ? "\(layer) 的特征图" : "导向反向传播 × \(layer) 的 Grad-CAM"
      case .window(let side, let stride): return "以零遮挡 \(side) × \(side)，步长 \(stride)"
      case nil: break
      }
      let channels = explanation.channelCount
      switch explanation.look {
      case .magnitude where channels == 1: return "各像素的绝对值"
      case .signed where channels == 1: return "各像素的值"
      case .magnitude: return "各\(channels == 3 ? "颜色" : "通道")中最大的绝对值"
      case .signed, .positive: return "各\(channels == 3 ? "颜色" : "通道")之和"
      case .colors: return "各颜色分别显示"
      }
    },
    zero: "处处为零",
    colorsNote: { isSigned in
      isSigned
        ? "蓝色使所解释的值增大，红色使其减小；颜色越浓，数值越大。" : "蓝色越浓，数值越大。"
    },
    ownScalesNote: "每幅图各用一个色标，彼此之间不能相互比较。",
    magnitudeNote: { "只显示大小、不分正负：\($0)。" },
    grayNote: { "以红、绿、蓝显示，灰色为零：\($0)。" },
    clippedNote: "标有 ≥ 或 ≤ 处，绝对值最大的 0.5% 共用两端的颜色。",
    beyondFieldNote: "Grad-CAM 对整张特征图加权，因此方框之外、该单元看不到的地方也会着色。",
    edgeNote: "Grad-CAM 的每个值画在其感受野的中心，因此靠近照片边缘处没有颜色。",
    listSeparator: "、",
    description: { "一张照片，以及\($0)对其中哪些部分有反应。" })
}
