/// What a modeller knows of a program's structure in time. Solvers may use it to be fast; no answer depends on it.
package struct Stages: Sendable {
  /// The stage of each column, counted from 0, in the program's order. A row belongs to the last stage that any of its
  /// columns has.
  package var ofColumns: [Int32]
  /// Columns that put off an obligation to a later stage: left at 0 where only earlier stages are looked at.
  package var handOvers: Set<Int32>
  /// Stages before which a cut goes through few rows, such as the first of each year, in rising order.
  package var seams: [Int32]
  /// Rows that are seldom violated, in rising order: worth leaving out until they are.
  package var lazyRows: [Int32]
  /// What only has to be possible: worth leaving out until it is not.
  package var recourse: [RecourseBlock]

  package init(
    ofColumns: [Int32], handOvers: Set<Int32> = [], seams: [Int32] = [], lazyRows: [Int32] = [],
    recourse: [RecourseBlock] = []
  ) {
    self.recourse = recourse
    self.ofColumns = ofColumns
    self.seams = seams
    self.handOvers = handOvers
    self.lazyRows = lazyRows
  }

  /// How many stages there are.
  package var count: Int { Int(ofColumns.max() ?? -1) + 1 }
}

/// Columns that cost nothing and stand in rows of their own alone, beside columns of the rest of the program: for
/// given values of those, whether the rows can be met is a small program by itself.
package struct RecourseBlock: Hashable, Sendable {
  /// Positions, in rising order; continuous, at cost 0, and in no row but the block's.
  package var columns: [Int32]
  /// Positions, in rising order. No two blocks share a row or a column.
  package var rows: [Int32]

  package init(columns: [Int32], rows: [Int32]) {
    self.columns = columns
    self.rows = rows
  }
}
