extension ExplanationWords {
  static let english = ExplanationWords(
    category: { Int($0) == nil ? "class “\($0)”" : "class \($0)" },
    single: { "\($0), unit \($1)" },
    channel: { "\($0), channel \($1)" },
    probability: { "probability \($0), \($1) before softmax" },
    score: { "\($0) before its activation" },
    scoreAt: { "\($0) before its activation, at row \($1), column \($2) counted from 0" },
    photograph: "photograph",
    field: "frame: what the unit sees",
    method: {
      switch $0 {
      case .gradient: "gradient"
      case .gradientInput: "gradient × input"
      case .integratedGradients: "integrated gradients"
      case .guided: "guided backpropagation"
      case .deconvolution: "deconvolution"
      case .gradCAM: "Grad-CAM"
      case .guidedGradCAM: "guided Grad-CAM"
      case .occlusion: "occlusion"
      }
    },
    detail: { explanation in
      switch explanation.setting {
      case .steps(let steps): return "\(steps) steps from zeros"
      case .layer(let layer):
        return explanation.method == .gradCAM
          ? "maps of \(layer)" : "guided backpropagation × Grad-CAM of \(layer)"
      case .window(let side, let stride): return "\(side) × \(side) zeros, stride \(stride)"
      case nil: break
      }
      let channels = explanation.channelCount
      switch explanation.look {
      case .magnitude where channels == 1: return "magnitude at each pixel"
      case .signed where channels == 1: return "number at each pixel"
      case .magnitude: return "largest magnitude of \(channels == 3 ? "colours" : "channels")"
      case .signed, .positive: return "sum over \(channels == 3 ? "colours" : "channels")"
      case .colors: return "colour by colour"
      }
    },
    zero: "zero everywhere",
    colorsNote: { isSigned in
      isSigned
        ? "Blue raises what is explained, red lowers it; the more colour covers the photograph, the "
          + "larger the number."
        : "The more blue covers the photograph, the larger the number."
    },
    ownScalesNote: "Each panel has its own scale, so panels cannot be compared.",
    magnitudeNote: { "Without their signs: \($0)." },
    grayNote: { "As red, green and blue around grey, which is zero: \($0)." },
    clippedNote: "Where ≥ or ≤ stands, the largest 0.5 % share the end colours.",
    beyondFieldNote:
      "Grad-CAM weighs whole maps, so it has colours outside the frame too, which the unit does not "
      + "see.",
    edgeNote:
      "Grad-CAM’s numbers stand at the centres of what they see, so its colours end before the "
      + "photograph does.",
    listSeparator: ", ",
    description: { "A photograph and what \($0) answers to in it." })
}
