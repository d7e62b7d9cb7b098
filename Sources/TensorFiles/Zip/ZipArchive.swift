import Tensors

/// The table of contents of a zip archive, checked against the entries' own headers.
///
/// Zip64 is understood; entries may be stored or deflated. Refused are encryption, several disks,
/// names that come twice or leave the archive, and entries that overlap. Source: PKWARE,
/// APPNOTE.TXT 6.3.
package struct ZipArchive: Sendable {
  /// The most entries that are read.
  static let entryLimit = 100_000

  /// The entries in the order of the table of contents.
  package let entries: [ZipEntry]

  let storage: TensorStorage

  package init(_ storage: TensorStorage) throws(ZipError) {
    self.storage = storage
    let directory = try ZipDirectory(storage)
    var entries: [ZipEntry] = []
    var names: Set<String> = []
    var position = directory.start
    for _ in 0..<directory.count {
      var record = try ZipRecord(storage, at: position)
      try record.readZip64()
      let entry = try record.entry()
      guard names.insert(entry.name).inserted else { throw .duplicateName(entry.name) }
      entries.append(entry)
      position = record.end
    }
    guard position <= directory.end else {
      throw .damaged(part: "table of contents", at: directory.start)
    }
    var free = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= free else { throw .overlap(entry: entry.name) }
      free = entry.dataOffset + entry.storedSize
    }
    guard free <= directory.start else {
      throw .damaged(part: "table of contents", at: directory.start)
    }
    self.entries = entries
  }
}
