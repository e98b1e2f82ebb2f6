internal import CGLPK
internal import LinearProgramming

/// The way from a given basis to a better one on the columns that may matter, where there are many times as many columns as
/// rows: a pivot costs what there are columns.
///
/// Columns are taken in by their reduced cost at the basis, the nearest to paying first; others rest at 0. The small
/// program is solved from the basis, all columns are priced with its duals, and those that would pay join, until none
/// would. Nothing depends on it but speed: the whole program's simplex goes on from the basis that this ends at, and has
/// hardly anything left to do.
///
/// Source: J. J. Forrest's sifting, as R. E. Bixby et al. describe it in "Very large-scale linear programming", 1992.
struct Sifting {
  /// Columns for each row from which a whole pivot costs more than choosing columns.
  private static let leastColumnsPerRow = 6
  private static let leastRows = 500
  /// Columns for each row that are taken in at first.
  private static let columnsPerRow = 2
  /// Pricing rounds after which the whole program may as well go on.
  private static let roundLimit = 20

  private let program: LinearProgram
  /// The largest coefficient of each column, or 1.
  private let sizes: [Double]
  private var isIn: [Bool]

  /// `nil` where there are too few columns to choose from.
  init?(_ program: LinearProgram) {
    guard program.rowCount >= Self.leastRows,
      program.columnCount >= Self.leastColumnsPerRow * program.rowCount
    else { return nil }
    self.program = program
    var sizes = Array(repeating: 0.0, count: program.columnCount)
    for (column, coefficient) in zip(program.columnPositions, program.coefficients) {
      sizes[Int(column)] = max(sizes[Int(column)], abs(coefficient))
    }
    self.sizes = sizes.map { $0 > 0 ? $0 : 1 }
    isIn = Array(repeating: false, count: program.columnCount)
  }

  /// Moves the handle's problem, factorized at a basis, to a better basis.
  mutating func run(
    on handle: borrowing GLPKHandle, tolerance: Double, _ watch: inout Watch
  ) throws(GLPKFailure) {
    for round in 0..<Self.roundLimit {
      var basis = try handle.basis(of: .original)
      let news = choose(from: try handle.point(of: .original, .vertex), basis, isFirst: round == 0)
      guard news > 0 || round == 0 else { return }
      guard try solve(from: &basis, tolerance: tolerance, &watch) else { return }
      try handle.setBasis(basis, of: .original)
      guard try handle.factorize(.original) != nil else { return }
    }
  }

  /// Takes in columns, and tells how many.
  private mutating func choose(from point: Point, _ basis: Basis, isFirst: Bool) -> Int {
    var news = 0
    var near: [(score: Double, column: Int)] = []
    for column in 0..<program.columnCount where !isIn[column] {
      let standing = basis.columns[column]
      let gain: Double =
        standing == .basic
        ? .infinity : standing.gain(reducedCost: point.reducedCosts[column], program.direction)
      if gain > 1e-7 * max(1, abs(program.costs[column])) || point.columnValues[column] != 0 {
        isIn[column] = true
        news += 1
      } else if isFirst, gain.isFinite {
        near.append((gain / sizes[column], column))
      }
    }
    guard isFirst else { return news }
    near.sort { $0.score == $1.score ? $0.column < $1.column : $0.score > $1.score }
    for (_, column) in near.prefix(Self.columnsPerRow * program.rowCount) { isIn[column] = true }
    return news
  }

  /// Solves the program of the columns that are in.
  ///
  /// - Returns: whether `basis` is now that of its optimum.
  private func solve(
    from basis: inout Basis, tolerance: Double, _ watch: inout Watch
  ) throws(GLPKFailure) -> Bool {
    let columns = isIn.indices.filter { isIn[$0] }
    let handle = try GLPKHandle()
    try handle.load(part(columns), whole: false)
    try handle.scale(.original, automatically: true)
    try handle.setBasis(Basis(rows: basis.rows, columns: columns.map { basis.columns[$0] }), of: .original)
    guard let state = try handle.factorize(.original) else { return false }
    let method: GLPKHandle.Simplex = Int(state.primal_status) == CG_FEASIBLE ? .primal : .dual
    guard case .optimal = try handle.runSimplex(on: .original, method, tolerance: tolerance, &watch) else {
      return false
    }
    let found = try handle.basis(of: .original)
    basis.rows = found.rows
    for (place, column) in columns.enumerated() { basis.columns[column] = found.columns[place] }
    return true
  }

  private func part(_ columns: [Int]) -> LinearProgram {
    var part = LinearProgram(direction: program.direction)
    var places: [Variable?] = Array(repeating: nil, count: program.columnCount)
    for column in columns {
      places[column] = part.addVariable("", program.columnBounds[column], cost: program.costs[column])
    }
    for row in 0..<program.rowCount {
      let terms = program.nonzeros(of: Constraint(position: row)).compactMap { index in
        places[Int(program.columnPositions[index])].map {
          LinearExpression.Term(program.coefficients[index], $0)
        }
      }
      part.addConstraint("", LinearExpression(terms), program.rowBounds[row])
    }
    return part
  }
}
