package import LinearProgramming
package import PlacementModel

/// How much of the work in scope a plan could still serve after one loss in one step: a small program for a solver.
///
/// The recourse that a plan comes with serves what it must; more may be possible.
///
///     maximize part: sum{o kept} rate[w,o,s] * recourse[w,o] >= part * served[w]   for each workload in scope
///     and the rows `standby` of the loss and step, all but recourse as it is in the plan
package struct SurvivalProbe: Sendable {
  package let limit: Index<Limit>
  package let part: String?
  package let span: String
  package let program: LinearProgram
  /// The column whose value is sought: a fraction, above 1 where more than all could be served.
  package let surviving: Variable
}

/// The rows of one loss in one step: those of its workloads among the rows of limits, and of its kept offers.
struct SurvivalRows: Sendable {
  let surviving: Range<Int>
  let standby: Range<Int>
  let recourse: [Variable]
}

extension PlacementProgram {
  /// A program for each loss and step in which work in scope is served.
  ///
  /// - Complexity: O(nonzeros of the families `surviving` and `standby`).
  package func survivalProbes(at solution: Solution) -> [SurvivalProbe] {
    rows.survivals.compactMap { probe(of: $0, at: solution) }
  }

  private func probe(of rows: SurvivalRows, at solution: Solution) -> SurvivalProbe? {
    let limits = self.rows.limits[rows.surviving]
    guard let first = limits.first else { return nil }
    var probe = LinearProgram(direction: .maximize)
    let part = probe.addVariable("part", cost: 1)
    var columns: [Int: Variable] = [:]
    for variable in rows.recourse {
      columns[variable.position] = probe.addVariable(program.columnNames[variable.position])
    }
    var servesAny = false
    for row in limits {
      guard let served = row.total?.value(at: solution.columnValues), served > 1e-9 else { continue }
      servesAny = true
      var balance = LinearExpression([.init(-1, part)])
      for term in row.measured.terms {
        if let column = columns[term.variable.position] { balance.add(term.coefficient / served, column) }
      }
      probe.addConstraint(program.rowNames[row.row.position], balance, .atLeast(0))
    }
    for position in rows.standby { addStandby(position, to: &probe, columns, at: solution) }
    return servesAny
      ? SurvivalProbe(limit: first.limit, part: first.part, span: first.span, program: probe, surviving: part)
      : nil
  }

  /// What is not recourse goes to the right-hand side; by rounding it may lie a little below 0.
  private func addStandby(
    _ position: Int, to probe: inout LinearProgram, _ columns: [Int: Variable], at solution: Solution
  ) {
    var left = program.rowBounds[position].upper ?? 0
    var used = LinearExpression()
    for index in program.nonzeros(of: Constraint(position: position)) {
      let column = Int(program.columnPositions[index])
      if let recourse = columns[column] {
        used.add(program.coefficients[index], recourse)
      } else {
        left -= program.coefficients[index] * solution.columnValues[column]
      }
    }
    probe.addConstraint(program.rowNames[position], used, .atMost(max(0, left)))
  }
}
