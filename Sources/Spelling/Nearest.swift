/// The word that was probably meant, or `nil` when none is near.
///
/// Near is a third of the letters wrong at most, or a beginning of at least three letters.
package func nearest(to text: String, among words: some Sequence<String>) -> String? {
  guard text.utf8.count <= longestWord else { return nil }
  let plain = plainSpelling(text)
  var best: (word: String, distance: Int)?
  for word in words where word.utf8.count <= longestWord {
    let distance = editDistance(plain, plainSpelling(word))
    if distance < best?.distance ?? Int.max { best = (word, distance) }
  }
  if let best, best.distance <= max(1, plain.count / 3), best.distance < plain.count {
    return best.word
  }
  guard plain.count >= 3 else { return nil }
  return words.filter { plainSpelling($0).hasPrefix(plain) }.min { $0.count < $1.count }
}

/// No longer word is looked at, in bytes: a hostile file may have words of any length.
private let longestWord = 80

/// A word in small letters, with hyphens for underscores, which Keras's users type.
private func plainSpelling(_ text: String) -> String {
  String(text.lowercased().map { $0 == "_" ? "-" : $0 })
}

/// The least number of letters to insert, remove, change, or swap with their neighbour, that makes
/// one word of another (Damerau 1964, in the restricted form). O(m·n).
package func editDistance(_ first: String, _ second: String) -> Int {
  let (first, second) = (Array(first), Array(second))
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for i in first.indices {
    var row = [i + 1]
    for j in second.indices {
      let same = first[i] == second[j] ? 0 : 1
      var best = min(last[j] + same, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    (beforeLast, last) = (last, row)
  }
  return last[second.count]
}
