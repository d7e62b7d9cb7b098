import FeatureMaps
import Scenes
import Testing

@Suite("Colour maps")
struct ColorMapTests {
  @Test(
    "A perceptual map ends in its published colours",
    arguments: [
      (ColorMap.viridis, 0x440154, 0xFDE725), (.magma, 0x000004, 0xFCFDBF),
      (.inferno, 0x000004, 0xFCFFA4), (.plasma, 0x0D0887, 0xF0F921),
      (.cividis, 0x00224E, 0xFEE838), (.gray, 0x000000, 0xFFFFFF),
    ] as [(ColorMap, UInt32, UInt32)])
  func ends(map: ColorMap, first: UInt32, last: UInt32) {
    #expect(map.palette.first == Color(hex: first))
    #expect(map.palette.last == Color(hex: last))
    #expect(map.palette.count == map.levels)
  }

  @Test("The middle of viridis is its published blue-green, #21918c")
  func middle() {
    // Level 111.5 of 0...223 is entry 127.5 of the published table: #21908d and #21918c.
    let color = ColorMap.viridis.palette[112]
    #expect(abs(Int(color.red) - 0x21) <= 1)
    #expect(abs(Int(color.green) - 0x91) <= 1)
    #expect(abs(Int(color.blue) - 0x8C) <= 1)
  }

  @Test("Perceptual maps leave 32 colours of a palette to text and page")
  func room() {
    for map in ColorMap.allCases where map != .gray && !map.isDiverging {
      #expect(map.levels == 224)
    }
    #expect(ColorMap.rdbu.levels == 223)
    #expect(ColorMap.gray.levels == 256)
  }

  @Test("Lightness never falls from the lowest to the highest colour")
  func lightness() {
    for map in ColorMap.allCases where !map.isDiverging {
      let lightness = map.palette.map {
        0.2126 * Double($0.red) + 0.7152 * Double($0.green) + 0.0722 * Double($0.blue)
      }
      for (darker, lighter) in zip(lightness, lightness.dropFirst()) {
        #expect(lighter > darker - 1.5, "\(map)")
      }
    }
  }

  @Test("Red and blue lead away from D3's middle, #f2efee")
  func diverging() {
    let palette = ColorMap.rdbu.palette
    #expect(palette.first == Color(hex: 0x67001F))
    #expect(palette[111] == Color(hex: 0xF2EFEE))
    #expect(palette.last == Color(hex: 0x053061))
  }

  @Test("Names are read in any letter case and in British spelling")
  func names() {
    #expect(ColorMap.named("Viridis") == .viridis)
    #expect(ColorMap.named("grey") == .gray)
    #expect(ColorMap.named("jet") == nil)
  }
}
