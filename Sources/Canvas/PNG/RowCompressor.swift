/// Filters rows, each with the filter that suits it, and compresses them.
struct RowCompressor {
  private let rows: PixelRows

  init(_ rows: PixelRows) {
    self.rows = rows
  }

  /// The zlib stream of a PNG's image data.
  func compress() -> [UInt8] {
    var deflate = RunLengthDeflate()
    let length = rows.rowLength
    let step = rows.kind.bytesPerPixel
    // Numbers and levels stand in flat areas: few changes tell the better filter. Colours vary
    // by little from pixel to pixel: small differences tell.
    let filters: [RowFilter] = step == 1 ? [.none, .up] : [.sub, .up, .paeth]
    let cost = step == 1 ? RowCompressor.changes : RowCompressor.sizeOfDifferences
    var best = [UInt8](repeating: 0, count: length + 1)
    var trial = best
    let repeated = [RowFilter.up.rawValue] + [UInt8](repeating: 0, count: length)
    rows.bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      for (index, count) in rows.counts.enumerated() {
        let row = start + index * length
        let above = index == 0 ? nil : row - length
        var bestCost = Int.max
        for filter in filters {
          trial.withUnsafeMutableBufferPointer { trial in
            guard let result = trial.baseAddress else { return }
            filter.apply(to: row, above: above, length: length, step: step, result: result)
          }
          let trialCost = trial.withUnsafeBufferPointer(cost)
          if trialCost < bestCost {
            bestCost = trialCost
            swap(&best, &trial)
          }
        }
        best.withUnsafeBufferPointer { deflate.append($0) }
        if count > 1 { repeated.withUnsafeBufferPointer { deflate.append($0, count: count - 1) } }
      }
    }
    return deflate.finish()
  }

  /// How often a byte differs from the one before.
  private static func changes(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var changes: Int32 = 0
    for place in 1..<bytes.count where bytes[place] != bytes[place - 1] { changes &+= 1 }
    return Int(changes)
  }

  /// The sum of the bytes taken as differences from −128 to 127, without signs.
  private static func sizeOfDifferences(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var sum: Int32 = 0
    for byte in bytes { sum &+= Int32(Int8(bitPattern: byte).magnitude) }
    return Int(sum)
  }
}
