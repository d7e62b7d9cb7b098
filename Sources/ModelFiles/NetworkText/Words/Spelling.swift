/// The word that was probably meant, or `nil` when none is near: a third of the letters wrong at
/// most, or a beginning of at least three letters.
func nearest(to text: String, among words: some Sequence<String>) -> String? {
  let limit = 40
  guard text.utf8.count <= limit else { return nil }
  var best: (word: String, distance: Int)?
  for word in words where word.utf8.count <= limit {
    let distance = editDistance(text.lowercased(), word.lowercased())
    if distance < best?.distance ?? Int.max { best = (word, distance) }
  }
  if let best, best.distance <= max(1, text.count / 3), best.distance < text.count {
    return best.word
  }
  guard text.count >= 3 else { return nil }
  return words.filter { $0.lowercased().hasPrefix(text.lowercased()) }.min { $0.count < $1.count }
}

/// The least number of letters to insert, remove, change, or swap with their neighbour, that makes
/// one word of another (Damerau 1964, in the restricted form). O(m·n).
private func editDistance(_ first: String, _ second: String) -> Int {
  let (first, second) = (Array(first), Array(second))
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for i in first.indices {
    var row = [i + 1]
    for j in second.indices {
      var best = min(last[j] + (first[i] == second[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[second.count]
}

/// A word from a file in quotes, fit to be shown: control characters as Swift writes them, so that
/// no file can steer the terminal, and not much longer than a line.
func quoted(_ word: String) -> String {
  let limit = 60
  var shown = ""
  for scalar in word.unicodeScalars.prefix(limit) {
    if isVisible(scalar) {
      shown.unicodeScalars.append(scalar)
    } else {
      shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return "'\(shown)\(word.unicodeScalars.count > limit ? "…" : "")'"
}

/// Whether a character shows itself instead of steering what shows it.
func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
  default: true
  }
}
