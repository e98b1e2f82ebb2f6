/// Finds the word that was probably meant.
package enum Spelling {
  /// The candidate fewest edits away, if it is near enough to be a slip: a third of the word's letters, case
  /// aside. The first of equals.
  ///
  /// - Complexity: O(candidates x letters of the word x letters of a candidate); long words are not compared.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    guard (1...80).contains(letters.count) else { return nil }
    var best: (word: String, edits: Int)?
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased().unicodeScalars)
      let allowed = min(max(letters.count, other.count) / 3, (best?.edits ?? .max) - 1)
      guard abs(letters.count - other.count) <= allowed, other.count <= 80 else { continue }
      let edits = distance(letters, other)
      if edits <= allowed { best = (candidate, edits) }
    }
    return best?.word
  }

  /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for i in 0..<left.count {
      var next = [i + 1]
      for j in 0..<right.count {
        var edits = min(row[j] + (left[i] == right[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          edits = min(edits, before[j - 1] + 1)
        }
        next.append(edits)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
