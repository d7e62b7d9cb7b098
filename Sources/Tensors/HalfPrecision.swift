/// The nearest number of 16 bits (IEEE 754, half precision) in its bits, of two that are equally
/// near the even one; infinity from 65,520 on.
package func halfBits(of value: Float) -> UInt16 {
  let sign = UInt16(truncatingIfNeeded: value.bitPattern >> 16) & 0x8000
  let magnitude = value.bitPattern & 0x7FFF_FFFF
  switch magnitude {
  case 0x7F80_0001...: return sign | 0x7E00
  case 0x477F_F000...: return sign | 0x7C00
  case 0x3880_0000...:
    // The exponent's bias changes, and 13 bits go, the last kept one rounded.
    let rounded = magnitude &+ 0xFFF &+ (magnitude >> 13 & 1)
    return sign | UInt16(truncatingIfNeeded: (rounded &- 0x3800_0000) >> 13)
  default:
    // Below 2⁻¹⁴ numbers are multiples of 2⁻²⁴, which is what the last bit of 0.5 means.
    let aligned = (Float(bitPattern: magnitude) + 0.5).bitPattern
    return sign | UInt16(truncatingIfNeeded: aligned &- 0x3F00_0000)
  }
}
