public import LinearProgramming

extension ConformanceCase {
  static let random = [
    ConformanceCase("seeded random programs are solved to 1e-9, by minimising and by maximising") {
      examination throws(SolverError) in
      for seed in UInt64(1)...12 {
        let program = LinearProgram.random(rows: 10 + 8 * Int(seed), columns: 20 + 13 * Int(seed), seed: seed)
        let minimum = try examination.optimum(program)
        let maximum = try examination.optimum(program.negated)
        examination.expect(
          maximum?.objective, near: -(minimum?.objective ?? .nan), "seed \(seed): negated objective")
      }
    },
    ConformanceCase("the same program gives the same result") { examination throws(SolverError) in
      let program = LinearProgram.random(rows: 70, columns: 150, seed: 21)
      let first = try examination.solve(program)
      let second = try examination.solve(program)
      let (one, other) = (first.outcome.solution, second.outcome.solution)
      examination.expect(one?.columnValues == other?.columnValues, "values differ from run to run")
      examination.expect(one?.duals?.rowDuals == other?.duals?.rowDuals, "duals differ from run to run")
      examination.expect(first.statistics == second.statistics, "statistics differ from run to run")
    },
  ]
}

extension LinearProgram {
  /// A feasible, bounded program with every kind of row and column, and coefficients over six powers of ten.
  ///
  /// Feasible because its rows are made around a point; bounded because costs are positive where there is
  /// no upper bound.
  public static func random(rows: Int, columns: Int, seed: UInt64) -> LinearProgram {
    var generator = SeededGenerator(seed: seed)
    var program = LinearProgram(name: "random \(seed)")
    var point: [Double] = []
    for column in 0..<columns {
      let value = generator.number(0...100).rounded()
      let lower = generator.isTrue(0.3) ? value - generator.number(0...20).rounded() : min(0, value)
      let upper = generator.isTrue(0.4) ? value + generator.number(0...50).rounded() : nil
      program.addVariable(
        "x[\(column)]", Bounds(lower: lower, upper: upper),
        cost: upper == nil ? generator.number(0.1...100) : generator.number(-100...100))
      point.append(value)
    }
    for row in 0..<rows {
      var expression = LinearExpression()
      for _ in 0..<generator.number(2...8) {
        let size = [0.01, 1, 1, 100, 10_000][generator.number(0...4)]
        let variable = Variable(position: generator.number(0...(columns - 1)))
        expression.add(size * generator.number(-0.5...1), variable)
      }
      let value = expression.value(at: point)
      let room = abs(value) * generator.number(0...0.3)
      let bounds: [Bounds] = [
        .atLeast(value - room), .atMost(value + room), .equal(to: value),
        .between(value - room, value + room),
      ]
      program.addConstraint("row[\(row)]", expression, bounds[generator.number(0...3)])
    }
    return program
  }

  /// Things with several uses that must cover needs, at least cost: feasible and bounded, with small whole
  /// coefficients.
  ///
  /// - Parameter wholePart: how much of the columns is whole, in [0, 1].
  public static func randomCovering(rows: Int, columns: Int, seed: UInt64, wholePart: Double) -> LinearProgram
  {
    var generator = SeededGenerator(seed: seed)
    var program = LinearProgram(name: "covering \(seed)")
    let things = (0..<columns).map { column in
      program.addVariable(
        "thing[\(column)]", .between(0, 20), domain: generator.isTrue(wholePart) ? .integer : .continuous,
        cost: generator.number(1...50).rounded())
    }
    for row in 0..<rows {
      var uses = LinearExpression()
      for _ in 0..<5 {
        uses.add(generator.number(1...9).rounded(), things[generator.number(0...(columns - 1))])
      }
      program.addConstraint("need[\(row)]", uses, .atLeast(generator.number(10...60).rounded()))
    }
    return program
  }

  /// The same program asked the other way round.
  var negated: LinearProgram {
    var program = self
    program.direction = direction == .minimize ? .maximize : .minimize
    program.objectiveConstant = -objectiveConstant
    for column in 0..<columnCount { program.setCost(-costs[column], of: Variable(position: column)) }
    return program
  }
}
