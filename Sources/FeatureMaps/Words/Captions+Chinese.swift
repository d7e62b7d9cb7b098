extension Captions {
  public static let chinese = Captions(
    sentenceSeparator: "",
    weights: { "权重：\($0)" },
    preprocessing: { "预处理：\($0)" },
    scale: {
      switch $0 {
      case .layer: "整层共用一个色标"
      case .channel: "每张特征图各用一个色标"
      case .percentile: "整层共用一个色标，按百分位数"
      case .diverging: "整层共用一个色标，以零为中心"
      }
    },
    someMaps: { "共 \($1) 张特征图，显示 \($0) 张" },
    strongestMaps: { "\($1) 张特征图中平均激活最强的 \($0) 张" },
    order: {
      switch $0 {
      case .index: "按通道编号排列"
      case .sum: "按总和由大到小"
      case .max: "按最大值由大到小"
      case .sparsity: "按零值比例由大到小"
      case .variance: "按方差由大到小"
      case .similarity: "相似的特征图相邻"
      }
    },
    deadMaps: { "\($0) 张特征图处处同值" },
    orLess: { "≤ \($0)（0.5%）" },
    orMore: { "≥ \($0)（99.5%）" },
    ownMinimum: "该图最小值",
    ownMaximum: "该图最大值",
    clippedScaleNote: {
      "整层共用一个色标，各图可以相互比较。该层 99.5% 的值低于 \($0)，更大的值都用最后一种颜色。"
    },
    wholeScaleNote: "整层共用一个色标，各图可以相互比较。色标包含全部的值。",
    percentileScaleNote:
      "整层共用一个色标，各图可以相互比较。色标从该层值的第 0.5 百分位数到第 99.5 百分位数，超出的值用两端的颜色。",
    clippedDivergingNote: {
      "整层共用一个色标，各图可以相互比较；零的两侧等宽。该层 99.5% 的绝对值低于 \($0)，更大的用两端的颜色。"
    },
    wholeDivergingNote: "整层共用一个色标，各图可以相互比较；零的两侧等宽，包含全部的值。",
    channelScaleNote: "每张特征图从自己的最小值到自己的最大值着色，各图之间不能相互比较。",
    constantLayerNote: { "该层所有的值都是 \($0)。" },
    deadMapsNote: { "有 \($0) 张特征图处处同值，以斜线划去。" },
    nonFiniteNote: { "有 \($0) 个值是无穷大或不是数。" },
    stripNote: { "每个通道一格，每行 \($0) 格。" },
    networkInput: { "网络看到的图像：\($0) × \($1)" },
    overviewNote: {
      $0 == 1
        ? "每层平均激活最强的一张特征图，下方是通道编号。"
        : "每层平均激活最强的 \($0) 张特征图，由强到弱；下方是通道编号。"
    },
    overviewScaleNote: {
      switch $0 {
      case .layer: "每层共用一个色标，上端是该层值的第 99.5 百分位数，更大的值都用最后一种颜色。"
      case .channel: "每张特征图从自己的最小值到自己的最大值着色，各图之间不能相互比较。"
      case .percentile:
        "每层共用一个色标，从该层值的第 0.5 百分位数到第 99.5 百分位数，超出的值用两端的颜色。"
      case .diverging:
        "每层共用一个色标，零的两侧等宽，到该层绝对值的第 99.5 百分位数，更大的用两端的颜色。"
      }
    },
    topClasses: { $0 == 1 ? "最可能的类别" : "最可能的 \($0) 个类别" },
    gridDescription: { "层 \($1)（\($2)）的 \($0) 张特征图。" },
    overviewDescription: { "一张照片以及网络中 \($0) 层最强的特征图。" })
}
