import AlexViz
import CommandLineOptions

/// A page to fold a graph for: the inside of A4's margins, a slide of 16:9, a column of a paper, or
/// a size such as `6inx4in`.
enum PageFit {
  static let type = ValueType<Size>(
    placeholder: "PAGE", candidates: .words(["a4", "slide", "column"])
  ) { text throws(ValueProblem) in
    switch text {
    case "a4": return Size(width: 170 * 72 / 25.4, height: 257 * 72 / 25.4)
    case "slide": return Size(width: 960, height: 540)
    case "column": return Size(width: 3.33 * 72, height: 9 * 72)
    default:
      let parts = text.split { $0 == "x" || $0 == "×" }
      let lengths = parts.compactMap { Length.points(String($0)) }
      guard parts.count == 2, lengths.count == 2, lengths.allSatisfy({ (36...14_400).contains($0) })
      else { throw .wanted("a4, slide, column, or a size such as 7inx9in") }
      return Size(width: lengths[0], height: lengths[1])
    }
  }
}
