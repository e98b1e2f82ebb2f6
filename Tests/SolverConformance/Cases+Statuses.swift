internal import LinearProgramming

extension ConformanceCase {
  /// Every outcome that a linear program can have.
  static let statuses = [
    ConformanceCase("an optimum is found") { examination throws(SolverError) in
      let solution = try examination.optimum(.dantzigTransport)
      examination.expect(solution?.objective, near: 153.675, "transport cost")
    },
    ConformanceCase("two rows that contradict each other are infeasible, with a proof") {
      examination throws(SolverError) in
      var program = LinearProgram(name: "contradiction")
      let x = program.addVariable("x", cost: 3)
      let y = program.addVariable("y", cost: 2)
      program.addConstraint("atLeast", 1 * x + 1 * y, .atLeast(4))
      program.addConstraint("atMost", 1 * x + 1 * y, .atMost(3))
      try examination.expectInfeasible(program)
    },
    ConformanceCase("an equality outside the column bounds is infeasible, with a proof") {
      examination throws(SolverError) in
      var program = LinearProgram(name: "short supply", direction: .maximize)
      let x = program.addVariable("x", .between(0, 5), cost: 1)
      let y = program.addVariable("y", .between(-2, 3), cost: 1)
      program.addConstraint("need", 2 * x - 1 * y, .equal(to: 12.5))
      try examination.expectInfeasible(program)
    },
    ConformanceCase("a chain of rows that ends in a contradiction is infeasible, with a proof") {
      examination throws(SolverError) in
      var program = LinearProgram(name: "cycle")
      let columns = (0..<6).map { program.addVariable("x\($0)", .free) }
      for (position, column) in columns.enumerated() {
        program.addConstraint("step\(position)", 1 * columns[(position + 1) % 6] - 1 * column, .atLeast(1))
      }
      try examination.expectInfeasible(program)
    },
    ConformanceCase("an objective without end is unbounded") { examination throws(SolverError) in
      for direction in [LinearProgram.Direction.minimize, .maximize] {
        var program = LinearProgram(name: "ray", direction: direction)
        let sign: Double = direction == .minimize ? -1 : 1
        let x = program.addVariable("x", cost: sign)
        let y = program.addVariable("y")
        program.addConstraint("difference", 1 * x - 1 * y, .atMost(4))
        let outcome = try examination.solve(program).outcome
        if case .unbounded = outcome { continue }
        examination.complain("\(direction): outcome is \(outcome), not unbounded")
      }
    },
    ConformanceCase("no point and an endless objective is infeasible, not unbounded") {
      examination throws(SolverError) in
      var program = LinearProgram(name: "both")
      let x = program.addVariable("x", cost: -1)
      let y = program.addVariable("y")
      let z = program.addVariable("z", .between(0, 1))
      program.addConstraint("difference", 1 * x - 1 * y, .atMost(4))
      program.addConstraint("impossible", 2 * z + 0.001 * z, .atLeast(5))
      try examination.expectInfeasible(program)
    },
  ]
}

extension Examination {
  /// The outcome must be infeasible, and its proof must hold by computation.
  mutating func expectInfeasible(_ program: LinearProgram) throws(SolverError) {
    let outcome = try solve(program).outcome
    guard case .infeasible(let proof) = outcome else {
      return complain("\(program.name): outcome is \(outcome), not infeasible")
    }
    expect(
      proof?.holds(in: program) ?? false,
      "\(program.name): the proof \(proof?.rowWeights ?? []) proves nothing")
  }
}

extension LinearProgram {
  /// Dantzig's transport problem (1963): two plants, three markets; cost in thousands of dollars.
  static var dantzigTransport: LinearProgram {
    var program = LinearProgram(name: "transport")
    let miles = [[2.5, 1.7, 1.8], [2.5, 1.8, 1.4]]
    let ship = miles.enumerated().map { plant, distances in
      distances.enumerated().map { market, distance in
        program.addVariable("ship[\(plant),\(market)]", cost: 90 * distance / 1000)
      }
    }
    for (plant, capacity) in [350.0, 600].enumerated() {
      program.addConstraint(
        "supply[\(plant)]", LinearExpression(ship[plant].map { .init(1, $0) }), .atMost(capacity))
    }
    for (market, demand) in [325.0, 300, 275].enumerated() {
      program.addConstraint("demand[\(market)]", 1 * ship[0][market] + 1 * ship[1][market], .atLeast(demand))
    }
    return program
  }
}
