import ModelDescription

/// The words of the cost figure in English or Chinese.
struct TimelineWords {
  let language: ExplanationLanguage
  let memoryUnit: MemoryUnit

  private var isChinese: Bool { language == .chinese }

  var total: String { isChinese ? "合计" : "Total" }

  func title(_ kind: CostKind) -> String {
    switch kind {
    case .parameters: isChinese ? "参数" : "Parameters"
    case .products: isChinese ? "乘加次数" : "MACs"
    case .memory: isChinese ? "激活值内存" : "Activation memory"
    }
  }

  /// What is counted, in small print below the title.
  func unit(_ kind: CostKind) -> String {
    switch kind {
    case .parameters: isChinese ? "各层保存的数" : "numbers a layer holds"
    case .products: isChinese ? "每张图片" : "for one picture"
    case .memory:
      isChinese
        ? "\(memoryUnit.rawValue)，float32，每张图片" : "\(memoryUnit.rawValue), float32, one picture"
    }
  }

  /// The name of a stage of equally large results; no size is that of vectors.
  func stage(_ size: [Int?]) -> String {
    if size.isEmpty { return isChinese ? "向量" : "vectors" }
    return size.map { $0.map(String.init) ?? "?" }.joined(separator: " × ")
  }

  func layers(_ count: Int) -> String { isChinese ? "\(count) 层" : "\(count) layers" }

  /// What the reader should know: what is marked, where small layers are, what is added up.
  func remarks(bytes: Int?, attachments: [String], isFolded: Bool, hasMarks: Bool) -> String {
    var sentences: [String] = []
    if hasMarks {
      sentences.append(isChinese ? "粗体为每列的最大值。" : "Bold: the largest of its column.")
    }
    if isFolded {
      sentences.append(
        isChinese
          ? "特征图大小相同的相邻层合并为一行。"
          : "Neighbouring layers whose maps are equally large share a row.")
    }
    if !attachments.isEmpty {
      let list = attachments.joined(separator: isChinese ? "、" : ", ")
      sentences.append(
        isChinese ? "\(list) 计入所属的层。" : "Counted with the layer they belong to: \(list).")
    }
    if let bytes {
      let count = NumberText.grouped(bytes)
      let unit = "1 \(memoryUnit.rawValue) = \(NumberText.grouped(memoryUnit.bytes))"
      sentences.append(
        isChinese
          ? "内存：所有层的输出，共 \(count) 字节；\(unit) 字节。"
          : "Memory: the outputs of all layers, \(count) bytes; \(unit) bytes.")
    }
    return sentences.joined(separator: isChinese ? "" : " ")
  }
}
