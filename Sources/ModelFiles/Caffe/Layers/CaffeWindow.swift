import ModelDescription

/// The window of a convolution or pool: one number for both directions, one for each, or each by
/// its own name.
struct CaffeWindow {
  let size: (Int, Int)
  let strides: (Int, Int)
  let padding: Padding
  let dilation: (Int, Int)

  /// - Returns: `nil` where there are more directions than two.
  init?(_ settings: CaffeMessage) throws(CaffeProblem) {
    guard let size = try CaffeWindow.pair("kernel", "kernel_size", settings),
      let strides = try CaffeWindow.pair("stride", "stride", settings, default: 1),
      let margins = try CaffeWindow.pair("pad", "pad", settings, default: 0),
      let dilation = try CaffeWindow.pair("dilation", "dilation", settings, default: 1)
    else { return nil }
    self.size = size
    self.strides = strides
    self.dilation = dilation
    padding =
      margins == (0, 0)
      ? .valid
      : .explicit(top: margins.0, bottom: margins.0, left: margins.1, right: margins.1)
  }

  private static func pair(
    _ prefix: String, _ name: String, _ settings: CaffeMessage, default normal: Int? = nil
  ) throws(CaffeProblem) -> (Int, Int)? {
    let height = try settings.integer("\(prefix)_h")
    let width = try settings.integer("\(prefix)_w")
    if height != nil || width != nil {
      guard let height = height ?? normal, let width = width ?? normal else {
        throw CaffeProblem("has only one of \(prefix)_h and \(prefix)_w")
      }
      return (height, width)
    }
    let numbers = try settings.integers(name)
    switch numbers.count {
    case 0:
      guard let normal else { throw CaffeProblem("has no \(name)") }
      return (normal, normal)
    case 1: return (numbers[0], numbers[0])
    case 2: return (numbers[0], numbers[1])
    default: return nil
    }
  }
}
