/// How it is found what a network answers to, by the names under which the field knows it.
public enum ExplanationMethod: String, CaseIterable, Hashable, Sendable {
  case gradient
  case gradientInput = "gradient-input"
  case integratedGradients = "integrated-gradients"
  case guided
  case deconvolution
  case gradCAM = "grad-cam"
  case guidedGradCAM = "guided-grad-cam"
  case occlusion

  /// How its numbers become colours.
  var look: Look {
    switch self {
    case .gradient: .magnitude
    case .gradientInput, .integratedGradients, .occlusion: .signed
    case .guided, .deconvolution, .guidedGradCAM: .colors
    case .gradCAM: .positive
    }
  }

  enum Look {
    /// The largest magnitude of all channels (Simonyan et al. 2013).
    case magnitude

    /// The sum of all channels, to both sides of zero.
    case signed

    /// The sum of all channels, none of which is below zero.
    case positive

    /// Three channels as red, green and blue around grey (Springenberg et al. 2015); of another
    /// number, as `magnitude`.
    case colors
  }
}
