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
    ConformanceCase(
      "seeded random programs with a contradiction spread over their rows are infeasible, with a proof"
    ) {
      examination throws(SolverError) in
      for seed in UInt64(1)...12 {
        let program = LinearProgram.random(rows: 10 + 5 * Int(seed), columns: 20 + 8 * Int(seed), seed: seed)
        try examination.expectInfeasible(program.contradicted(seed: seed))
      }
    },
    ConformanceCase("seeded random programs with a way out that pays are unbounded") {
      examination throws(SolverError) in
      for seed in UInt64(1)...12 {
        let program = LinearProgram.random(rows: 10 + 5 * Int(seed), columns: 20 + 8 * Int(seed), seed: seed)
        let outcome = try examination.solve(program.opened(seed: seed)).outcome
        guard case .unbounded = outcome else {
          examination.complain("seed \(seed): outcome is \(outcome), not unbounded")
          continue
        }
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

  /// The same with a row that asks a weighted sum of most others for more than their ends and the columns' lower bounds
  /// allow: no row alone, and no bound alone, stands against it.
  public func contradicted(seed: UInt64) -> LinearProgram {
    var generator = SeededGenerator(seed: seed)
    var sums = Array(repeating: 0.0, count: columnCount)
    var sizes = sums
    var most = 0.0
    var size = 1.0
    for row in 0..<rowCount where rowBounds[row].upper != nil || generator.isTrue(0.5) {
      // The sum is at most `most`: rows with an upper end are added, those with a lower one subtracted.
      let weight = generator.number(0.5...2) * (rowBounds[row].upper != nil ? 1 : -1)
      guard let end = rowBounds[row].upper ?? rowBounds[row].lower else { continue }
      for index in rowStarts[row]..<rowStarts[row + 1] {
        sums[Int(columnPositions[index])] += weight * coefficients[index]
        sizes[Int(columnPositions[index])] += abs(weight * coefficients[index])
      }
      most += weight * end
      size += abs(weight * end)
    }
    // A row that is the sum of others but for the last digit would leave bases that are singular but for the last digit.
    var sum = LinearExpression()
    for (column, value) in sums.enumerated() where sizes[column] > 0 {
      let less = generator.number(0.01...0.1) * sizes[column]
      sum.add(value - less, Variable(position: column))
      most -= less * (columnBounds[column].lower ?? 0)
    }
    var program = self
    program.addConstraint("contradiction", sum, .atLeast(most + 1e-4 * size))
    return program
  }

  /// The same with a column that never hurts a row and pays without end.
  public func opened(seed: UInt64) -> LinearProgram {
    var generator = SeededGenerator(seed: seed)
    var program = LinearProgram(name: name, direction: direction)
    for column in 0..<columnCount {
      program.addVariable(columnNames[column], columnBounds[column], cost: costs[column])
    }
    let way = program.addVariable("way", cost: direction == .minimize ? -1 : 1)
    for row in 0..<rowCount {
      var expression = LinearExpression()
      for index in rowStarts[row]..<rowStarts[row + 1] {
        expression.add(coefficients[index], Variable(position: Int(columnPositions[index])))
      }
      let bounds = rowBounds[row]
      if bounds.upper == nil { expression.add(generator.number(0...9), way) }
      if bounds.lower == nil { expression.add(-generator.number(0...9), way) }
      program.addConstraint(rowNames[row], expression, bounds)
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
