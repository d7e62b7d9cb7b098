/// What is computed along with a layer: layers that alone follow it, where nobody wants to see the
/// numbers between.
struct Followers {
  /// The numbers of a batch normalisation, which only change a convolution's kernel and bias; of a
  /// batch normalisation itself, its own.
  var normalization: BatchStatistics?

  /// What is done with each number after that.
  var functions: NumberFunctions = []
}
