internal import LinearProgramming

extension StagedRun {
  /// Solves the blocks in turn, each with the earlier ones fixed, and unites their bases.
  ///
  /// A block whose part has no optimum leaves its rows basic: the simplex then starts it from nothing.
  mutating func solveBlocks(_ standing: inout GrowingBasis) throws(SolverError) {
    let lazy = Set(stages.lazyRows.map(Int.init))
    let rowStages = self.rowStages
    var values = program.columnBounds.map { bounds in
      bounds.lower ?? min(0, bounds.upper ?? 0)
    }
    for block in blocks {
      let columns = (0..<program.columnCount).filter { column in
        let stage = Int(stages.ofColumns[column])
        guard block.contains(stage) else { return false }
        return stage < block.upperBound - 1 || !stages.handOvers.contains(Int32(column))
      }
      var rows = program.rowNames.indices.filter { block.contains(rowStages[$0]) && !lazy.contains($0) }
      var pool = stages.lazyRows.map(Int.init).filter { block.contains(rowStages[$0]) }
      var method = SolverOptions.Method.primalSimplex
      for _ in 0..<Self.roundsPerBlock {
        guard limitReached == nil else { return }
        let part = Part(of: scaled, rows: rows, columns: columns, fixed: values)
        guard case .optimal(let solution) = try solve(part.program, from: standing.basis(of: part), method),
          let basis = solution.basis
        else { break }
        standing.take(basis, of: part)
        for (place, column) in columns.enumerated() { values[column] = solution.columnValues[place] }
        let violated = violated(pool, at: values)
        guard !violated.isEmpty else { break }
        pool.removeAll(where: Set(violated).contains)
        rows = (rows + violated).sorted()
        method = .dualSimplex
      }
    }
    standing.bringIntoPlay(program.rowNames.indices.filter { !lazy.contains($0) })
  }

  /// Near what a simplex solves in a third of a second, which is where most pivots should happen.
  private static var rowsPerBlock: Int { 1000 }

  /// After so many rounds the few rows still violated are left to the whole.
  private static var roundsPerBlock: Int { 3 }

  /// The last stage that any of a row's columns has.
  private var rowStages: [Int] {
    program.rowNames.indices.map { row in
      program.nonzeros(of: Constraint(position: row)).reduce(0) {
        max($0, Int(stages.ofColumns[Int(program.columnPositions[$1])]))
      }
    }
  }

  /// Runs of stages of about equal length.
  private var blocks: [Range<Int>] {
    let count = stages.count
    let wanted = max(1, program.rowCount / Self.rowsPerBlock)
    let length = max(1, (count + wanted - 1) / wanted)
    return stride(from: 0, to: count, by: length).map { $0..<min(count, $0 + length) }
  }
}
