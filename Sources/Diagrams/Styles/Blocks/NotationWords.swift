import ModelDescription

/// What the words of the notation mean, in English or Chinese.
struct NotationWords {
  let language: ExplanationLanguage

  /// The meaning of a word or letter; `nil` for words that explain themselves.
  func meaning(of word: String) -> String? {
    guard let pair = NotationWords.meanings[word] else { return nil }
    return language == .chinese ? pair.chinese : pair.english
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
    "crop": ("edges of the feature maps cut off", "裁去特征图的边缘"),
    "BN": ("batch normalisation", "批归一化"),
    "LRN": ("local response normalisation", "局部响应归一化"),
    "s": ("stride, if not 1", "步长（不为 1 时）"),
    "d": ("dilation, if not 1", "膨胀率（不为 1 时）"),
    "g": ("groups, if not 1", "分组数（不为 1 时）"),
  ]
}
