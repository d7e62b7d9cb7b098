import Tensors

extension Tensor {
  /// Some rows and columns of rows × columns × channels.
  func cut(rows: Range<Int>, columns: Range<Int>) -> Tensor {
    let channels = shape[2]
    let numbers = floats()
    let kept = rows.flatMap { row in
      let start = row * shape[1]
      return numbers[
        (start + columns.lowerBound) * channels..<(start + columns.upperBound) * channels]
    }
    return Tensor(shape: [rows.count, columns.count, channels], floats: kept)
  }

  /// The numbers in some rows and columns of a larger tensor, with zeros around them.
  func placed(rows: Range<Int>, columns: Range<Int>, in size: (height: Int, width: Int)) -> Tensor {
    let channels = shape[2]
    let numbers = floats()
    var whole = [Float](repeating: 0, count: size.height * size.width * channels)
    let length = columns.count * channels
    for (index, row) in rows.enumerated() {
      let start = (row * size.width + columns.lowerBound) * channels
      whole.replaceSubrange(
        start..<start + length, with: numbers[index * length..<(index + 1) * length])
    }
    return Tensor(shape: [size.height, size.width, channels], floats: whole)
  }
}
