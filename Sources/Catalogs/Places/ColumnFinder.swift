internal import PlacementModel

/// Finds the column that holds something, by its name where one is given and else by the names that tables use.
struct ColumnFinder {
  let table: CSVTable

  /// - Parameters:
  ///   - asked: a name that must be there.
  ///   - names: other names in the order of preference, compared by their letters and digits: `srcregion`.
  /// - Returns: `nil` where none was asked for and none of the names is there.
  func place(_ asked: String?, or names: [String]) throws(CSVFault) -> Int? {
    if let asked { return try table.place(ofRequired: asked) }
    let plain = table.headers.map(Self.plain)
    for name in names {
      let places = plain.indices.filter { plain[$0] == name }
      if places.count == 1 { return places[0] }
    }
    return nil
  }

  /// The same for a column without which there is no reading the table.
  ///
  /// - Parameter title: how the column would best be called.
  func required(_ asked: String?, or names: [String], title: String) throws(CSVFault) -> Int {
    if let place = try place(asked, or: names) { return place }
    throw CSVFault(line: 1, .noColumn(title, nearest: nil, accepted: table.headers))
  }

  /// Lower case, letters and digits only.
  static func plain(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension CSVTable {
  /// Whether a field says that there is no value.
  func isAbsent(_ place: Int) -> Bool {
    if isEmpty(place) { return true }
    // Numbers are told by their first byte, so that most fields do not become strings.
    let mayBeWord = withBytes(place) { bytes in
      bytes.count <= 8 && !bytes.contains { (0x31...0x39).contains($0) }
    }
    return mayBeWord && Self.absences.contains(text(place).lowercased().filter { !$0.isWhitespace })
  }

  private static let absences: Set<String> = ["", "-", "--", "n/a", "na", "nan", "null", "none", "#n/a", "?"]
}
