import ModelDescription

/// The words of the comparing figure.
struct CompareWords {
  let language: ExplanationLanguage

  private var isChinese: Bool { language == .chinese }

  func title(of total: ModelTotal) -> String {
    switch total {
    case .input: isChinese ? "输入" : "input"
    case .layers: isChinese ? "层数" : "layers"
    case .parameters: isChinese ? "参数" : "parameters"
    case .macs: isChinese ? "乘加" : "MACs"
    }
  }

  /// What stands beside a run of layers that is not drawn.
  func folded(_ count: Int, isEqual: Bool) -> String {
    switch (isChinese, isEqual) {
    case (true, true): "… \(count) 层相同"
    case (true, false): "… 另有 \(count) 层"
    case (false, true): "… \(count) equal layers"
    case (false, false): "… \(count) more layers"
    }
  }

  var different: String {
    isChinese ? "与最左列不同，不同之处反色" : "differs from the leftmost in what is inverted"
  }

  var partial: String { isChinese ? "第一个模型没有的层" : "not in the first model" }
  var missing: String { isChinese ? "第一个模型有而此处没有" : "missing, but in the first model" }

  /// What a column without arrows is.
  var noArrows: (sign: String, meaning: String) {
    isChinese ? ("无箭头", "有分支的模型，逐层列出") : ("no arrows", "the model branches; layers in order")
  }

  /// The letters of the notation, each with its meaning.
  var notation: [(letter: Character, meaning: String)] {
    isChinese
      ? [
        ("s", "步长"), ("d", "膨胀率"), ("g", "分组"), ("p", "填充"), ("⌈", "尺寸向上取整"), ("⌊", "尺寸向下取整"),
        ("#", "参数个数"),
      ]
      : [
        ("s", "stride"), ("d", "dilation"), ("g", "groups"), ("p", "padding"),
        ("⌈", "size rounded up"), ("⌊", "size rounded down"), ("#", "parameters"),
      ]
  }
}
