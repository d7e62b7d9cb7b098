import Tensors

/// What a blob of Caffe's means, and what is made of it.
enum CaffeTensor: Sendable {
  /// As it is in the file.
  case plain(CaffeBlob)

  /// One number for each channel; older files have 1 × 1 × 1 × channels.
  case vector(CaffeBlob)

  /// Outputs × inputs, or the other way round; older files have 1 × 1 in front.
  case matrix(CaffeBlob, isTransposed: Bool)

  /// Sums, of which a factor makes averages.
  case statistics(CaffeBlob, factor: CaffeBlob)

  func tensor() throws(CaffeBlobError) -> Tensor {
    switch self {
    case .plain(let blob):
      return try blob.tensor()
    case .vector(let blob):
      return try blob.tensor(rank: 1)
    case .matrix(let blob, let isTransposed):
      let matrix = try blob.tensor(rank: 2)
      return isTransposed && matrix.shape.count == 2 ? matrix.transposed([1, 0]) : matrix
    case .statistics(let blob, let factor):
      let sums = try blob.tensor(rank: 1)
      guard let divisor = try factor.tensor().floats().first else { throw .noFactor }
      let scale = divisor == 0 ? 0 : 1 / divisor
      return Tensor(shape: sums.shape, floats: sums.floats().map { $0 * scale })
    }
  }
}
