import TensorFiles
import Tensors

/// Writes protobuf messages as Caffe does, field by field.
enum CaffeModelBuilder {
  static func integer(_ field: Int, _ value: Int) -> [UInt8] {
    varint(field << 3) + varint(value)
  }

  static func block(_ field: Int, _ bytes: [UInt8]) -> [UInt8] {
    varint(field << 3 | 2) + varint(bytes.count) + bytes
  }

  static func text(_ field: Int, _ text: String) -> [UInt8] {
    block(field, Array(text.utf8))
  }

  /// A blob with `shape`, its numbers packed.
  static func blob(_ shape: [Int], _ numbers: [Float]) -> [UInt8] {
    block(7, block(1, shape.flatMap(varint))) + block(5, bytes(numbers))
  }

  /// A blob as the first versions wrote it: four sizes, each number a field of its own.
  static func oldBlob(_ sizes: [Int], _ numbers: [Float]) -> [UInt8] {
    sizes.enumerated().flatMap { integer($0 + 1, $1) }
      + numbers.flatMap { varint(5 << 3 | 5) + bytes([$0]) }
  }

  static func layer(
    _ name: String, _ type: String, _ blobs: [[UInt8]], settings: [UInt8] = []
  ) -> [UInt8] {
    block(100, text(1, name) + text(2, type) + blobs.flatMap { block(7, $0) } + settings)
  }

  static func oldLayer(_ name: String, _ type: Int, _ blobs: [[UInt8]]) -> [UInt8] {
    block(2, blobs.flatMap { block(6, $0) } + text(4, name) + integer(5, type))
  }

  static func bytes(_ numbers: [Float]) -> [UInt8] {
    numbers.flatMap { littleEndian($0.bitPattern) }
  }

  static func varint(_ value: Int) -> [UInt8] {
    var rest = UInt64(bitPattern: Int64(value))
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
