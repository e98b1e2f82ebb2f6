extension LinearProgram {
  /// The largest magnitude a number of a program may have, 1e30.
  ///
  /// It is what text formats and other solvers read as infinity; past it, products overflow in scaling and a
  /// solver may call a violated point optimal.
  package static let largestMagnitude = 1e30

  /// Everything that makes this program unfit to be solved, in the order of the program; empty for a fit one.
  ///
  /// Numbers must be finite and at most `largestMagnitude`, bounds in order, columns known. An absent bound
  /// is `nil`, so an infinite one is a fault. Integer columns need a whole number within their bounds for a
  /// solution, not for a sound program: they are not looked at.
  ///
  /// - Parameter basis: where a solve is to start; it must have the program's shape.
  /// - Complexity: O(rows + columns + nonzeros).
  package func faults(startingBasis basis: Basis? = nil) -> [ProgramFault] {
    var faults: [ProgramFault] = []
    if !Self.isSound(objectiveConstant) { faults.append(.notFinite(place: .objectiveConstant)) }
    for column in 0..<columnCount {
      if !Self.isSound(costs[column]) {
        faults.append(.notFinite(place: .cost(column: column, name: columnNames[column])))
      }
      let fault = Self.fault(
        in: columnBounds[column], at: .columnBounds(column: column, name: columnNames[column]))
      if let fault { faults.append(fault) }
    }
    for row in 0..<rowCount {
      let fault = Self.fault(in: rowBounds[row], at: .rowBounds(row: row, name: rowNames[row]))
      if let fault { faults.append(fault) }
      collectNonzeroFaults(of: row, into: &faults)
    }
    if let basis, basis.rows.count != rowCount || basis.columns.count != columnCount {
      faults.append(.basisShape(rows: basis.rows.count, columns: basis.columns.count))
    }
    return faults
  }

  private func collectNonzeroFaults(of row: Int, into faults: inout [ProgramFault]) {
    for index in nonzeros(of: Constraint(position: row)) {
      let position = Int(columnPositions[index])
      if position < 0 || position >= columnCount {
        faults.append(.unknownColumn(row: row, position: position))
      }
      if !Self.isSound(coefficients[index]) {
        faults.append(.notFinite(place: .coefficient(row: row, rowName: rowNames[row], column: position)))
      }
    }
  }

  private static func isSound(_ number: Double) -> Bool { abs(number) <= largestMagnitude }

  /// - Parameter place: made only where there is a fault, for a name takes longer than a look at two numbers.
  private static func fault(in bounds: Bounds, at place: @autoclosure () -> ProgramPlace) -> ProgramFault? {
    if let lower = bounds.lower, !isSound(lower) { return .notFinite(place: place()) }
    if let upper = bounds.upper, !isSound(upper) { return .notFinite(place: place()) }
    guard let lower = bounds.lower, let upper = bounds.upper, lower > upper else { return nil }
    return .crossedBounds(place: place(), lower: lower, upper: upper)
  }
}
