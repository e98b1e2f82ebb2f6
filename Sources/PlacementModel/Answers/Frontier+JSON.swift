extension Frontier {
  /// The curve as `berth frontier --format json` writes it: positions in the limit's own unit (or as a factor on its
  /// bounds), costs and prices in the problem's currency at present value.
  public func json() -> JSONValue {
    var curve = ObjectBuilder(answer: "frontier", of: problem)
    switch axis {
    case .limit(let limit, let side, let factor):
      curve.add("limit", problem.limits[limit].id)
      curve.add("side", side.rawValue)
      curve.add("position", factor ? "factor" : "bound")
    case .goal(let goal):
      curve.add("goal", goal.rawValue)
      curve.add("position", "amount")
    }
    curve.add("exact", .bool(!isSampled && pieces.allSatisfy(\.isExact)))
    curve.add("today", today.map(Self.json))
    curve.add("pieces", isSampled ? nil : .array(pieces.map(Self.json)))
    curve.add("samples", isSampled ? .array(samples.map(Self.json)) : nil)
    curve.add("low", Self.json(low))
    curve.add("high", Self.json(high))
    curve.add("solves", Double(solves))
    return curve.value
  }

  private static func json(_ point: Point) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("at", point.position)
    entry.add("cost", point.cost)
    entry.add("bound", point.bound)
    return entry.value
  }

  private static func json(_ piece: Piece) -> JSONValue {
    var entry = ObjectBuilder()
    entry.add("from", piece.from)
    entry.add("through", piece.through)
    entry.add("costFrom", piece.costFrom)
    entry.add("costThrough", piece.costThrough)
    entry.add("priceFrom", piece.priceFrom)
    entry.add("priceThrough", piece.priceThrough)
    entry.add("exact", piece.isExact ? nil : .bool(false))
    entry.add("formula", piece.formula.map(json))
    return entry.value
  }

  private static func json(_ formula: Formula) -> JSONValue {
    let numbers = { (values: [Double]) in JSONValue.array(values.map { .number($0 + 0) }) }
    var entry = ObjectBuilder()
    entry.add("at", formula.at)
    entry.add("value", formula.value)
    entry.add("weights", numbers(formula.weights))
    entry.add("loads", numbers(formula.loads))
    entry.add("matrix", .array(formula.matrix.map(numbers)))
    return entry.value
  }

  private static func json(_ end: End) -> JSONValue {
    var entry = ObjectBuilder()
    switch end {
    case .asked: entry.add("because", "asked")
    case .slack: entry.add("because", "bindsNothing")
    case .noPlan(let rows):
      entry.add("because", "noPlan")
      entry.add(
        "conflict",
        .array(rows.map { .object([.init("family", .string($0.family)), .init("row", .string($0.row))]) }))
    case .stopped(let cause):
      entry.add("because", "stopped")
      entry.add("stoppedBy", cause.rawValue)
    }
    return entry.value
  }
}

extension Frontier {
  /// What stopped the curve before it was whole.
  public var stoppedBy: Plan.StopCause? {
    for end in [low, high] {
      if case .stopped(let cause) = end { return cause }
    }
    return nil
  }
}
