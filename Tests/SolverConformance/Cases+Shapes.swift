internal import LinearProgramming

/// Programs of odd shapes: what a loop over real data makes when a list is empty.
extension ConformanceCase {
  static let shapes = [
    ConformanceCase("no columns and no rows") { examination throws(SolverError) in
      var program = LinearProgram(name: "nothing")
      program.objectiveConstant = 7
      examination.expect(try examination.optimum(program)?.objective, near: 7, "objective")
    },
    ConformanceCase("columns without rows rest on their better bounds") { examination throws(SolverError) in
      var program = LinearProgram(name: "columns", direction: .maximize)
      let x = program.addVariable("x", .between(-1, 4), cost: 2)
      let y = program.addVariable("y", .between(-3, 5), cost: -1)
      program.addVariable("z", .free)
      let solution = try examination.optimum(program)
      examination.expect(solution?[x], near: 4, "x")
      examination.expect(solution?[y], near: -3, "y")
    },
    ConformanceCase("rows without columns hold or do not") { examination throws(SolverError) in
      var program = LinearProgram(name: "rows")
      program.addConstraint("holds", LinearExpression(), .between(-1, 1))
      _ = try examination.optimum(program)
      program.addConstraint("fails", LinearExpression(), .atLeast(2))
      try examination.expectInfeasible(program)
    },
    ConformanceCase("an empty row among others") { examination throws(SolverError) in
      var program = LinearProgram(name: "empty row")
      let x = program.addVariable("x", cost: 1)
      program.addConstraint("empty", LinearExpression(), .atMost(3))
      program.addConstraint("full", 2 * x, .atLeast(3))
      examination.expect(try examination.optimum(program)?.objective, near: 1.5, "objective")
      program.addConstraint("impossible", LinearExpression(), .equal(to: 1))
      try examination.expectInfeasible(program)
    },
    ConformanceCase("a row without bounds binds nothing") { examination throws(SolverError) in
      var program = LinearProgram(name: "free row")
      let x = program.addVariable("x", .atLeast(2), cost: 1)
      let total = program.addConstraint("total", 3 * x, .free)
      let solution = try examination.optimum(program)
      examination.expect(solution?.rowValues[total.position], near: 6, "row value")
      examination.expect(solution?.duals?[total], near: 0, "dual")
    },
    ConformanceCase("fixed, free and negative columns, and a constant") { examination throws(SolverError) in
      var program = LinearProgram(name: "bounds")
      program.objectiveConstant = 100
      let fixed = program.addVariable("fixed", .equal(to: 2.5), cost: 4)
      let free = program.addVariable("free", .free, cost: 1)
      let negative = program.addVariable("negative", .between(-8, -3), cost: -1)
      program.addConstraint("sum", 1 * fixed + 1 * free + 1 * negative, .equal(to: 0))
      let solution = try examination.optimum(program)
      examination.expect(solution?[fixed], near: 2.5, "fixed")
      examination.expect(solution?[free], near: 0.5, "free")
      examination.expect(solution?[negative], near: -3, "negative")
      examination.expect(solution?.objective, near: 113.5, "objective")
    },
    ConformanceCase("a degenerate program that cycles under textbook rules") {
      examination throws(SolverError) in
      // Beale (1955): the simplex with Dantzig's rule and lowest-index ties never ends.
      var program = LinearProgram(name: "Beale")
      let x = [-0.75, 150, -0.02, 6].enumerated().map { program.addVariable("x\($0)", cost: $1) }
      program.addConstraint("a", 0.25 * x[0] - 60 * x[1] - 0.04 * x[2] + 9 * x[3], .atMost(0))
      program.addConstraint("b", 0.5 * x[0] - 90 * x[1] - 0.02 * x[2] + 3 * x[3], .atMost(0))
      program.addConstraint("c", 1 * x[2], .atMost(1))
      examination.expect(try examination.optimum(program)?.objective, near: -0.05, "objective")
    },
    ConformanceCase("dependent equalities") { examination throws(SolverError) in
      var program = LinearProgram(name: "dependent")
      let x = program.addVariable("x", cost: 1)
      let y = program.addVariable("y", cost: 2)
      program.addConstraint("once", 1 * x + 1 * y, .equal(to: 3))
      program.addConstraint("twice", 2 * x + 2 * y, .equal(to: 6))
      examination.expect(try examination.optimum(program)?.objective, near: 3, "objective")
    },
    ConformanceCase("money rows of 1e10 beside shares of 1e-3") { examination throws(SolverError) in
      var program = LinearProgram(name: "scales")
      let units = (0..<4).map {
        program.addVariable("units\($0)", .between(0, 4e5), cost: 2190 * (5 + Double($0)))
      }
      let spend = program.addVariable("spend", .between(0, 1e12))
      var total = LinearExpression()
      for (position, unit) in units.enumerated() { total.add(2190 * (5 + Double(position)) / 3, unit) }
      let money = program.addConstraint("money", total - 1 * spend, .equal(to: 0))
      program.addConstraint("work", LinearExpression(units.map { .init(1.0 / 3, $0) }), .atLeast(4e5))
      for unit in units { program.addConstraint("share", 1 * unit - 8e-5 * spend, .atMost(0)) }
      guard let solution = try examination.optimum(program) else { return }
      let residuals = Residuals(of: solution, in: program)
      let violation = residuals.rowViolations[money.position]
      examination.expect(violation <= 1e-3, "the money row is violated by \(violation)")
      examination.expect(
        residuals.dual?.absoluteGap ?? 1 <= 0.01, "the gap is \(residuals.dual?.absoluteGap ?? .nan)")
    },
    ConformanceCase("numbers that are none are refused, all of them") { examination throws(SolverError) in
      var program = LinearProgram(name: "hostile")
      program.objectiveConstant = .nan
      let x = program.addVariable("x", .between(3, 2), cost: .infinity)
      program.addVariable("y", .atLeast(-.infinity))
      program.addConstraint("row", .nan * x, .atMost(1e300))
      do throws(SolverError) {
        let outcome = try examination.solve(program) { $0.startingBasis = Basis(rows: [], columns: [.basic]) }
          .outcome
        examination.complain("outcome is \(outcome), not an error")
      } catch {
        guard case .invalid(let faults) = error else { throw error }
        examination.expect(faults.count == 7, "\(faults.count) faults instead of 7: \(faults)")
      }
    },
  ]
}
