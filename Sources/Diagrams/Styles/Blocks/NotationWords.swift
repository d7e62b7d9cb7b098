import ModelDescription

/// What the words of the notation mean, in English or Chinese.
struct NotationWords {
  let language: ExplanationLanguage

  /// The meaning of a word or letter; `nil` for words that explain themselves.
  func meaning(of word: String) -> String? {
    guard let pair = NotationWords.meanings[word] else { return nil }
    return language == .chinese ? pair.chinese : pair.english
  }

  /// The meaning of what a node does; its kind for words without one, so that every colour is
  /// explained, but for kinds that are called so themselves.
  func meaning(of operation: String, for node: FigureGraph.Node) -> String? {
    if node.layer.layer is NestedModel {
      return language == .chinese ? "子网络" : "a network of its own"
    }
    if let meaning = meaning(of: operation) { return meaning }
    let kind = node.category.word(in: language)
    let isClear = operation == node.category.word(in: .english) || node.category == .input
    return isClear ? nil : kind
  }

  /// What the extent of boxes says.
  func sizeRemark(isHorizontal: Bool) -> String {
    switch language {
    case .english:
      "\(isHorizontal ? "Height" : "Width") of a box: number of output values, on a log scale."
    case .chinese:
      "方框越\(isHorizontal ? "高" : "宽")，输出的数值越多（对数尺度）。"
    }
  }

  /// What is left out where there is little room.
  var omission: String {
    switch language {
    case .english: "Sizes stand where height or width changes; activation functions are left out."
    case .chinese: "仅在高或宽改变处标注尺寸；激活函数从略。"
    }
  }

  private static let meanings: [String: (english: String, chinese: String)] = [
    "conv": ("convolution: kernel, filters", "卷积：卷积核大小、个数"),
    "dw conv": ("depthwise convolution: kernel", "逐通道卷积：卷积核大小"),
    "sep conv": ("separable convolution: kernel, filters", "可分离卷积：卷积核大小、个数"),
    "up-conv": ("transposed convolution: kernel, filters", "转置卷积：卷积核大小、个数"),
    "pool": ("max pooling: window", "最大池化：窗口大小"),
    "avg pool": ("average pooling: window", "平均池化：窗口大小"),
    "global avg pool": ("mean of each feature map", "每个特征图取平均值"),
    "global max pool": ("maximum of each feature map", "每个特征图取最大值"),
    "upsample": ("enlargement of the feature maps", "放大特征图"),
    "fc": ("fully connected: units", "全连接：单元数"),
    "output": ("fully connected, the result: units", "全连接（输出）：单元数"),
    "add": ("sum, element by element", "逐元素相加"),
    "multiply": ("product, element by element", "逐元素相乘"),
    "concat": ("channels side by side", "通道拼接"),
    "attention": ("multi-head attention", "多头注意力"),
    "matmul": ("matrix product", "矩阵乘法"),
    "transpose": ("dimensions in another order", "调换维度的顺序"),
    "slice": ("a part of the numbers", "取出其中一部分"),
    "resize": ("feature maps made larger or smaller", "缩放特征图"),
    "rescaling": ("times a number, plus a number", "乘以常数再加常数"),
    "scale": ("a factor for each channel", "逐通道缩放"),
    "pad": ("edges added to the feature maps", "在特征图边缘填充"),
    "crop": ("edges of the feature maps cut off", "裁去特征图的边缘"),
    "BN": ("batch normalisation", "批归一化"),
    "LN": ("layer normalisation", "层归一化"),
    "GN": ("group normalisation", "组归一化"),
    "RMS norm": ("normalisation by the root mean square", "均方根归一化"),
    "LRN": ("local response normalisation", "局部响应归一化"),
    "s": ("stride, if not 1", "步长（不为 1 时）"),
    "d": ("dilation, if not 1", "膨胀率（不为 1 时）"),
    "g": ("groups, if not 1", "分组数（不为 1 时）"),
  ]
}
