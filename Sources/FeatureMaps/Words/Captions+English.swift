extension Captions {
  public static let english = Captions(
    sentenceSeparator: " ",
    weights: { "weights: \($0)" },
    preprocessing: { "preprocessing: \($0)" },
    before: { "before \($0)" },
    after: { "after \($0)" },
    scale: {
      switch $0 {
      case .layer: "one scale for the layer"
      case .channel: "each map in its own scale"
      case .percentile: "one scale for the layer, by percentiles"
      case .diverging: "one scale for the layer around zero"
      }
    },
    someMaps: { "\($0) of \($1) maps" },
    strongestMaps: { "the \($0) strongest of \($1) maps by mean activation" },
    order: {
      switch $0 {
      case .index: "in the order of channels"
      case .sum: "highest sum first"
      case .max: "highest maximum first"
      case .sparsity: "most zeros first"
      case .variance: "highest variance first"
      case .similarity: "similar maps together"
      case .difference: "largest difference first"
      }
    },
    deadMaps: { $0 == 1 ? "1 dead map" : "\($0) dead maps" },
    orLess: { "≤ \($0) (0.5 %)" },
    orMore: { "≥ \($0) (99.5 %)" },
    ownMinimum: "map’s lowest",
    ownMaximum: "map’s highest",
    clippedScaleNote: {
      "One scale for the layer, so maps can be compared. 99.5 % of its values lie below \($0); "
        + "larger ones share the last colour."
    },
    wholeScaleNote: "One scale for the layer, so maps can be compared. It covers all values.",
    percentileScaleNote:
      "One scale for the layer, so maps can be compared: from the 0.5th to the 99.5th percentile "
      + "of its values. What lies beyond shares the end colours.",
    clippedDivergingNote: {
      "One scale for the layer, so maps can be compared, equally far to both sides of zero. 99.5 % "
        + "of the magnitudes lie below \($0); larger ones share the end colours."
    },
    wholeDivergingNote:
      "One scale for the layer, so maps can be compared, equally far to both sides of zero. It "
      + "covers all values.",
    channelScaleNote:
      "Each map runs from its own lowest to its own highest value, so maps cannot be compared "
      + "with one another.",
    constantLayerNote: { "All values of this layer are \($0)." },
    deadMapsNote: {
      $0 == 1
        ? "One map is dead: it has one value everywhere and is crossed out."
        : "\($0) maps are dead: they have one value everywhere and are crossed out."
    },
    nonFiniteNote: {
      $0 == "1"
        ? "1 value is infinite or not a number." : "\($0) values are infinite or not numbers."
    },
    stripNote: { "One cell a channel, \($0) in a row." },
    stripRowNote:
      "A layer of single numbers is shown whole, row by row, in one scale; the largest are named "
      + "below.",
    largestNumbers: { "largest: \($0)" },
    perRow: { "\($0) in a row" },
    inputSize: { "input: \($0) × \($1)" },
    networkInput: { "what the network sees: \($0) × \($1)" },
    overviewNote: {
      $0 == 1
        ? "For each layer the map with the highest mean activation; its channel’s number is below."
        : "For each layer the \($0) maps with the highest mean activation, strongest first; "
          + "below each, its channel’s number."
    },
    overviewScaleNote: {
      switch $0.count == 1 ? $0.first : nil {
      case nil:
        "Each layer has one scale, up to the 99.5th percentile of its values or, where it reaches "
          + "well below zero, of its magnitudes to both sides; what lies beyond shares the end "
          + "colours."
      case .layer:
        "Each layer has one scale, up to the 99.5th percentile of its values; larger ones share "
          + "the last colour."
      case .channel:
        "Each map runs from its own lowest to its own highest value, so maps cannot be compared."
      case .percentile:
        "Each layer has one scale, from the 0.5th to the 99.5th percentile of its values; what lies "
          + "beyond shares the end colours."
      case .diverging:
        "Each layer has one scale, equally far to both sides of zero: up to the 99.5th percentile "
          + "of its magnitudes; larger ones share the end colours."
      }
    },
    topClasses: { $0 == 1 ? "most likely class" : "top \($0) classes" },
    statisticsTitle: "values of the layers",
    statisticsNote:
      "How many of a layer’s values lie in each of equally wide bins, on a logarithmic axis.",
    mean: { "mean \($0)" },
    zeros: { "\($0) zeros" },
    nonFinite: { "\($0) not finite" },
    meanOfMaps: { $0 == 1 ? "the only map" : "mean of all \($0) maps" },
    overlayNote: {
      "Each number stands at the centre of what it sees; where the photograph shows no colour, the "
        + "map has no number. The mean has its own scale, from \($0) to \($1). The frame is what the "
        + "strongest number sees."
    },
    contourNote: "Lines run at a quarter, half and three quarters of a panel’s scale.",
    left: { "left: \($0)" },
    right: { "right: \($0)" },
    pairNote: "Each pair is one channel for both pictures; its number is below.",
    measuredPairNote:
      "Each pair is one channel for both pictures; below are its number and, in brackets, by how much "
      + "its values differ on average.",
    stripPairNote: { "One cell a channel, \($0) in a row, at the same place for both pictures." },
    pairScale: "each pair in its own scale",
    pairScaleNote:
      "Each pair runs from its own lowest to its own highest value, so pairs cannot be compared "
      + "with one another.",
    filterTitle: { "filters \($0)" },
    someFilters: { $0 == $1 ? "all \($1) filters" : "\($0) of \($1) filters" },
    someInputs: {
      $0 == $1 ? "kernels for all \($1) channels" : "kernels for the first \($0) of \($1) channels"
    },
    filterOrder: {
      switch $0 {
      case .strength: "largest weights first"
      case .asStored: "in the order of the file"
      case .similarity: "similar filters together"
      }
    },
    colorFiltersNote:
      "A filter’s weights for red, green and blue as red, green and blue; grey is zero.",
    grayFiltersNote: "Weights as greys; the middle one is zero.",
    rowFiltersNote: "Each row is a filter, each square its kernel for one channel.",
    filterScale: { "One scale for the layer: the largest magnitude is \($0)." },
    usualFilterScale: {
      "One scale for the layer: 99.5 % of the magnitudes lie below \($0); larger ones share the end "
        + "colours."
    },
    ownFilterScales:
      "Each filter is scaled by its own largest magnitude, so filters cannot be compared.",
    gridDescription: { "\($0) feature maps of the layer \($1) (\($2))." },
    overviewDescription: {
      "A photograph and the strongest feature maps of \($0) layers of the network."
    },
    statisticsDescription: { "Histograms of the values of \($0) layers of the network." },
    comparisonDescription: {
      "\($0) feature maps of the layer \($1) (\($2)) for two pictures, side by side."
    },
    overlayDescription: { "Feature maps of the layer \($0) over the photograph." },
    filterDescription: { "\($0) filters of the layer \($1)." })
}
