extension CompiledModel {
  /// What a model is made ready for.
  public enum Purpose: Sendable {
    /// A result as soon as possible: kernels stay small and are ordered quickly.
    case onePass

    /// Many passes: 3 × 3 convolutions save multiplications (Winograd's algorithm, Lavin & Gray
    /// 2016), for which their kernels are transformed first. Results differ in the last digits.
    case manyPasses
  }
}
