import ModelDescription

extension LayerCategory {
  /// How legends call the kind.
  func word(in language: ExplanationLanguage) -> String {
    let words = self.words
    return language == .chinese ? words.chinese : words.english
  }

  private var words: (english: String, chinese: String) {
    switch self {
    case .input: ("input", "输入")
    case .convolution: ("convolution", "卷积")
    case .pooling: ("pooling", "池化")
    case .normalization: ("normalisation", "归一化")
    case .activation: ("activation", "激活")
    case .dense: ("fully connected", "全连接")
    case .attention: ("attention", "注意力")
    case .dropout: ("dropout", "随机失活")
    case .join: ("join", "合并")
    case .shape: ("change of shape", "变形")
    case .output: ("output", "输出")
    case .other: ("other", "其他")
    }
  }
}
