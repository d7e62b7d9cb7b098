extension StoryWords {
  static let english = StoryWords(
    title: { "What \($0) sees" },
    introduction:
      "A photograph goes in, and each layer answers with maps: pictures of where it has found what "
      + "it looks for. From layer to layer the maps become smaller and more abstract, while each "
      + "of their numbers sees more of the photograph.",
    reading:
      "Of each layer the maps with the largest numbers are shown, the strongest first, with their "
      + "channels’ numbers. Bright is strong, in one scale a layer. The frame on the photograph is "
      + "what the brightest number of the first map sees.",
    randomWeights:
      "The weights are random: this network has learnt nothing yet, and its maps show what chance "
      + "makes of the photograph.",
    inputTitle: "The photograph",
    inputNote: {
      $2 == 1
        ? "\($0) × \($1) pixels, each one number for its lightness."
        : "\($0) × \($1) pixels, each three numbers: red, green and blue."
    },
    after: { "after " + list($0, "and") },
    kernel: { "kernels \($0)" },
    window: { "windows \($0)" },
    stride: { "stride \($0)" },
    groups: { "\($0) groups" },
    furtherOn: { layers, sentence in
      (layers == 1 ? "One layer further on. " : "\(layers) layers further on. ") + sentence
    },
    firstConvolution: { filters, size in
      "\(filters) kernels of \(size) slide over the photograph. Each looks for one simple thing, an "
        + "edge or a colour; where it is found, its map is bright."
    },
    convolution: { filters, size, inputs in
      "\(filters) kernels of \(size) read \(inputs) maps at once and look for combinations of what "
        + "these have found."
    },
    pointwise: { filters, inputs in
      "At each place \(filters) kernels mix the numbers of \(inputs) maps anew."
    },
    depthwise: { "Each map has a kernel of \($0) of its own, which looks at this map alone." },
    transposed: { "\($0) kernels spread each number over several, so that the maps grow." },
    maximum: {
      "Of each window of \($0) numbers only the largest is kept. The maps become smaller; what was "
        + "found stays, only its exact place is lost."
    },
    average: { "Each window of \($0) numbers is replaced by its mean. The maps become smaller." },
    addition:
      "Two ways meet: what the longer one has found is added to what came along the shorter.",
    concatenation: { "The maps of \($0) ways are put together, one behind the other." },
    product: "The maps of two ways are multiplied: one says how much of the other counts.",
    upsampling: "The maps are enlarged; nothing is learnt here.",
    other: { "The maps after \($0)." },
    sees: { "One number sees \($0)\u{A0}×\u{A0}\($1) pixels." },
    seesMore: { "One number sees \($0)\u{A0}×\u{A0}\($1) pixels: more than the photograph has." },
    seesAll: "One number sees the whole photograph.",
    moreLayers: { $0 == 1 ? "1 layer" : "\($0) layers" },
    classes: "What the network takes the photograph for",
    noClasses: {
      $0.count == 1
        ? "The layer \(list($0, "and")) is not shown."
        : "The layers \(list($0, "and")) are not shown."
    },
    strongest: {
      $0 == $1
        ? ($1 == 1 ? "its only map" : "all \($1) maps") : "the \($0) strongest of \($1) maps"
    },
    separator: " ")

  /// `a, b and c`; of many only the first and the last.
  private static func list(_ words: [String], _ and: String) -> String {
    guard words.count > 1, let first = words.first, let last = words.last else {
      return words.first ?? ""
    }
    if words.count > 4 { return "\(first) to \(last)" }
    return words.dropLast().joined(separator: ", ") + " \(and) \(last)"
  }
}
