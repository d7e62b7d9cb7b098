/// A number as SVG files have it: at most three decimals, no more digits than needed, and the
/// same on every system.
func svgNumber(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  let thousandths = Int64((value * 1000).rounded())
  let magnitude = thousandths.magnitude
  var text = thousandths < 0 ? "-" : ""
  text += String(magnitude / 1000)
  var decimals = magnitude % 1000
  guard decimals > 0 else { return text }
  var digits = 3
  while decimals % 10 == 0 {
    decimals /= 10
    digits -= 1
  }
  let shown = String(decimals)
  return text + "." + String(repeating: "0", count: digits - shown.count) + shown
}
