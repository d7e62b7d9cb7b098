import Scenes

/// How numbers become colours, from the lowest to the highest.
///
/// All but the last grow steadily in lightness, so they survive printing in grey. viridis, magma,
/// inferno and plasma are by Smith and van der Walt (2015, CC0); cividis, made to look the same
/// to colour-blind readers, is by Nuñez, Anderton and Renslow (2018).
public enum ColorMap: String, CaseIterable, Hashable, Sendable {
  case viridis, magma, inferno, plasma, cividis, gray

  /// Red, white, blue for numbers below, at and above zero: ColorBrewer's RdBu (Brewer 2003), which
  /// colour-blind readers tell apart, along D3's curve.
  case rdbu

  /// The map of that name in any letter case; `grey` is `gray`. `nil` if there is none.
  public static func named(_ name: String) -> ColorMap? {
    let lowercased = name.lowercased()
    return lowercased == "grey" ? .gray : ColorMap(rawValue: lowercased)
  }

  /// Whether the colours lead away from a middle one to both sides.
  public var isDiverging: Bool { self == .rdbu }

  /// The level of what has no place between low and high: the middle of diverging colours, else the
  /// lowest.
  var neutralLevel: Int { isDiverging ? levels / 2 : 0 }

  /// The number of colours: 224, which leaves room in a palette of 256 for text and page;
  /// 256 for grey, which shares its colours with both; one less than 224 where there is a middle.
  public var levels: Int {
    switch self {
    case .gray: 256
    case .rdbu: 223
    default: 224
    }
  }

  /// The colours from the lowest to the highest level: the published table, interpolated.
  public var palette: [Color] {
    if self == .rdbu { return InterpolatedPalettes.redBlue(count: levels) }
    guard let table else { return (0...255).map { gray(UInt8($0)) } }
    let bytes = table.withUTF8Buffer { Array($0) }
    let last = bytes.count / 6 - 1
    func component(_ entry: Int, _ place: Int) -> Int {
      hexDigit(bytes[6 * entry + place]) * 16 + hexDigit(bytes[6 * entry + place + 1])
    }
    return (0..<levels).map { level in
      let position = level * last
      let (entry, rest) = position.quotientAndRemainder(dividingBy: levels - 1)
      func mixed(_ place: Int) -> UInt8 {
        let low = component(entry, place)
        let high = component(min(entry + 1, last), place)
        let sum = low * (levels - 1 - rest) + high * rest
        return UInt8((sum + (levels - 1) / 2) / (levels - 1))
      }
      return Color(red: mixed(0), green: mixed(2), blue: mixed(4))
    }
  }

  /// The 256 colours of the published table, as other programs draw them.
  var publishedColors: [Color] {
    if self == .rdbu { return InterpolatedPalettes.redBlue(count: 256) }
    guard let table else { return palette }
    let bytes = table.withUTF8Buffer { Array($0) }
    return stride(from: 0, to: bytes.count, by: 6).map { entry in
      func component(_ place: Int) -> UInt8 {
        UInt8(hexDigit(bytes[entry + place]) * 16 + hexDigit(bytes[entry + place + 1]))
      }
      return Color(red: component(0), green: component(2), blue: component(4))
    }
  }

  private var table: StaticString? {
    switch self {
    case .viridis: ColorMapTables.viridis
    case .magma: ColorMapTables.magma
    case .inferno: ColorMapTables.inferno
    case .plasma: ColorMapTables.plasma
    case .cividis: ColorMapTables.cividis
    case .gray, .rdbu: nil
    }
  }

  private func gray(_ value: UInt8) -> Color { Color(red: value, green: value, blue: value) }

  private func hexDigit(_ character: UInt8) -> Int {
    Int(character) - (character >= UInt8(ascii: "a") ? 87 : 48)
  }
}
