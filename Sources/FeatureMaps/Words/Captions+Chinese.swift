extension Captions {
  public static let chinese = Captions(
    sentenceSeparator: "",
    weights: { "权重：\($0)" },
    preprocessing: { "预处理：\($0)" },
    layerScale: "整层共用一个色标",
    channelScale: "每张特征图各用一个色标",
    someMaps: { "共 \($1) 张特征图，显示 \($0) 张" },
    strongestMaps: { "\($1) 张特征图中平均激活最强的 \($0) 张" },
    orMore: { "≥ \($0)（99.5%）" },
    ownMinimum: "该图最小值",
    ownMaximum: "该图最大值",
    clippedScaleNote: {
      "整层共用一个色标，各图可以相互比较。该层 99.5% 的值低于 \($0)，更大的值都用最后一种颜色。"
    },
    wholeScaleNote: "整层共用一个色标，各图可以相互比较。色标包含全部的值。",
    channelScaleNote: "每张特征图从自己的最小值到自己的最大值着色，各图之间不能相互比较。",
    constantLayerNote: { "该层所有的值都是 \($0)。" },
    constantMapsNote: { "有 \($0) 张特征图处处同值，用第一种颜色。" },
    nonFiniteNote: { "有 \($0) 个值是无穷大或不是数。" },
    stripNote: { "每个通道一格，每行 \($0) 格。" },
    networkInput: { "网络看到的图像：\($0) × \($1)" },
    overviewNote: {
      $0 == 1
        ? "每层平均激活最强的一张特征图，下方是通道编号。"
        : "每层平均激活最强的 \($0) 张特征图，由强到弱；下方是通道编号。"
    },
    overviewLayerScaleNote: "每层共用一个色标，上端是该层值的第 99.5 百分位数，更大的值都用最后一种颜色。",
    overviewChannelScaleNote: "每张特征图从自己的最小值到自己的最大值着色，各图之间不能相互比较。",
    topClasses: { $0 == 1 ? "最可能的类别" : "最可能的 \($0) 个类别" },
    gridDescription: { "层 \($1)（\($2)）的 \($0) 张特征图。" },
    overviewDescription: { "一张照片以及网络中 \($0) 层最强的特征图。" })
}
