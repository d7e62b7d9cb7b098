/// What is computed along with a layer: layers that alone follow it, where nobody wants to see the
/// numbers between.
struct Followers {
  /// A batch normalisation, which only changes a convolution's kernel and bias.
  var normalization: BatchStatistics?

  /// What is done with each number after that.
  var functions: NumberFunctions = []
}
