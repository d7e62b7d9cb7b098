/// Bytes of a file, or a block in it, in which EXIF is looked for. All places are checked.
struct ExifBytes {
  let bytes: UnsafeRawBufferPointer

  private func number(at place: Int, size: Int, bigEndian: Bool) -> Int? {
    guard place >= 0, place <= bytes.count - size else { return nil }
    var value = 0
    for index in 0..<size {
      value = value << 8 | Int(bytes[place + (bigEndian ? index : size - 1 - index)])
    }
    return value
  }

  private func block(at place: Int, count: Int) -> ExifBytes? {
    guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else {
      return nil
    }
    return ExifBytes(bytes: UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]))
  }

  private func holds(_ text: String, at place: Int) -> Bool {
    block(at: place, count: text.utf8.count)?.bytes.elementsEqual(text.utf8) ?? false
  }

  /// The block of APP1 that starts with `Exif`, before the first scan.
  func jpegBlock() -> ExifBytes? {
    var place = 2
    while number(at: place, size: 1, bigEndian: true) == 0xFF,
      let marker = number(at: place + 1, size: 1, bigEndian: true)
    {
      if marker == 0xFF {
        place += 1
        continue
      }
      guard marker != 0xDA, marker != 0xD9,
        let length = number(at: place + 2, size: 2, bigEndian: true), length >= 2
      else { return nil }
      if marker == 0xE1, holds("Exif\0\0", at: place + 4) {
        return block(at: place + 10, count: length - 8)
      }
      place += 2 + length
    }
    return nil
  }

  /// The chunk `eXIf`.
  func pngBlock() -> ExifBytes? {
    var place = 8
    while let length = number(at: place, size: 4, bigEndian: true) {
      if holds("eXIf", at: place + 4) { return block(at: place + 8, count: length) }
      place += 12 + length
    }
    return nil
  }

  /// The chunk `EXIF` of the RIFF container.
  func webPBlock() -> ExifBytes? {
    var place = 12
    while let length = number(at: place + 4, size: 4, bigEndian: false) {
      if holds("EXIF", at: place) {
        let prefix = holds("Exif\0\0", at: place + 8) ? 6 : 0
        return block(at: place + 8 + prefix, count: length - prefix)
      }
      place += 8 + length + length % 2
    }
    return nil
  }

  /// The tag Orientation of the first directory of this TIFF block.
  func orientation() -> ExifOrientation? {
    guard holds("II", at: 0) || holds("MM", at: 0) else { return nil }
    let bigEndian = holds("MM", at: 0)
    guard number(at: 2, size: 2, bigEndian: bigEndian) == 42,
      let directory = number(at: 4, size: 4, bigEndian: bigEndian),
      let count = number(at: directory, size: 2, bigEndian: bigEndian)
    else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + 12 * entry
      guard let tag = number(at: place, size: 2, bigEndian: bigEndian) else { return nil }
      // A number of 16 bits (type 3) stands in the entry itself.
      guard tag == 0x0112 else { continue }
      guard number(at: place + 2, size: 2, bigEndian: bigEndian) == 3,
        let value = number(at: place + 8, size: 2, bigEndian: bigEndian)
      else { return nil }
      return ExifOrientation(rawValue: UInt16(value))
    }
    return nil
  }
}
