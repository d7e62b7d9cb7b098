/// The words of figures of patches in one language.
struct PatchWords: Sendable {
  /// What is shown, behind the layer's name.
  var title: String
  var pictures: @Sendable (_ count: Int) -> String
  var channels: @Sendable (_ shown: Int, _ total: Int) -> String

  /// Above the patches of a channel.
  var channel: @Sendable (_ channel: Int) -> String

  /// In place of the patches of a channel that has none.
  var none: String

  /// What a patch is, in sentences.
  var note: @Sendable (_ width: Int, _ height: Int, _ isOnePerPicture: Bool) -> String
  var edgeNote: String
  var description: @Sendable (_ layer: String) -> String
}

extension CaptionLanguage {
  var patchWords: PatchWords {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}

extension PatchWords {
  static let english = PatchWords(
    title: "strongest patches",
    pictures: { $0 == 1 ? "1 picture" : "\($0) pictures" },
    channels: {
      $0 == $1 ? "all \($1) channels" : "\($0) of \($1) channels"
    },
    channel: { "channel \($0)" },
    none: "nothing excites it",
    note: { width, height, isOnePerPicture in
      "The parts of all pictures that excite each channel most, strongest first, with what the "
        + "channel gives for them. Each is what the number sees: \(width) × \(height) pixels of the "
        + "network’s input" + (isOnePerPicture ? "; one from each picture." : ".")
    },
    edgeNote: "Light grey lies beyond the edge of the picture.",
    description: { "The parts of pictures that excite channels of the layer \($0) most." })

  static let chinese = PatchWords(
    title: "激活最强的图块",
    pictures: { "\($0) 张图片" },
    channels: { $0 == $1 ? "全部 \($1) 个通道" : "共 \($1) 个通道，显示 \($0) 个" },
    channel: { "第 \($0) 通道" },
    none: "没有图片使其激活",
    note: { width, height, isOnePerPicture in
      "全部图片中使每个通道激活最强的部分，由强到弱，下方是该通道的值。每块是该值的感受野：网络输入中的 "
        + "\(width) × \(height) 像素" + (isOnePerPicture ? "；每张图片最多取一块。" : "。")
    },
    edgeNote: "浅灰色部分超出了图片边缘。",
    description: { "使层 \($0) 的各通道激活最强的图块。" })
}
