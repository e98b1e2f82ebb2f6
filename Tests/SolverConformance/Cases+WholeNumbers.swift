internal import LinearProgramming

extension ConformanceCase {
  /// Leave these out for a solver of continuous programs.
  public static let wholeNumbers = [
    ConformanceCase("a knapsack is filled with whole things") { examination throws(SolverError) in
      var program = LinearProgram(name: "knapsack", direction: .maximize)
      let values = [16.0, 19, 23, 28]
      let weights = [2.0, 3, 4, 5]
      let items = values.enumerated().map {
        program.addVariable("item\($0)", .binary, domain: .integer, cost: $1)
      }
      let load = LinearExpression(zip(weights, items).map { .init($0, $1) })
      program.addConstraint("load", load, .atMost(7))
      let solution = try examination.optimum(program)
      examination.expect(solution?.objective, near: 44, "value")
      examination.expect(solution?.bound, near: 44, "bound", within: 1e-3)
    },
    ConformanceCase("whole and other columns together, with exact whole numbers") {
      examination throws(SolverError) in
      for seed in UInt64(31)...34 {
        let program = LinearProgram.randomCovering(rows: 12, columns: 24, seed: seed, wholePart: 0.5)
        guard let solution = try examination.optimum(program, { $0.relativeGap = 1e-6 }) else { continue }
        for (position, value) in solution.columnValues.enumerated()
        where program.columnDomains[position] == .integer && value != value.rounded() {
          examination.complain("seed \(seed): \(program.columnNames[position]) is \(value)")
        }
        examination.expect(solution.relativeGap <= 1e-6, "seed \(seed): the gap is \(solution.relativeGap)")
        let relaxed = try examination.optimum(program.relaxed)?.objective ?? .nan
        examination.expect(
          solution.objective >= relaxed - 1e-6 * abs(relaxed), "seed \(seed): better than its relaxation")
      }
    },
    ConformanceCase("the prices of a mixed-integer solution are those of the program with its numbers fixed")
    { examination throws(SolverError) in
      var program = LinearProgram(name: "blocks")
      let blocks = program.addVariable("blocks", .between(0, 9), domain: .integer, cost: 70)
      let single = program.addVariable("single", .between(0, 100), cost: 10)
      let work = program.addConstraint("work", 10 * blocks + 1 * single, .atLeast(34))
      guard let solution = try examination.optimum(program) else { return }
      examination.expect(solution[blocks], near: 3, "blocks")
      let fixed = try examination.optimum(program.fixingIntegers(at: solution))
      examination.expect(fixed?.objective, near: solution.objective, "objective with the blocks fixed")
      examination.expect(fixed?.duals?[work], near: 10, "price of work")
      guard let prices = solution.fixedDuals else { return }
      examination.expect(prices[work], near: 10, "price of work as stated with the solution")
    },
    ConformanceCase("fractional bounds of whole columns are rounded inwards") {
      examination throws(SolverError) in
      var program = LinearProgram(name: "fractions", direction: .maximize)
      let x = program.addVariable("x", .between(0.5, 3.7), domain: .integer, cost: 1)
      program.addConstraint("cap", 1 * x, .atMost(100))
      examination.expect(try examination.optimum(program)?[x], near: 3, "x")
      program.setBounds(.between(1.2, 1.8), of: x)
      let outcome = try examination.solve(program).outcome
      if case .infeasible = outcome { return }
      examination.complain("outcome is \(outcome), not infeasible")
    },
    ConformanceCase("no whole point between two that are not") { examination throws(SolverError) in
      var program = LinearProgram(name: "parity")
      let x = program.addVariable("x", .between(0, 10), domain: .integer, cost: 1)
      let y = program.addVariable("y", .between(0, 10), domain: .integer, cost: 1)
      program.addConstraint("odd", 2 * x + 2 * y, .equal(to: 7))
      let outcome = try examination.solve(program).outcome
      if case .infeasible = outcome { return }
      examination.complain("outcome is \(outcome), not infeasible")
    },
    ConformanceCase("a search under way can be cancelled") { examination throws(SolverError) in
      let program = LinearProgram.randomCovering(rows: 40, columns: 80, seed: 41, wholePart: 1)
      let cancellation = Cancellation()
      let result = try examination.solve(program) { options in
        options.cancellation = cancellation
        options.relativeGap = 0
        options.onProgress = { if $0.phase == .search { cancellation.cancel() } }
      }
      // Too easy to reach a search is no fault.
      if case .optimal = result.outcome { return }
      try examination.expectStopped(result.outcome, by: .cancelled, best: nil, program)
    },
    ConformanceCase("a wide gap ends early, within the gap") { examination throws(SolverError) in
      let program = LinearProgram.randomCovering(rows: 15, columns: 30, seed: 43, wholePart: 1)
      let best = try examination.optimum(program, { $0.relativeGap = 0 })?.objective ?? .nan
      guard let solution = try examination.optimum(program, { $0.relativeGap = 0.2 }) else { return }
      examination.expect(solution.relativeGap <= 0.2, "the gap is \(solution.relativeGap)")
      examination.expect(
        solution.bound <= best + 1e-6 * abs(best), "the bound \(solution.bound) is not one on \(best)")
    },
  ]
}
