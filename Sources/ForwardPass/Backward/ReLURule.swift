/// What rectifiers do to a gradient g on its way back, where their input is x.
public enum ReLURule: Sendable, Hashable, CaseIterable {
  /// g where x > 0: the true gradient.
  case gradient

  /// g where g > 0: the deconvolution network (Zeiler and Fergus 2014).
  case deconvolution

  /// g where both are positive: guided backpropagation (Springenberg et al. 2015).
  case guided
}
