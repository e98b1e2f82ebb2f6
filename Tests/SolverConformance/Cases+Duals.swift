internal import LinearProgramming

/// A duals' sign is stated once, in `Duals`: the change of the optimum per unit of right-hand side. So
/// every case computes a small program's duals by hand, and then moves each right-hand side and looks.
extension ConformanceCase {
  static let duals = [
    ConformanceCase("a binding >= row has the price of one more unit") { examination throws(SolverError) in
      // Minimise 3x + 2y: y is cheaper but capped at 3, so one more unit of work comes from x.
      var program = LinearProgram(name: "atLeast")
      let x = program.addVariable("x", cost: 3)
      let y = program.addVariable("y", .between(0, 3), cost: 2)
      let work = program.addConstraint("work", 1 * x + 1 * y, .atLeast(4))
      let solution = try examination.optimum(program)
      examination.expect(solution?.objective, near: 9, "objective")
      examination.expect(solution?.duals?[work], near: 3, "dual of work")
      examination.expect(solution?.duals?.reducedCosts[y.position], near: -1, "reduced cost of y")
      examination.expect(solution?.duals?.reducedCosts[x.position], near: 0, "reduced cost of x")
      try examination.expectDualsAreRates(program)
    },
    ConformanceCase("a binding <= row lowers the cost, and raises the profit") {
      examination throws(SolverError) in
      for (direction, sign) in [(LinearProgram.Direction.minimize, -1.0), (.maximize, 1.0)] {
        var program = LinearProgram(name: "atMost \(direction)", direction: direction)
        let x = program.addVariable("x", cost: sign * 5)
        let y = program.addVariable("y", cost: sign * 4)
        let hours = program.addConstraint("hours", 6 * x + 4 * y, .atMost(24))
        let parts = program.addConstraint("parts", 1 * x + 2 * y, .atMost(6))
        let solution = try examination.optimum(program)
        examination.expect(solution?.objective, near: sign * 21, "objective")
        examination.expect(solution?.duals?[hours], near: sign * 0.75, "dual of hours")
        examination.expect(solution?.duals?[parts], near: sign * 0.5, "dual of parts")
        try examination.expectDualsAreRates(program)
      }
    },
    ConformanceCase("an equality has a dual of either sign") { examination throws(SolverError) in
      for (cost, expected) in [(2.0, 2.0), (-2.0, -2.0)] {
        for direction in [LinearProgram.Direction.minimize, .maximize] {
          var program = LinearProgram(name: "equal \(cost) \(direction)", direction: direction)
          let x = program.addVariable("x", cost: cost)
          let y = program.addVariable("y", .between(1, 1), cost: 7)
          let balance = program.addConstraint("balance", 1 * x + 1 * y, .equal(to: 5))
          let solution = try examination.optimum(program)
          examination.expect(solution?.duals?[balance], near: expected, "dual of balance")
          try examination.expectDualsAreRates(program)
        }
      }
    },
    ConformanceCase("a range has the dual of the end that binds") { examination throws(SolverError) in
      for (direction, expected) in [(LinearProgram.Direction.minimize, 2.0), (.maximize, 10.0)] {
        var program = LinearProgram(name: "range \(direction)", direction: direction)
        let x = program.addVariable("x", .free, cost: 1)
        let range = program.addConstraint("range", 0.5 * x, .between(1, 5))
        let solution = try examination.optimum(program)
        examination.expect(solution?.objective, near: expected, "objective")
        examination.expect(solution?.duals?[range], near: 2, "dual of the range")
      }
    },
    ConformanceCase("a row that does not bind has no price") { examination throws(SolverError) in
      var program = LinearProgram(name: "slack", direction: .maximize)
      let x = program.addVariable("x", .between(0, 2), cost: 3)
      let loose = program.addConstraint("loose", 1 * x, .atMost(100))
      let solution = try examination.optimum(program)
      examination.expect(solution?.duals?[loose], near: 0, "dual of loose")
      examination.expect(solution?.duals?.reducedCosts[x.position], near: 3, "reduced cost of x")
    },
  ]
}

extension Examination {
  /// Moves every bound of every row by a thousandth, and compares the optimum's change with the dual.
  ///
  /// The programs are not degenerate: left and right prices agree.
  mutating func expectDualsAreRates(_ program: LinearProgram) throws(SolverError) {
    guard let solution = try optimum(program), let duals = solution.duals else { return }
    for row in 0..<program.rowCount {
      var moved = program
      let bounds = program.rowBounds[row]
      let step = 1e-3
      moved.setBounds(
        Bounds(lower: bounds.lower.map { $0 + step }, upper: bounds.upper.map { $0 + step }),
        of: Constraint(position: row))
      guard let other = try optimum(moved) else { return }
      let rate = (other.objective - solution.objective) / step
      expect(
        duals.rowDuals[row], near: rate, "\(program.name): dual of \(program.rowNames[row])", within: 1e-6)
    }
  }
}
