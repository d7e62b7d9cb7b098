import ForwardPass
import ModelDescription
import Tensors

/// How it is found which pixels, or which places of a map, a unit answers to.
public enum AttributionMethod: Sendable {
  /// How much the unit grows with each number of the input (Simonyan et al. 2013).
  case gradient

  /// The gradient times the input: the parts of a sum, were the network linear.
  case gradientTimesInput

  /// The input's distance from a baseline times the average gradient between them (Sundararajan
  /// et al. 2017), which adds up to how much the unit differs between both. The average is taken
  /// in the middle of `steps` equal parts of the way (midpoint rule).
  ///
  /// - Parameter baseline: an input; zeros if `nil`.
  case integratedGradients(steps: Int = 50, baseline: Tensor? = nil)

  /// The gradient where only positive ones pass rectifiers that were open (Springenberg et al.
  /// 2015).
  case guidedBackpropagation

  /// The gradient where only positive ones pass rectifiers (Zeiler and Fergus 2014).
  case deconvolution

  /// The maps of a layer, each times its average gradient, added up; positive sums only (Selvaraju
  /// et al. 2017).
  case gradCAM(layer: String)

  /// Guided backpropagation times Grad-CAM, which is stretched over the input (Selvaraju et al. 2017,
  /// section 3.2): Captum's `GuidedGradCam` with `interpolate_mode="bilinear"`.
  case guidedGradCAM(layer: String)

  /// How much less the unit answers when a window of the input is covered (Zeiler and Fergus 2014).
  /// Places that several windows cover get the average; the last windows may reach over the edge.
  ///
  /// - Parameters:
  ///   - baseline: an input that is seen in the window; zeros if `nil`.
  case occlusion(window: Extent, strides: Extent, baseline: Tensor? = nil)
}

extension AttributionMethod {
  var rule: ReLURule {
    switch self {
    case .guidedBackpropagation, .guidedGradCAM: .guided
    case .deconvolution: .deconvolution
    default: .gradient
    }
  }

  /// How many inputs are worth running at once: the input itself and those made from it.
  var batchSize: Int {
    switch self {
    case .integratedGradients(let steps, _): min(steps, 3) + 1
    case .occlusion: 8
    default: 1
    }
  }

  /// Checks the method's own numbers.
  func check() throws(AttributionError) {
    switch self {
    case .integratedGradients(let steps, _):
      guard steps >= 1 else { throw .notPositive("the number of steps") }
    case .occlusion(let window, let strides, _):
      guard window.height >= 1, window.width >= 1 else { throw .notPositive("the window") }
      guard strides.height >= 1, strides.width >= 1 else { throw .notPositive("the stride") }
    default: break
    }
  }
}
