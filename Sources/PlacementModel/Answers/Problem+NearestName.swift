extension Problem {
  /// The one of some names that was probably meant by a misspelt one; `nil` where none is near.
  package static func nearestName(to name: String, among names: [String]) -> String? {
    Spelling.nearest(to: name, among: names)
  }
}
