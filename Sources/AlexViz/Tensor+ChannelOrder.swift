import Tensors

extension Tensor {
  /// The numbers of channels × height × width, as height × width × channels.
  func channelsLast(channels: Int, height: Int, width: Int) -> Tensor {
    transposed(rows: channels, columns: height * width, shape: [height, width, channels])
  }

  /// The numbers of height × width × channels, as channels × height × width behind a
  /// batch of 1.
  func channelsFirst(height: Int, width: Int, channels: Int) -> Tensor {
    transposed(rows: height * width, columns: channels, shape: [1, channels, height, width])
  }

  /// A table's numbers column by column.
  private func transposed(rows: Int, columns: Int, shape: [Int]) -> Tensor {
    let numbers = floats()
    let turned = [Float](unsafeUninitializedCapacity: numbers.count) { buffer, count in
      for column in 0..<columns {
        for row in 0..<rows { buffer[column * rows + row] = numbers[row * columns + column] }
      }
      count = rows * columns
    }
    return Tensor(shape: shape, floats: turned)
  }
}
