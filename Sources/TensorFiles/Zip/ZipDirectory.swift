import Tensors

/// Where the table of contents of a zip archive lies, as the record at the archive's end says.
struct ZipDirectory {
  let start: Int
  let end: Int
  let count: Int

  private static let endSignature: UInt32 = 0x0605_4B50
  private static let end64Signature: UInt32 = 0x0606_4B50
  private static let locatorSignature: UInt32 = 0x0706_4B50

  init(_ storage: TensorStorage) throws(ZipError) {
    let record = try ZipDirectory.findEnd(storage)
    guard let disk = storage.integer(UInt16.self, at: record + 4),
      let count = storage.integer(UInt16.self, at: record + 10),
      let size = storage.integer(UInt32.self, at: record + 12),
      let start = storage.integer(UInt32.self, at: record + 16)
    else { throw .damaged(part: "end record", at: record) }
    guard disk == 0 || disk == .max else { throw .severalDisks }
    var (total, length, offset) = (UInt64(count), UInt64(size), UInt64(start))
    if storage.integer(UInt32.self, at: record - 20) == ZipDirectory.locatorSignature {
      (total, length, offset) = try ZipDirectory.zip64(storage, locator: record - 20)
    }
    guard total <= ZipArchive.entryLimit else {
      throw .tooManyEntries(count: Int(clamping: total), limit: ZipArchive.entryLimit)
    }
    let (end, overflow) = offset.addingReportingOverflow(length)
    guard !overflow, end <= record else {
      throw .damaged(part: "table of contents", at: Int(clamping: offset))
    }
    self.count = Int(total)
    self.start = Int(offset)
    self.end = Int(end)
  }

  /// The place of the record at the end; only a comment may follow it.
  private static func findEnd(_ storage: TensorStorage) throws(ZipError) -> Int {
    let last = storage.byteCount - 22
    guard last >= 0 else { throw .endsEarly }
    for place in stride(from: last, through: max(last - 0xFFFF, 0), by: -1) {
      guard storage.integer(UInt32.self, at: place) == endSignature,
        let comment = storage.integer(UInt16.self, at: place + 20),
        place + 22 + Int(comment) == storage.byteCount
      else { continue }
      return place
    }
    throw .endsEarly
  }

  /// The numbers of the larger record that archives of more than 4 GiB have.
  private static func zip64(
    _ storage: TensorStorage, locator: Int
  ) throws(ZipError) -> (count: UInt64, size: UInt64, start: UInt64) {
    guard let place = storage.integer(UInt64.self, at: locator + 8), place <= UInt64(locator),
      storage.integer(UInt32.self, at: Int(place)) == end64Signature,
      let count = storage.integer(UInt64.self, at: Int(place) + 32),
      let size = storage.integer(UInt64.self, at: Int(place) + 40),
      let start = storage.integer(UInt64.self, at: Int(place) + 48)
    else { throw .damaged(part: "zip64 end record", at: locator) }
    return (count, size, start)
  }
}
