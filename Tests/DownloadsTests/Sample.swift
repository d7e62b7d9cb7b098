import Downloads

/// A file to download: the numbers 0 to 65,535, each in four bytes, the lowest first. No part of it
/// is like another, so that a wrong place shows.
enum Sample {
  static let bytes = (0..<65_536).flatMap { number in
    withUnsafeBytes(of: UInt32(number).littleEndian) { Array($0) }
  }

  /// Other bytes of the same number.
  static let others = bytes.map { ~$0 }

  /// Its entry of a catalogue; the checksum is Python's.
  static func file(
    at urls: [String],
    size: WeightsFile.Size = .exactly(262_144),
    checksum: Checksum = .sha256(
      "4a35a59aabf394adb1d83cda6d3c2e799553e35ba7e4ee55537c8add209532a7")
  ) -> WeightsFile {
    WeightsFile(
      name: "sample", fileName: "sample.bin", summary: "the numbers to 65,535", model: nil,
      size: size, checksum: checksum, urls: urls, license: "none")
  }
}
