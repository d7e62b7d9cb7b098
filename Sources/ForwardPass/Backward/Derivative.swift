import COneDNN

/// How the gradient of what a step gives becomes those of what it reads.
enum Derivative: Sendable {
  /// The step only puts numbers elsewhere within the same tensor.
  case sameNumbers

  /// - Parameters: the shapes of one example of what it reads and gives.
  case convolution(Convolution, from: [Int], to: [Int])

  /// Rows times a kernel of `units` × `inputs`.
  case product(rows: Int, inputs: Int, units: Int, kernelStrides: [Int])

  case pool(onednn_pool, onednn_window)
  case localNormalization(onednn_normalization)

  /// Batch normalisation: a factor and a summand for each channel.
  case channelFactors(channels: Int, epsilon: Double)

  case resampling(interpolates: Bool)

  /// A function of each number that oneDNN knows.
  case function(onednn_function)

  /// A function of each number, by how much it grows with the number.
  case numbers(@Sendable (Float) -> Float)

  case softmax(isLogarithm: Bool)

  /// PReLU.
  case learnedSlopes

  /// Sources one behind the other: of each its run of numbers in turn, `count` times.
  case joining(runs: [Int], count: Int)

  /// Two tensors' numbers in pairs.
  case pairing(NumberPairing, BroadcastWalk)

  /// A product of matrices.
  case matrices(MatrixSizes)

  /// A function of many numbers at once, such as a normalisation; the loop reads all sources and
  /// the gradient of the result, and writes that of the first source.
  case whole(BackwardLoop)

  /// A sum of the source's numbers with constant factors; the loop is its transpose.
  case linear(transposed: Plan.Loop)

  typealias BackwardLoop =
    @Sendable (
      _ sources: [UnsafePointer<Float>], _ gradient: UnsafePointer<Float>,
      UnsafeMutablePointer<Float>
    ) -> Void

  /// Whether the step is a function of numbers, such as a layer's activation.
  var isActivation: Bool {
    switch self {
    case .function, .numbers, .softmax: true
    default: false
    }
  }
}
