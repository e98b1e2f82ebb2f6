internal import CGLPK
internal import LinearProgramming

/// The point and the prices of a basis, refined to rounding.
///
/// GLPK's factorization gives answers that are good to the condition of the basis. Computing what is left of
/// `A x = rowValue` and of `cost = A' y` in twice the digits and solving for the correction with that same
/// factorization gains those digits back: two or three rounds end at the rounding of the numbers themselves.
struct Vertex {
  private(set) var solution: Solution
  private(set) var residuals: Residuals

  /// The vertex of the basis that the handle's original problem stands at; `nil` when it is singular.
  init?(of program: LinearProgram, in handle: borrowing GLPKHandle) throws(GLPKFailure) {
    guard try handle.factorize(.original) != nil else { return nil }
    let basis = try handle.basis(of: .original)
    let head = try handle.basisHead(of: .original)
    let point = try handle.point(of: .original, .vertex)
    var columnValues = try Self.refinedValues(from: point, basis, head, program, handle)
    let duals = try Self.refinedDuals(from: point, basis, head, program, handle)
    Self.snap(&columnValues, to: program.columnBounds)
    residuals = Residuals(columnValues: columnValues, duals: duals, in: program)
    solution = Solution(
      objective: residuals.objective, columnValues: columnValues,
      rowValues: program.rowValues(at: columnValues),
      duals: duals, basis: basis, bound: residuals.objective)
  }

  /// A round of refinement gains about ten digits on a sane basis: more rounds mean that nothing is to be
  /// gained.
  private static let roundLimit = 4

  private static func refinedValues(
    from point: Point, _ basis: Basis, _ head: [Int32], _ program: LinearProgram,
    _ handle: borrowing GLPKHandle
  ) throws(GLPKFailure) -> [Double] {
    let rowCount = program.rowCount
    var columnValues = point.columnValues
    var rowValues = point.rowValues
    for (position, standing) in basis.columns.enumerated() where standing != .basic {
      columnValues[position] = program.columnBounds[position].value(at: standing)
    }
    for (position, standing) in basis.rows.enumerated() where standing != .basic {
      rowValues[position] = program.rowBounds[position].value(at: standing)
    }
    var last = Double.infinity
    for _ in 0..<roundLimit {
      var (residual, size) = program.rowResiduals(columnValues: columnValues, rowValues: rowValues)
      guard size > 0, size < last / 2 else { break }
      last = size
      try handle.solveBasis(.original, &residual)
      for (position, variable) in head.enumerated() {
        let variable = Int(variable)
        if variable < rowCount {
          rowValues[variable] += residual[position]
        } else {
          columnValues[variable - rowCount] += residual[position]
        }
      }
    }
    return columnValues
  }

  private static func refinedDuals(
    from point: Point, _ basis: Basis, _ head: [Int32], _ program: LinearProgram,
    _ handle: borrowing GLPKHandle
  ) throws(GLPKFailure) -> Duals {
    let rowCount = program.rowCount
    var rowDuals = point.rowDuals
    var last = Double.infinity
    for round in 0...roundLimit {
      for (position, standing) in basis.rows.enumerated() where standing == .basic { rowDuals[position] = 0 }
      let reducedCosts = program.reducedCosts(at: rowDuals)
      var residual = Array(repeating: 0.0, count: rowCount)
      var size = 0.0
      for (position, variable) in head.enumerated() where Int(variable) >= rowCount {
        let column = Int(variable) - rowCount
        residual[position] = reducedCosts[column]
        size = max(size, abs(reducedCosts[column]) / max(1, abs(program.costs[column])))
      }
      guard round < roundLimit, size > 0, size < last / 2 else {
        return Duals(
          rowDuals: rowDuals, reducedCosts: zip(reducedCosts, basis.columns).map { $1 == .basic ? 0 : $0 })
      }
      last = size
      try handle.solveTransposedBasis(.original, &residual)
      for position in 0..<rowCount { rowDuals[position] -= residual[position] }
    }
    return Duals(rowDuals: rowDuals, reducedCosts: program.reducedCosts(at: rowDuals))
  }

  /// Puts a value that passed its bound by no more than the tolerance of the simplex exactly on it, so that
  /// no purchase is ever -1e-12.
  private static func snap(_ values: inout [Double], to bounds: [Bounds]) {
    for (position, bounds) in bounds.enumerated() {
      let value = values[position]
      if let lower = bounds.lower, value < lower, lower - value <= 1e-9 * max(1, abs(lower)) {
        values[position] = lower
      } else if let upper = bounds.upper, value > upper, value - upper <= 1e-9 * max(1, abs(upper)) {
        values[position] = upper
      }
    }
  }
}

extension LinearProgram {
  /// `sum{j} a[i,j] * x[j] - rowValue[i]` for every row, and the largest of them relative to its own terms.
  fileprivate func rowResiduals(
    columnValues: [Double], rowValues: [Double]
  ) -> (residuals: [Double], size: Double) {
    var residuals: [Double] = []
    residuals.reserveCapacity(rowCount)
    var largest = 0.0
    for row in 0..<rowCount {
      var sum = CompensatedSum(-rowValues[row])
      var size = max(1, abs(rowValues[row]))
      for index in rowStarts[row]..<rowStarts[row + 1] {
        let value = columnValues[Int(columnPositions[index])]
        sum.add(coefficients[index], times: value)
        size = max(size, abs(coefficients[index] * value))
      }
      residuals.append(sum.value)
      largest = max(largest, abs(sum.value) / size)
    }
    return (residuals, largest)
  }
}
