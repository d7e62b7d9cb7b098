import ModelDescription

extension StoryWords {
  static let english = StoryWords(
    title: { "What \($0) sees" },
    introduction:
      "A photograph goes in, and each layer answers with maps: pictures of where it has found what "
      + "it looks for.",
    course: {
      switch $0 {
      case .shrinking:
        "From layer to layer the maps become smaller and more abstract, while each of their "
          + "numbers sees more of the photograph."
      case .shrinkingThenGrowing:
        "First the maps become smaller and more abstract, while each of their numbers sees more of "
          + "the photograph; then they grow again, so that what was found gets its exact place back."
      case .other: ""
      }
    },
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
        : $2 == 3
          ? "\($0) × \($1) pixels, each three numbers: red, green and blue."
          : "\($0) × \($1) pixels, each \($2) numbers."
    },
    unstretched:
      "The network gets it stretched to this size; here it and the maps keep its own proportions.",
    after: { "after " + list($0, "and") },
    kernel: { "kernels \($0)" },
    window: { "windows \($0)" },
    stride: { "stride \($0)" },
    groups: { "\($0) groups" },
    between: { layers, skips in
      let note =
        switch skips {
        case .none: ""
        case .over: ", with a skip connection around \(layers == 1 ? "it" : "them")"
        case .overSome: ", some of them bridged by skip connections"
        case .fromBefore: ", where a skip connection brings earlier maps back"
        }
      return (layers == 1 ? "One layer lies" : "\(layers) layers lie") + " between\(note)."
    },
    firstConvolution: { filters, size, isColored in
      let thing = isColored ? "an edge or a colour" : "an edge or a spot"
      return filters == 1
        ? "One kernel of \(size) slides over the photograph. It looks for one simple thing, \(thing); "
          + "where it is found, the map is bright."
        : "\(filters) kernels of \(size) slide over the photograph. Each looks for one simple thing, "
          + "\(thing); where it is found, its map is bright."
    },
    convolution: { filters, size, inputs in
      let kernels =
        filters == 1 ? "One kernel of \(size) reads" : "\(filters) kernels of \(size) read"
      let aim = filters == 1 ? "looks for combinations" : "look for combinations"
      return inputs == 1
        ? "\(kernels) a single map and \(aim) of what lies close together there."
        : "\(kernels) \(inputs) maps at once and \(aim) of what these have found."
    },
    pointwise: { filters, inputs in
      let kernels = filters == 1 ? "one kernel mixes" : "\(filters) kernels mix"
      return inputs == 1
        ? "At each place \(filters == 1 ? "one kernel weighs" : "\(filters) kernels weigh") the "
          + "number of a single map anew."
        : "At each place \(kernels) the numbers of \(inputs) maps anew."
    },
    depthwise: { "Each map has a kernel of \($0) of its own, which looks at this map alone." },
    transposed: {
      $0 == 1
        ? "One kernel spreads each number over several, so that the map grows."
        : "\($0) kernels spread each number over several, so that the maps grow."
    },
    maximum: { "Of each window of \($0) numbers only the largest is kept." },
    average: { "Each window of \($0) numbers is replaced by its mean." },
    shrinking: "The maps become smaller.",
    shrinkingMaximum:
      "The maps become smaller; what was found stays, only its exact place is lost.",
    keepingMaximum: "The maps keep their size; what was found spreads a little.",
    addition: {
      $0 == 2
        ? "Two ways meet: what the longer one has found is added to what came along the shorter."
        : "\($0) ways meet: what they have found is added up."
    },
    concatenation: { "The maps of \($0) ways are put together, one behind the other." },
    product: "The maps of two ways are multiplied: one says how much of the other counts.",
    upsampling: "The maps are enlarged; nothing is learnt here.",
    other: { "The maps after \($0)." },
    sees: { "One number sees \($0)\u{A0}×\u{A0}\($1) pixels." },
    seesMore: { "One number sees \($0)\u{A0}×\u{A0}\($1) pixels: more than the photograph has." },
    seesAll: "One number sees the whole photograph.",
    moreLayers: { $0 == 1 ? "1 layer" : "\($0) layers" },
    classes: "What the network takes the photograph for",
    review: "From the photograph to the last maps",
    reviewed: { "\($0) of \($1) layers" },
    notShown: {
      $0.count == 1
        ? "What the layer \(list($0, "and")) gives is not shown."
        : "What the layers \(list($0, "and")) give is not shown."
    },
    costs: {
      "\(NumberText.counted($0, "layer")) \($0 == 1 ? "multiplies" : "multiply") by weights; the "
        + "network has \(NumberText.counted($1, "parameter")) in all. To see one photograph it "
        + "multiplies and adds \(NumberText.counted($2, "time"))."
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
