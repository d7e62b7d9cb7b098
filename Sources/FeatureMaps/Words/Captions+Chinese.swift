extension Captions {
  public static let chinese = Captions(
    sentenceSeparator: "",
    weights: { "权重：\($0)" },
    preprocessing: { "预处理：\($0)" },
    before: { "\($0) 之前" },
    after: { "\($0) 之后" },
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
      case .difference: "按两图差异由大到小"
      }
    },
    deadMaps: { "\($0) 张特征图处处同值" },
    orLess: { "≤ \($0) (0.5%)" },
    orMore: { "≥ \($0) (99.5%)" },
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
    stripRowNote: "输出为单个数值的层按行显示全部数值，共用一个色标，最大的几个列在下方。",
    largestNumbers: { "最大：\($0)" },
    perRow: { "每行 \($0) 个" },
    inputSize: { "输入：\($0) × \($1)" },
    networkInput: { "网络看到的图像：\($0) × \($1)" },
    overviewNote: {
      $0 == 1
        ? "每层平均激活最强的一张特征图，下方是通道编号。"
        : "每层平均激活最强的 \($0) 张特征图，由强到弱；下方是通道编号。"
    },
    overviewScaleNote: {
      switch $0.count == 1 ? $0.first : nil {
      case nil:
        "每层共用一个色标，上端是该层值的第 99.5 百分位数；明显有负值的层零的两侧等宽，到其绝对值的第 99.5 百分位数。超出的值用两端的颜色。"
      case .layer: "每层共用一个色标，上端是该层值的第 99.5 百分位数，更大的值都用最后一种颜色。"
      case .channel: "每张特征图从自己的最小值到自己的最大值着色，各图之间不能相互比较。"
      case .percentile:
        "每层共用一个色标，从该层值的第 0.5 百分位数到第 99.5 百分位数，超出的值用两端的颜色。"
      case .diverging:
        "每层共用一个色标，零的两侧等宽，到该层绝对值的第 99.5 百分位数，更大的用两端的颜色。"
      }
    },
    topClasses: { $0 == 1 ? "最可能的类别" : "最可能的 \($0) 个类别" },
    statisticsTitle: "各层的值",
    statisticsNote: "每层的值落在各等宽区间的个数，纵轴为对数刻度。",
    mean: { "均值 \($0)" },
    zeros: { "零值 \($0)" },
    nonFinite: { "\($0) 个非有限值" },
    meanOfMaps: { $0 == 1 ? "唯一的特征图" : "全部 \($0) 张特征图的平均" },
    overlayNote: {
      "每个值位于其感受野的中心；照片上没有颜色的地方，特征图没有值。平均图用自己的色标，从 \($0) 到 \($1)。"
        + "方框是最强的值所看到的范围。"
    },
    contourNote: "等值线位于各图色标的四分之一、二分之一和四分之三处。",
    left: { "左：\($0)" },
    right: { "右：\($0)" },
    pairNote: "每对特征图是同一通道对两张图片的输出，下方是通道编号。",
    measuredPairNote: "每对特征图是同一通道对两张图片的输出，下方是通道编号，括号内是两图的值平均相差多少。",
    stripPairNote: { "每个通道一格，每行 \($0) 格，两张图片中位置相同。" },
    pairScale: "每对特征图各用一个色标",
    pairScaleNote: "每对特征图从自己的最小值到自己的最大值着色，各对之间不能相互比较。",
    filterTitle: { "卷积核 \($0)" },
    someFilters: { $0 == $1 ? "全部 \($1) 个卷积核" : "共 \($1) 个卷积核，显示 \($0) 个" },
    someInputs: { $0 == $1 ? "全部 \($1) 个输入通道" : "前 \($0) 个输入通道，共 \($1) 个" },
    filterOrder: {
      switch $0 {
      case .strength: "权重由大到小"
      case .asStored: "按文件中的顺序"
      case .similarity: "相似的卷积核相邻"
      }
    },
    colorFiltersNote: "卷积核对红、绿、蓝的权重分别显示为红、绿、蓝；灰色为零。",
    grayFiltersNote: "权重以灰度显示，中间的灰色为零。",
    rowFiltersNote: "每行是一个卷积核，每格是它对一个输入通道的权重。",
    filterScale: { "整层共用一个色标，最大的绝对值是 \($0)。" },
    usualFilterScale: { "整层共用一个色标：99.5% 的绝对值低于 \($0)，更大的用两端的颜色。" },
    ownFilterScales: "每个卷积核按自己最大的绝对值着色，彼此之间不能相互比较。",
    gridDescription: { "层 \($1)（\($2)）的 \($0) 张特征图。" },
    overviewDescription: { "一张照片以及网络中 \($0) 层最强的特征图。" },
    statisticsDescription: { "网络中 \($0) 层的值的直方图。" },
    comparisonDescription: { "层 \($1)（\($2)）的 \($0) 张特征图，两张图片左右对照。" },
    overlayDescription: { "层 \($0) 的特征图叠加在照片上。" },
    filterDescription: { "层 \($1) 的 \($0) 个卷积核。" })
}
