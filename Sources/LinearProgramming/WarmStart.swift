/// What a solve leaves behind for a later one of nearly the same program: its rows and columns go by name, so that rows
/// may have been added anywhere.
///
/// It makes a solve faster and changes no answer but which of several optima is found.
package struct WarmStart: Sendable {
  /// A weighted sum of rows in which columns cancel, that a solver found it needs.
  package struct Cut: Sendable {
    package var weights: [(row: String, weight: Double)]
    package var standing: Basis.Standing

    package init(weights: [(row: String, weight: Double)], standing: Basis.Standing) {
      self.weights = weights
      self.standing = standing
    }
  }

  /// Of the program it was made of.
  package let rowNames: NameList
  package let columnNames: NameList
  private let standings: Basis
  package var cuts: [Cut]
  /// Whether it is of a smaller program that a solver merged its own into: a start for that solver, and no basis of
  /// the program that it was handed.
  package var isOfMergedProgram = false

  package init(of program: LinearProgram, at basis: Basis, cuts: [Cut] = []) {
    rowNames = program.rowNames
    columnNames = program.columnNames
    standings = basis
    self.cuts = cuts
  }

  /// Where the rows and columns of a program stand, and after them the cuts; `nil` where that is no basis, as where
  /// a row is gone that something rested on.
  ///
  /// Rows that are not known are basic: nothing rests on them. Columns that are not known rest at a bound.
  ///
  /// - Complexity: O(rows + columns), a hash of each name where the names are not all the same in the same order.
  package func basis(of program: LinearProgram) -> Basis? {
    let rows =
      standings(rowNames, standings.rows, at: program.rowNames) { _ in .basic } + cuts.map(\.standing)
    let columns = standings(columnNames, standings.columns, at: program.columnNames) {
      Basis.Standing.resting(in: program.columnBounds[$0])
    }
    let basic = rows.count { $0 == .basic } + columns.count { $0 == .basic }
    return basic == rows.count ? Basis(rows: rows, columns: columns) : nil
  }

  /// Standings by name at other names, and what `unknown` says of a place whose name is not known.
  private func standings(
    _ known: NameList, _ standings: [Basis.Standing], at names: NameList,
    unknown: (Int) -> Basis.Standing
  ) -> [Basis.Standing] {
    if known == names { return standings }
    let byName = Dictionary(zip(known, standings), uniquingKeysWith: { first, _ in first })
    return names.enumerated().map { byName[$1] ?? unknown($0) }
  }
}

extension Basis.Standing {
  /// Where a column that nothing is known of rests: at a bound, if it has one.
  package static func resting(in bounds: Bounds) -> Basis.Standing {
    if bounds.isFixed { return .fixed }
    if bounds.lower != nil { return .atLower }
    return bounds.upper == nil ? .free : .atUpper
  }
}
