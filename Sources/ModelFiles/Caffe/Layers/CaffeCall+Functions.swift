import ModelDescription

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Functions of each number.
extension CaffeCall {
  func relu() throws(CaffeProblem) -> SymbolicTensor? {
    let slope = try layer.settings("relu_param").number("negative_slope") ?? 0
    return slope == 0
      ? ReLU(name: name)(input) : LeakyReLU(negativeSlope: slope, name: name)(input)
  }

  func prelu() throws(CaffeProblem) -> SymbolicTensor? {
    let isShared = try layer.settings("prelu_param").flag("channel_shared") ?? false
    return PReLU(slopes: isShared ? .one : .perChannel, name: name)(input)
  }

  func elu() throws(CaffeProblem) -> SymbolicTensor? {
    ELU(alpha: try layer.settings("elu_param").number("alpha") ?? 1, name: name)(input)
  }

  func clip() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("clip_param")
    return Clip(
      minimum: try settings.number("min") ?? -.infinity,
      maximum: try settings.number("max") ?? .infinity, name: name)(input)
  }

  /// (shift + scale · x)^power.
  func power() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("power_param")
    let power = try settings.number("power") ?? 1
    let line = try Line(settings)
    if power == 1 { return line.applied(to: input, name: name) }
    let base = line.isIdentity ? input : line.applied(to: input, name: layer.part("scale"))
    return ScalarArithmetic(.power, scalar: power, name: name)(base)
  }

  /// base^(shift + scale · x) = e^(ln base · (shift + scale · x)).
  func exponential() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("exp_param")
    let line = try Line(settings).times(try logarithmOfBase(settings))
    let exponent = line.isIdentity ? input : line.applied(to: input, name: layer.part("scale"))
    return Pointwise(.exponential, name: name)(exponent)
  }

  /// ln(shift + scale · x) / ln base.
  func logarithm() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("log_param")
    let line = try Line(settings)
    let argument = line.isIdentity ? input : line.applied(to: input, name: layer.part("scale"))
    let divisor = try logarithmOfBase(settings)
    if divisor == 1 { return Pointwise(.logarithm, name: name)(argument) }
    let natural = Pointwise(.logarithm, name: layer.part("log"))(argument)
    return ScalarArithmetic(.divide, scalar: divisor, name: name)(natural)
  }

  /// 1 for the base e, which files state as −1.
  private func logarithmOfBase(_ settings: CaffeMessage) throws(CaffeProblem) -> Double {
    let base = try settings.number("base") ?? -1
    if base == -1 { return 1 }
    guard base > 0, base != 1 else { throw CaffeProblem("has the impossible base \(base)") }
    return log(base)
  }

  /// shift + scale · x.
  private struct Line {
    let scale: Double
    let shift: Double

    init(_ settings: CaffeMessage) throws(CaffeProblem) {
      scale = try settings.number("scale") ?? 1
      shift = try settings.number("shift") ?? 0
    }

    private init(scale: Double, shift: Double) {
      self.scale = scale
      self.shift = shift
    }

    var isIdentity: Bool { scale == 1 && shift == 0 }

    func times(_ factor: Double) -> Line {
      Line(scale: scale * factor, shift: shift * factor)
    }

    func applied(to input: SymbolicTensor, name: String?) -> SymbolicTensor {
      Rescaling(scale: [scale], offset: [shift], name: name)(input)
    }
  }
}
