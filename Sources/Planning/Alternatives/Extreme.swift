internal import LinearProgramming

/// The least of a gauge in a room, by prices.
///
/// Not the bound on the cost is stated, which would couple everything with everything, but what the gauge is worth:
///
///     L(price) = min cost + price * gauge
///
/// over all plans, whatever they cost. Every plan within the room has gauge >= (L(price) - mostCost) / price (weak duality),
/// and the mixture of two of its optima, one that costs less than allowed and one that costs more, is a plan that costs what
/// is allowed. The price is closed in on until both are the same but for `precision`. Where both optima are optima of one price they are exactly,
/// and the mixture is the optimum.
///
/// Sources: the Lagrangian bound of H. Everett, "Generalized Lagrange multiplier method for solving problems of optimum
/// allocation of resources", Operations Research 11 (1963); the chord search of M. J. Eisner and D. G. Severance, "Mathematical
/// techniques for efficient record segmentation in large shared databases", Journal of the ACM 23 (1976).
struct Extreme {
  /// How near the bound must come, relative to the total of what is measured: of large programs, where a solve takes a
  /// second, as near as shares are shown.
  private static func precision(of program: LinearProgram) -> Double {
    program.nonzeroCount > 30_000 ? 1e-4 : 1e-8
  }
  /// Prices after which the bound does not come nearer.
  private static let mostPrices = 80

  let room: Room
  /// What is minimised.
  let gauge: Gauge
  let sign: Double
  /// Of the gauge, in its own unit.
  let precision: Double
  /// Currency for one of the gauge's unit, about.
  private let typicalPrice: Double

  /// - Parameters:
  ///   - sign: 1 for the least, -1 for the most.
  ///   - total: of what the gauge is a part of.
  init(_ gauge: Gauge, times sign: Double, in room: Room, total: Double) {
    self.room = room
    self.gauge = gauge
    self.sign = sign
    let total = max(abs(total), 1e-9)
    precision = Self.precision(of: room.program) * total
    typicalPrice = max(abs(room.leastCost), 1e-9) / total
  }

  private struct Point {
    let values: [Double]
    let cost: Double
    let amount: Double
    let price: Double
  }

  /// A point at which the gauge is least, and what no point of the room is below; both times `sign`.
  struct Found {
    let values: [Double]
    let bound: Double
  }

  /// - Returns: `nil` where the time was up.
  func find(_ open: OpenProgram) throws(PlanningError) -> Found? {
    if room.isFace {
      guard let values = try open.minimum(of: costs(at: nil), .far) else { return nil }
      return Found(values: values, bound: sign * gauge.value(at: values))
    }
    var inside = point(room.solution.columnValues, at: 0)
    var outside: Point?
    var bound = -Double.infinity
    let tolerance = (room.mostCost - room.leastCost) / max(abs(room.leastCost), 1e-9)
    var price = typicalPrice * min(1, 50 * tolerance)
    for round in 0..<Self.mostPrices {
      // Where a price is so high that cost hardly counts, methods from inside lose their way, and the vertex is near.
      let distance: OpenProgram.Distance = price > 8 * typicalPrice ? .near : round == 0 ? .far : .middling
      guard let values = try open.minimum(of: costs(at: price), distance) else { return nil }
      let next = point(values, at: price)
      bound = max(bound, next.amount + (next.cost - room.mostCost) / price)
      if next.cost <= room.mostCost { inside = next } else { outside = next }
      guard let far = outside else {
        // A place that is small beside the whole has its least before the cost is used up.
        if inside.amount - bound <= precision { return Found(values: inside.values, bound: bound) }
        price *= price < 4 * typicalPrice ? 3 : 16
        continue
      }
      let mix = mixture(inside, far)
      let best = inside.amount + mix * (far.amount - inside.amount)
      let chord = (far.cost - inside.cost) / (inside.amount - far.amount)
      guard best - bound > precision, chord > inside.price, chord < far.price else {
        let values = zip(inside.values, far.values).map { $0 + mix * ($1 - $0) }
        return Found(values: values, bound: min(bound, sign * gauge.value(at: values)))
      }
      // Chords may creep along a curve from one side: every third time the prices are halved instead.
      price = round % 3 == 2 && inside.price > 0 ? (inside.price * far.price).squareRoot() : chord
    }
    throw .solver(
      .failed(doing: "closing in on a range", detail: "\(Self.mostPrices) prices were not enough"))
  }

  /// How far from the point inside to the one outside the cost is used up.
  private func mixture(_ inside: Point, _ outside: Point) -> Double {
    max(0, min(1, (room.mostCost - inside.cost) / (outside.cost - inside.cost)))
  }

  private func point(_ values: [Double], at price: Double) -> Point {
    Point(
      values: values, cost: room.cost.value(at: values), amount: sign * gauge.value(at: values), price: price)
  }

  /// Of the gauge alone where there is no price.
  private func costs(at price: Double?) -> [Double] {
    var costs = Array(repeating: 0.0, count: room.program.columnCount)
    if price != nil { for (column, cost) in room.cost.terms { costs[column] = cost } }
    for (column, coefficient) in gauge.terms { costs[column] += sign * (price ?? 1) * coefficient }
    return costs
  }
}
