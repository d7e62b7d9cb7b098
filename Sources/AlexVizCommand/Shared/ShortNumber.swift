#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Double {
  /// The number with six significant digits, as C's `%g` prints it.
  var shortText: String {
    var text = [CChar](repeating: 0, count: 32)
    let count = withVaList([self]) { vsnprintf(&text, text.count, "%g", $0) }
    return String(
      decoding: text.prefix(max(0, Int(count))).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
