import ModelDescription

/// In what the memory of a figure is printed.
enum MemoryUnit: String {
  case kibibyte = "KiB"
  case mebibyte = "MiB"

  /// The unit for figures of a total; MiB where it is open.
  init(total: Int?) {
    self = total.map { $0 < MemoryUnit.mebibyte.bytes } ?? false ? .kibibyte : .mebibyte
  }

  var bytes: Int {
    switch self {
    case .kibibyte: 1024
    case .mebibyte: 1_048_576
    }
  }

  /// Bytes in the unit with two decimals, rounded half up.
  func text(_ count: Int) -> String {
    let hundredths = count / bytes * 100 + (count % bytes * 100 + bytes / 2) / bytes
    if hundredths == 0, count > 0 { return "< 0.01" }
    let decimals = hundredths % 100
    return "\(NumberText.grouped(hundredths / 100)).\(decimals < 10 ? "0" : "")\(decimals)"
  }
}
