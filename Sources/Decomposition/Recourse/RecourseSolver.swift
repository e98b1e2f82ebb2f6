package import LinearProgramming

/// Solves programs with recourse blocks by leaving the blocks out: a block that the rest of the program makes
/// impossible answers with a row that says so (Benders' feasibility cut), and the rest is solved again.
///
/// The answer is that of the whole program. Columns of the blocks get values from small programs of their own, which
/// show that each block can be met; a cut is a weighted sum of its block's rows, so that its dual times the weights are
/// duals of those rows, and the whole certificate can be recomputed without knowing of cuts. A mixed-integer program
/// is relaxed first, where rounds are cheap, and then solved with the cuts of its relaxation.
///
/// Source: J. F. Benders, "Partitioning procedures for solving mixed-variables programming problems", 1962; the cut
/// is taken from the block's program of least violation, whose duals are bounded, as in the field's usage.
package struct RecourseSolver<Base: Solver>: Solver {
  private let base: Base

  /// - Parameter base: solves the rest of the program, and the blocks.
  package init(_ base: Base) { self.base = base }

  package var name: String { base.name }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    let faults = program.faults(startingBasis: options.startingBasis)
    guard faults.isEmpty, let stages = program.stages, stages.ofColumns.count == program.columnCount,
      let split = RecourseSplit(of: program, stages)
    else { return try base.solve(program, options) }
    var run = RecourseRun(base: base, program: program, split: split, options: options)
    return try run.solve()
  }
}

/// A program taken apart: the core without blocks, and the blocks.
struct RecourseSplit {
  /// Rows and columns of the core, in rising order.
  let rows: [Int]
  let columns: [Int]
  /// The core, with the whole's stages.
  let core: LinearProgram
  let blocks: [RecourseBlock]

  /// `nil` where there are no blocks, or they are not what blocks must be.
  init?(of whole: LinearProgram, _ stages: Stages) {
    guard !stages.recourse.isEmpty else { return nil }
    var isBlockRow = Array(repeating: false, count: whole.rowCount)
    var isBlockColumn = Array(repeating: false, count: whole.columnCount)
    for block in stages.recourse {
      for row in block.rows {
        guard whole.rowNames.indices.contains(Int(row)), !isBlockRow[Int(row)] else { return nil }
        isBlockRow[Int(row)] = true
      }
      for column in block.columns {
        let column = Int(column)
        guard whole.columnNames.indices.contains(column), !isBlockColumn[column], whole.costs[column] == 0,
          whole.columnDomains[column] == .continuous
        else { return nil }
        isBlockColumn[column] = true
      }
    }
    rows = isBlockRow.indices.filter { !isBlockRow[$0] }
    columns = isBlockColumn.indices.filter { !isBlockColumn[$0] }
    blocks = stages.recourse
    let reachesIn = rows.contains { row in
      whole.nonzeros(of: Constraint(position: row)).contains {
        isBlockColumn[Int(whole.columnPositions[$0])]
      }
    }
    guard !reachesIn else { return nil }
    core = Part(of: whole, rows: rows, columns: columns, fixed: []).keepingStages(stages)
  }
}

extension Part {
  /// The part's program with what its whole knows of stages, blocks aside.
  func keepingStages(_ stages: Stages) -> LinearProgram {
    var program = program
    var places: [Int32: Int32] = [:]
    for (place, column) in columns.enumerated() { places[Int32(column)] = Int32(place) }
    let lazy = Set(stages.lazyRows)
    program.stages = Stages(
      ofColumns: columns.map { stages.ofColumns[$0] },
      handOvers: Set(stages.handOvers.compactMap { places[$0] }), seams: stages.seams,
      lazyRows: rows.indices.filter { lazy.contains(Int32(rows[$0])) }.map { Int32($0) })
    return program
  }
}
