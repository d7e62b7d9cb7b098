import ModelDescription

extension StoryWords {
  static let chinese = StoryWords(
    title: { $0 + ($0.hasSuffix("）") ? "" : " ") + "看到了什么" },
    introduction:
      "照片从这里输入，每一层都用特征图作答：它要找的东西出现在哪里，图上哪里就亮。",
    course: {
      switch $0 {
      case .shrinking: "越往后，特征图越小、越抽象，而图中每个数看到的照片范围越大。"
      case .shrinkingThenGrowing:
        "特征图先是越来越小、越来越抽象，图中每个数看到的照片范围越来越大；随后又逐步放大，"
          + "让找到的东西重新落到准确的位置上。"
      case .other: ""
      }
    },
    reading:
      "每层展示数值最大的几张特征图，由强到弱，图下是通道编号；越亮越强，每层共用一个色标。"
      + "照片上的方框是第一张图中最亮的那个数所看到的范围。",
    randomWeights: "权重是随机的：网络还什么都没有学到，这些图只是随机数对照片的反应。",
    inputTitle: "照片",
    inputNote: {
      $2 == 1
        ? "\($0) × \($1) 个像素，每个像素一个数：明暗。"
        : $2 == 3
          ? "\($0) × \($1) 个像素，每个像素三个数：红、绿、蓝。" : "\($0) × \($1) 个像素，每个像素 \($2) 个数。"
    },
    unstretched: "输入网络时照片被拉伸成这个尺寸；这里的照片和特征图都按照片原来的比例显示。",
    after: { "经过 " + $0.joined(separator: "、") },
    kernel: { "卷积核 \($0)" },
    window: { "窗口 \($0)" },
    stride: { "步长 \($0)" },
    groups: { "\($0) 组" },
    between: { layers, skips in
      let note =
        switch skips {
        case .none: ""
        case .over: "，旁边有一条跳跃连接绕过"
        case .overSome: "，其中一些被跳跃连接绕过"
        case .fromBefore: "，跳跃连接在这里带回前面的特征图"
        }
      return "又经过 \(layers) 层\(note)。"
    },
    firstConvolution: { filters, size, isColored in
      "\(filters) 个 \(size) 的小卷积核在照片上滑动。\(filters == 1 ? "它" : "每个")只找一种简单的东西，"
        + "例如某个方向的边缘或\(isColored ? "某种颜色" : "一个亮点")，找到的地方在图上就亮。"
    },
    convolution: { filters, size, inputs in
      inputs == 1
        ? "\(filters) 个 \(size) 的卷积核读取唯一的一张特征图，寻找其中相邻之处的组合。"
        : "\(filters) 个 \(size) 的卷积核同时读取 \(inputs) 张特征图，寻找前面所发现的东西的组合。"
    },
    pointwise: { filters, inputs in
      inputs == 1
        ? "在每个位置上，\(filters) 个卷积核把唯一一张特征图的数重新加权。"
        : "在每个位置上，\(filters) 个卷积核把 \(inputs) 张特征图的数重新混合。"
    },
    depthwise: { "每张特征图有一个自己的 \($0) 卷积核，只看这一张图。" },
    transposed: { "\($0) 个卷积核把每个数散布到多个位置，特征图因此变大。" },
    maximum: { "每个 \($0) 的窗口只留下最大的数。" },
    average: { "每个 \($0) 的窗口换成其中各数的平均值。" },
    shrinking: "特征图变小。",
    shrinkingMaximum: "特征图变小；找到的东西还在，只是不再知道确切位置。",
    keepingMaximum: "特征图大小不变，找到的东西略微扩散。",
    addition: {
      $0 == 2 ? "两条路在此汇合：较长的一条所找到的，加到较短的一条带来的数上。" : "\($0) 条路在此汇合，找到的东西相加。"
    },
    concatenation: { "把 \($0) 条路的特征图叠放在一起。" },
    product: "两条路的数相乘：一条决定另一条有多重要。",
    upsampling: "特征图被放大；这里没有学到的东西。",
    other: { "\($0) 之后的特征图。" },
    sees: { "一个数看到 \($0)\u{A0}×\u{A0}\($1) 个像素。" },
    seesMore: { "一个数看到 \($0)\u{A0}×\u{A0}\($1) 个像素，比整张照片还大。" },
    seesAll: "一个数看到整张照片。",
    moreLayers: { "\($0) 层" },
    classes: "网络认为照片是什么",
    review: "从照片到最后的特征图",
    reviewed: { "\($1) 层中的 \($0) 层" },
    notShown: { names in
      let first = names.first ?? ""
      let list =
        names.count > 4 ? "\(first) 到 \(names.last ?? "")" : names.joined(separator: "、")
      return "\(list) 的输出没有画出。"
    },
    costs: {
      "网络中有 \($0) 层用权重做乘法，整个网络共有 \(NumberText.grouped($1)) 个参数；看一张照片要做 "
        + "\(NumberText.grouped($2)) 次乘加。"
    },
    strongest: {
      $0 == $1
        ? ($1 == 1 ? "唯一的特征图" : "全部 \($1) 张特征图") : "\($1) 张特征图中最强的 \($0) 张"
    },
    separator: "")
}
