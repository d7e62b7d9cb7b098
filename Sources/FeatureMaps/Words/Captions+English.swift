extension Captions {
  public static let english = Captions(
    sentenceSeparator: " ",
    weights: { "weights: \($0)" },
    preprocessing: { "preprocessing: \($0)" },
    layerScale: "one scale for the layer",
    channelScale: "each map in its own scale",
    someMaps: { "\($0) of \($1) maps" },
    strongestMaps: { "the \($0) strongest of \($1) maps by mean activation" },
    orMore: { "≥ \($0) (99.5 %)" },
    ownMinimum: "map’s lowest",
    ownMaximum: "map’s highest",
    clippedScaleNote: {
      "One scale for the layer, so maps can be compared. 99.5 % of its values lie below \($0); "
        + "larger ones share the last colour."
    },
    wholeScaleNote: "One scale for the layer, so maps can be compared. It covers all values.",
    channelScaleNote:
      "Each map runs from its own lowest to its own highest value, so maps cannot be compared "
      + "with one another.",
    constantLayerNote: { "All values of this layer are \($0)." },
    constantMapsNote: {
      $0 == 1
        ? "One map has a single value everywhere and takes the first colour."
        : "\($0) maps have a single value everywhere and take the first colour."
    },
    nonFiniteNote: {
      $0 == "1"
        ? "1 value is infinite or not a number." : "\($0) values are infinite or not numbers."
    },
    stripNote: { "One cell a channel, \($0) in a row." },
    networkInput: { "what the network sees: \($0) × \($1)" },
    overviewNote: {
      $0 == 1
        ? "For each layer the map with the highest mean activation; its channel’s number is below."
        : "For each layer the \($0) maps with the highest mean activation, strongest first; "
          + "below each, its channel’s number."
    },
    overviewLayerScaleNote:
      "Each layer has one scale, up to the 99.5th percentile of its values; larger ones share "
      + "the last colour.",
    overviewChannelScaleNote:
      "Each map runs from its own lowest to its own highest value, so maps cannot be compared.",
    topClasses: { $0 == 1 ? "most likely class" : "top \($0) classes" },
    gridDescription: { "\($0) feature maps of the layer \($1) (\($2))." },
    overviewDescription: {
      "A photograph and the strongest feature maps of \($0) layers of the network."
    })
}
