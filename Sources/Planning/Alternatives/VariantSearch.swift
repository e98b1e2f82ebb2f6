internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// A few plans of a room that differ as much as is found, by modelling to generate alternatives.
///
/// What is compared is what is in use in each place (`Gauges.Place`). Two plans differ by half the sum, over all places, of how much their amounts differ, as a part of the total of the
/// cheapest. A plan far from all before it is sought from the farthest plan at hand: the side on which it has each place (more
/// than a plan before it, or less) is held, which makes the sum of differences linear, and that is maximised within the room.
/// Where it ends, sides are read again, and so on while the nearest plan before it gets farther. The sum of differences never
/// falls from round to round. It is convex, so that what is reached is an extreme of its neighbourhood and need not be the
/// farthest of all.
///
/// Then the allocation of every workload is held, and all else is bought anew at the least cost, so that no money stays that
/// was only spent to differ.
///
/// Sources: E. D. Brill, S.-Y. Chang, L. D. Hopkins, "Modeling to generate alternatives: the HSJ approach and an illustration
/// using a problem in land use planning", Management Science 28 (1982); distances in place of the objective of HSJ as in J. F.
/// DeCarolis, "Using modeling to generate alternatives (MGA) to expand our thinking on energy futures", Energy Economics 33
/// (2011).
struct VariantSearch {
  private static let mostRounds = 4
  /// By how much of the total the nearest must get farther for another round, and a plan differ to count as another.
  private static let notable = 1e-3

  let room: Room
  let gauges: Gauges
  let vertices: any TableauSolver
  let clock: AnswerClock
  /// What each place has at the vertices found so far.
  var pool: [[Double]]
  /// Of the plans so far, the cheapest first.
  private(set) var patterns: [[Double]]
  private let total: Double

  init(
    _ room: Room, _ gauges: Gauges, _ vertices: any TableauSolver, _ clock: AnswerClock,
    from pool: [[Double]]
  ) {
    self.room = room
    self.gauges = gauges
    self.vertices = vertices
    self.clock = clock
    self.pool = pool
    patterns = [gauges.pattern(at: room.solution.columnValues)]
    total = max(1e-9, patterns[0].reduce(0, +))
  }

  /// The next plan's point; `nil` where none differs, or the time was up.
  mutating func next() throws(PlanningError) -> [Double]? {
    let open = try OpenProgram(room, vertices, clock)
    var best: (values: [Double], nearest: Double)?
    var pattern = farthestOfPool()
    for _ in 0..<Self.mostRounds {
      let sides = pattern.map(sides) ?? unusedPlaces()
      let extreme = Extreme(gauge(of: sides), times: -1, in: room, total: total)
      guard let found = try extreme.find(open) else { break }
      let reached = gauges.pattern(at: found.values)
      pool.append(reached)
      let nearest = nearest(reached)
      if let best, nearest < best.nearest + Self.notable { break }
      best = (found.values, nearest)
      pattern = reached
    }
    guard let best, best.nearest > Self.notable else { return nil }
    let values = try cheapest(holding: best.values) ?? best.values
    patterns.append(gauges.pattern(at: values))
    return values
  }

  /// The part of the total that stands elsewhere in one plan than in another, in [0, 1] where totals are the same.
  func difference(_ pattern: [Double], _ other: [Double]) -> Double {
    zip(pattern, other).reduce(0) { $0 + abs($1.0 - $1.1) } / 2 / total
  }

  /// Against whichever plan so far is nearest.
  private func nearest(_ pattern: [Double]) -> Double {
    patterns.reduce(.infinity) { min($0, difference(pattern, $1)) }
  }

  /// The last plan's difference from the nearest of those before it.
  var nearestOfLast: Double {
    guard let last = patterns.last else { return 0 }
    return patterns.dropLast().reduce(.infinity) { min($0, difference(last, $1)) }
  }

