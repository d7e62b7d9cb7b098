import Tensors

/// One record of a zip archive's table of contents.
struct ZipRecord {
  private let storage: TensorStorage
  private let place: Int
  private let name: String
  private let flags: UInt16
  private let method: UInt16
  private let checksum: UInt32
  private var storedSize: UInt64
  private var size: UInt64
  private var headerOffset: UInt64
  private let extra: Range<Int>

  /// Where the next record starts.
  let end: Int

  private static let signature: UInt32 = 0x0201_4B50
  private static let localSignature: UInt32 = 0x0403_4B50

  /// Above 4 GiB only what weights may really shrink to is believed: 100 bytes into one.
  private static let (largeSize, largeRatio) = (1 << 32, 100)

  init(_ storage: TensorStorage, at place: Int) throws(ZipError) {
    guard storage.integer(UInt32.self, at: place) == ZipRecord.signature,
      let flags = storage.integer(UInt16.self, at: place + 8),
      let method = storage.integer(UInt16.self, at: place + 10),
      let checksum = storage.integer(UInt32.self, at: place + 16),
      let storedSize = storage.integer(UInt32.self, at: place + 20),
      let size = storage.integer(UInt32.self, at: place + 24),
      let nameLength = storage.integer(UInt16.self, at: place + 28),
      let extraLength = storage.integer(UInt16.self, at: place + 30),
      let commentLength = storage.integer(UInt16.self, at: place + 32),
      let headerOffset = storage.integer(UInt32.self, at: place + 42),
      let nameBytes = storage.bytes(at: place + 46, count: Int(nameLength))
    else { throw .damaged(part: "entry of the table of contents", at: place) }
    let lossyName = String(decoding: nameBytes, as: UTF8.self)
    guard String(validating: nameBytes, as: UTF8.self) != nil, ZipRecord.isSafe(lossyName) else {
      throw .unsafeName(lossyName)
    }
    self.storage = storage
    self.place = place
    name = lossyName
    self.flags = flags
    self.method = method
    self.checksum = checksum
    self.storedSize = UInt64(storedSize)
    self.size = UInt64(size)
    self.headerOffset = UInt64(headerOffset)
    let extraStart = place + 46 + Int(nameLength)
    extra = extraStart..<extraStart + Int(extraLength)
    end = extra.upperBound + Int(commentLength)
  }

  /// Whether the name stays in the archive wherever it is unpacked. NumPy writes slashes in front as
  /// they are in the names of arrays; who unpacks leaves them out.
  static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains(0) && !name.contains("\\")
      && !name.split(separator: "/").contains("..")
  }

  /// Takes the sizes that do not fit 32 bits from the extra field 0x0001.
  mutating func readZip64() throws(ZipError) {
    var field = extra.lowerBound
    while field + 4 <= extra.upperBound {
      guard let tag = storage.integer(UInt16.self, at: field),
        let length = storage.integer(UInt16.self, at: field + 2)
      else { break }
      if tag == 1 {
        var value = field + 4
        let end = value + Int(length)
        for number in [\ZipRecord.size, \.storedSize, \.headerOffset]
        where self[keyPath: number] == UInt64(UInt32.max) {
          guard value + 8 <= end, let wide = storage.integer(UInt64.self, at: value) else {
            throw .damaged(part: "zip64 field", at: field)
          }
          self[keyPath: number] = wide
          value += 8
        }
        return
      }
      field += 4 + Int(length)
    }
  }

  /// The entry, after a look at its own header.
  func entry() throws(ZipError) -> ZipEntry {
    guard flags & 0x0041 == 0 else { throw .encrypted(entry: name) }
    guard let method = ZipEntry.Method(rawValue: Int(method)) else {
      throw .unknownMethod(entry: name, method: Int(self.method))
    }
    guard headerOffset < UInt64(place), storedSize <= UInt64(place) else {
      throw .damaged(part: "entry '\(name)'", at: Int(clamping: headerOffset))
    }
    let (header, stored) = (Int(headerOffset), Int(storedSize))
    guard storage.integer(UInt32.self, at: header) == ZipRecord.localSignature,
      let nameLength = storage.integer(UInt16.self, at: header + 26),
      let extraLength = storage.integer(UInt16.self, at: header + 28)
    else { throw .damaged(part: "entry '\(name)'", at: header) }
    guard Int(nameLength) == name.utf8.count, storage.holds(name.utf8, at: header + 30),
      storage.integer(UInt16.self, at: header + 8) == self.method
    else { throw .contradiction(entry: name) }
    let data = header + 30 + Int(nameLength) + Int(extraLength)
    guard data <= place, stored <= place - data else {
      throw .damaged(part: "entry '\(name)'", at: header)
    }
    let isPlausible =
      switch method {
      case .stored: size == storedSize
      case .deflated:
        size <= UInt64(stored * Inflation.largestRatio)
          && size <= UInt64(max(ZipRecord.largeSize, stored * ZipRecord.largeRatio))
      }
    guard isPlausible else {
      throw .implausibleSize(entry: name, size: Int(clamping: size), stored: stored)
    }
    return ZipEntry(
      name: name, method: method, checksum: checksum, storedSize: stored, size: Int(size),
      headerOffset: header, dataOffset: data)
  }
}
