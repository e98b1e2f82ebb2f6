internal import LinearProgramming

extension StagedRun {
  /// Solves blocks of stages in turn, each with what earlier ones decided fixed, and unites their bases; then
  /// the same with longer blocks, from that basis.
  mutating func solveBlocks(_ standing: inout GrowingBasis) throws(SolverError) {
    let lazy = Set(stages.lazyRows.map(Int.init))
    let rowStages = self.rowStages
    for blocks in levels {
      var values = program.columnBounds.map { $0.lower ?? min(0, $0.upper ?? 0) }
      for block in blocks {
        guard limitReached == nil else { return }
        let rows = program.rowNames.indices.filter { block.contains(rowStages[$0]) }
        var work = BlockWork(
          rows: rows.filter { !lazy.contains($0) || standing.inPlay[$0] },
          pool: rows.filter { lazy.contains($0) && !standing.inPlay[$0] },
          columns: (0..<program.columnCount).filter { isOpen(Int32($0), in: block) })
        if try !solve(&work, &standing, &values) {
          // Rows that cross into the block may contradict what is fixed: without them there is a start at least.
          work.rows.removeAll { crosses($0, into: block) }
          _ = try solve(&work, &standing, &values)
        }
      }
    }
    standing.bringIntoPlay(program.rowNames.indices.filter { !lazy.contains($0) })
  }

  private struct BlockWork {
    var rows: [Int]
    var pool: [Int]
    let columns: [Int]
  }

  /// After so many rounds the few rows still violated are left to the whole.
  private static var roundsPerBlock: Int { 3 }

  /// - Returns: whether the block has an optimum, which `standing` and `values` then hold.
  private mutating func solve(
    _ work: inout BlockWork, _ standing: inout GrowingBasis, _ values: inout [Double]
  ) throws(SolverError) -> Bool {
    var method = SolverOptions.Method.primalSimplex
    for _ in 0..<Self.roundsPerBlock {
      let part = Part(of: scaled, rows: work.rows, columns: work.columns, fixed: values)
      guard case .optimal(let solution) = try solve(part.program, from: standing.basis(of: part), method),
        let basis = solution.basis
      else { return method == .dualSimplex }
      standing.take(basis, of: part)
      for (place, column) in work.columns.enumerated() { values[column] = solution.columnValues[place] }
      let violated = violated(work.pool, at: values)
      if violated.isEmpty { return true }
      work.pool.removeAll(where: Set(violated).contains)
      work.rows = (work.rows + violated).sorted()
      method = .dualSimplex
    }
    return true
  }

  /// Whether a column is decided in the block: it belongs to it, and puts nothing off past its end.
  private func isOpen(_ column: Int32, in block: Range<Int>) -> Bool {
    let stage = Int(stages.ofColumns[Int(column)])
    return block.contains(stage) && (stage < block.upperBound - 1 || !stages.handOvers.contains(column))
  }

  private func crosses(_ row: Int, into block: Range<Int>) -> Bool {
    program.rowBounds[row].lower != program.rowBounds[row].upper
      && program.nonzeros(of: Constraint(position: row)).contains {
        Int(stages.ofColumns[Int(program.columnPositions[$0])]) < block.lowerBound
      }
  }

  /// The last stage that any of a row's columns has.
  private var rowStages: [Int] {
    program.rowNames.indices.map { row in
      program.nonzeros(of: Constraint(position: row)).reduce(0) {
        max($0, Int(stages.ofColumns[Int(program.columnPositions[$1])]))
      }
    }
  }

  /// Blocks of about `rowsPerBlock` rows, cut at seams where there are any near, and level by level two of them
  /// made one, until the next level would be the whole.
  private var levels: [[Range<Int>]] {
    var blocks = shortBlocks
    var levels: [[Range<Int>]] = []
    while blocks.count > 2 {
      levels.append(blocks)
      blocks = stride(from: 0, to: blocks.count, by: 2).map {
        blocks[$0].lowerBound..<blocks[min($0 + 1, blocks.count - 1)].upperBound
      }
    }
    return levels
  }

  private var shortBlocks: [Range<Int>] {
    let count = stages.count
    let length = max(1, Int((Double(count) * Double(rowsPerBlock) / Double(program.rowCount)).rounded()))
    var blocks: [Range<Int>] = []
    var start = 0
    while start < count {
      let near = stages.seams.map(Int.init).last {
        $0 > start + length / 2 && $0 <= start + length + length / 2
      }
      let end = min(count, near ?? start + length)
      blocks.append(start..<end)
      start = end
    }
    return blocks
  }
}
