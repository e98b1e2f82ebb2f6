internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// The plans of a footing that cost at most so much more than the least.
struct Room: Sendable {
  let placement: PlacementProgram
  /// The placement's columns and rows, its whole numbers fixed. Where nothing may be added to the cost: the face of the
  /// cheapest plans, on which everything costs the same.
  let program: LinearProgram
  let basis: Basis
  /// The cheapest plan.
  let solution: Solution
  let cost: Gauge
  let leastCost: Double
  let mostCost: Double
  /// Whether everything in the program costs the least.
  let isFace: Bool

  init(around footing: Footing, within tolerance: Double) {
    placement = footing.placement
    solution = footing.solution
    leastCost = footing.solution.objective
    mostCost = leastCost + tolerance * abs(leastCost)
    cost = Gauge(footing.program.objectiveExpression)
    // Of a least cost of 0 no part is more.
    isFace = mostCost <= leastCost
    var program = isFace ? OptimalFace(of: footing).statement : footing.program
    // Nobody is billed more than the whole minimum; where money is what is sought, the program would.
    for (shortfall, minimum) in footing.placement.shortfallLimits {
      let bounds = program.columnBounds[shortfall.position]
      // The plan at hand is in the room, whatever it is billed.
      let most = max(minimum, solution.columnValues[shortfall.position])
      if bounds.upper == nil { program.setBounds(Bounds(lower: bounds.lower, upper: most), of: shortfall) }
    }
    self.program = program
    basis = footing.basis.standing(in: program)
  }
}

extension Room {
  /// The same with columns fixed that do not move in it: what stands on them alone needs no solve.
  func fixing(_ columns: some Sequence<Int>) -> Room {
    var program = program
    for column in columns {
      program.setBounds(.equal(to: solution.columnValues[column]), of: Variable(position: column))
    }
    return Room(self, program: program)
  }

  private init(_ room: Room, program: LinearProgram) {
    placement = room.placement
    solution = room.solution
    leastCost = room.leastCost
    mostCost = room.mostCost
    cost = room.cost
    isFace = room.isFace
    self.program = program
    basis = room.basis.standing(in: program)
  }
}

extension LinearProgram {
  var objectiveExpression: LinearExpression {
    LinearExpression(
      costs.enumerated().compactMap { column, cost in
        cost == 0 ? nil : LinearExpression.Term(cost, Variable(position: column))
      }, constant: objectiveConstant)
  }
}

extension Basis {
  /// The same basis where bounds have become fixed.
  func standing(in program: LinearProgram) -> Basis {
    func standing(_ standing: Standing, _ bounds: Bounds) -> Standing {
      standing != .basic && bounds.isFixed ? .fixed : standing
    }
    return Basis(
      rows: zip(rows, program.rowBounds).map(standing),
      columns: zip(columns, program.columnBounds).map(standing))
  }
}