  private func farthestOfPool() -> [Double]? {
    var best: (pattern: [Double], nearest: Double)?
    for pattern in pool {
      let nearest = nearest(pattern)
      if nearest > best?.nearest ?? Self.notable { best = (pattern, nearest) }
    }
    return best?.pattern
  }

  /// By place: on how many more plans before it lies above than below, over their number.
  private func sides(_ pattern: [Double]) -> [Double] {
    pattern.indices.map { place in
      let sum = patterns.reduce(0.0) { sum, other in
        let change = pattern[place] - other[place]
        return abs(change) <= 1e-9 * total ? sum : sum + (change > 0 ? 1 : -1)
      }
      return sum / Double(patterns.count)
    }
  }

  /// Away from all places that are used: where HSJ begins.
  private func unusedPlaces() -> [Double] {
    gauges.places.indices.map { place in
      let users = patterns.count { $0[place] > 1e-9 * total }
      return 1 - 2 * Double(users) / Double(patterns.count)
    }
  }

  private func gauge(of sides: [Double]) -> Gauge {
    var sum = LinearExpression()
    for (place, side) in zip(gauges.places, sides) { sum.add(place.gauge.expression, times: side) }
    return Gauge(sum)
  }
}

// MARK: - Nothing only to differ

extension VariantSearch {
  /// The cheapest point with the same allocations; `nil` where none was found.
  private func cheapest(holding held: [Double]) throws(PlanningError) -> [Double]? {
    if room.isFace { return nil }
    var rest = Rest(of: room, holding: held)
    var placement = room.placement
    // Tangents that the point at hand takes are for it alone: each round of these finds those that it breaks.
    for _ in 0..<100 {
      let outcome: Outcome
      do { outcome = try vertices.solve(rest.program, clock.solverOptions).outcome } catch { return nil }
      guard case .optimal(let solution) = outcome else { return nil }
      let values = rest.whole(solution.columnValues)
      var point = room.solution
      point.columnValues = values
      let cuts = placement.cutsBroken(by: point, tolerance: PlanningRun.coneTolerance)
      if cuts.isEmpty {
        // A point that keeps tangents better than the one at hand may cost a rounding more.
        return room.cost.value(at: values) <= room.cost.value(at: held) ? values : nil
      }
      for cut in cuts {
        placement.add(cut)
        rest.add(row: placement.program.rowCount - 1, of: placement.program)
      }
    }
    return nil
  }
}

/// What is left to decide of a program when the allocations are decided: they go to the right-hand sides.
private struct Rest {
  private let values: [Double]
  private var places: [Int]
  private(set) var program = LinearProgram(direction: .minimize)

  init(of room: Room, holding values: [Double]) {
    self.values = values
    let whole = room.program
    places = Array(repeating: 0, count: whole.columnCount)
    for allocation in room.placement.allocationColumns { places[allocation.column.position] = -1 }
    for column in 0..<whole.columnCount where places[column] == 0 {
      places[column] =
        program.addVariable(whole.columnNames[column], whole.columnBounds[column], cost: whole.costs[column])
        .position
    }
    for row in 0..<whole.rowCount { add(row: row, of: whole) }
  }

  mutating func add(row: Int, of whole: LinearProgram) {
    var sum = LinearExpression()
    for index in whole.rowStarts[row]..<whole.rowStarts[row + 1] {
      let (column, coefficient) = (Int(whole.columnPositions[index]), whole.coefficients[index])
      if places[column] < 0 {
        sum.constant += coefficient * values[column]
      } else {
        sum.add(coefficient, Variable(position: places[column]))
      }
    }
    // What stands on allocations alone holds already.
    if !sum.terms.isEmpty { program.addConstraint(whole.rowNames[row], sum, whole.rowBounds[row]) }
  }

  func whole(_ part: [Double]) -> [Double] {
    values.indices.map { places[$0] < 0 ? values[$0] : part[places[$0]] }
  }
}
