internal import PlacementModel

extension Wording {
  static let partOfBounds = "part of its bounds"
  static let ofItsBounds = "of its bounds"

  static func curve(_ scale: PositionScale, _ money: String) -> String {
    "The curve: least cost, \(money) present value"
  }

  static func shownOf(_ shown: Int, _ all: Int) -> String {
    "\(shown.text) of \(all.text) points where it bends; all of them are in the JSON"
  }

  /// The heading of prices: what a little more room saves.
  static func savedBy(_ scale: PositionScale, _ unit: String) -> String {
    let way = scale.loosensUpward ? "more" : "less"
    let words =
      switch scale.unit {
      case .fraction: "one point \(way) saves"
      case .factor: "1 % \(way) saves"
      case .index: "0.01 \(way) saves"
      case .money(let currency): "1 \(currency) \(way) saves"
      case .amount: "one \(way) saves"
      }
    return inUnit(words, unit)
  }
}

/// The sentences of a frontier.
struct FrontierWording {
  let frontier: Frontier
  let money: MoneyScale
  let scale: PositionScale

  private var subject: String {
    switch frontier.axis {
    case .limit(let limit, let side, _):
      let id = frontier.problem.limits[limit].id.escapingControls
      return side == .maximum ? "every maximum of the limit \(id)" : "every minimum of the limit \(id)"
    case .goal(.carbon): return "every cap on emissions over the horizon"
    case .goal(.unmet): return "every amount of work that may stay unserved over the horizon"
    case .goal(.moves): return "every amount of work that may move"
    case .goal(.concentration): return "every cap on the index of concentration of what providers are paid"
    case .goal(.cost): return "every cost"
    }
  }

  /// What is shown, and what is taken as given.
  var assumption: String {
    let words = "The least cost for \(subject), everything else as it stands. Costs are present values."
    guard scale.unit == .factor else { return words }
    return words + " Its bounds differ over time and are changed alike: 100 % is as the file has them."
  }

  /// Where the problem stands, and what a little more or less would do.
  var today: String? {
    guard let today = frontier.today else {
      // What was stopped before there was a plan says nothing of whether there is one.
      guard case .limit = frontier.axis, frontier.stoppedBy == nil || !frontier.pieces.isEmpty else {
        return nil
      }
      return "As the problem stands there is no plan."
    }
    var words = "It stands at \(scale.textWithUnit(today.position)): \(money.textWithUnit(today.cost))."
    if case .goal(let goal) = frontier.axis {
      words = "The cheapest plan \(has(goal, today.position)): \(money.textWithUnit(today.cost))."
    }
    guard !frontier.isSampled else { return words }
    let below = frontier.pieces.last { $0.through <= today.position && $0.from < today.position }
    let inside = frontier.pieces.first { $0.from < today.position && today.position < $0.through }
    let above = frontier.pieces.first { $0.from >= today.position && $0.through > today.position }
    let lower = (inside ?? below)?.priceThrough
    let upper = (inside ?? above)?.priceFrom
    let (more, less) = scale.loosensUpward ? (upper, lower) : (lower, upper)
    let (loosely, tightly) = scale.loosensUpward ? ("more", "less") : ("less", "more")
    guard let more, more > 0 else {
      if more != nil { words += " More room saves nothing." }
      if let less, less > 0 { words += " \(step(tightly)) costs \(amount(less))." }
      return words
    }
    words += " \(step(loosely)) saves \(amount(more))"
    guard let less, less > 0 else { return words + "." }
    let isSame = abs(more - less) <= 1e-6 * more
    return words + ", one \(tightly) costs \(isSame ? "as much" : amount(less))."
  }

  private func has(_ goal: Goal, _ amount: Double) -> String {
    let amount = scale.textWithUnit(amount)
    return switch goal {
    case .carbon: "emits \(amount)"
    case .unmet: "leaves \(amount) unserved"
    case .moves: "moves \(amount)"
    case .concentration: "has an index of \(amount)"
    case .cost: "costs \(amount)"
    }
  }

  private func step(_ way: String) -> String {
    switch scale.unit {
    case .fraction: "One percentage point \(way)"
    case .factor: "One percent \(way)"
    case .index: "0.01 \(way)"
    case .money(let currency): "One \(currency) \(way)"
    case .amount(let name): "One \(name.hasPrefix("units") ? "unit" + name.dropFirst(5) : name) \(way)"
    }
  }

  /// At the rate that holds at the margin.
  private func amount(_ price: Double) -> String {
    Wording.price(price * scale.priceUnit, frontier.problem.currency)
  }

  /// Where the cost is not one but two: as coefficients move, room may come all at once.
  var jumps: String? {
    var words: [String] = []
    for (piece, next) in zip(frontier.pieces, frontier.pieces.dropFirst()) where piece.jumps(to: next) {
      let (before, after) = (money.textWithUnit(piece.costThrough), money.textWithUnit(next.costFrom))
      words.append("At \(scale.textWithUnit(next.from)) it goes from \(before) to \(after) at once.")
    }
    guard words.count > 3 else { return words.isEmpty ? nil : words.joined(separator: " ") }
    return words.prefix(3).joined(separator: " ") + " So it does at \((words.count - 3).text) more places."
  }

  var low: String? { ending(frontier.low, at: first, isLow: true) }
  var high: String? {
    // What stopped it before there was a curve is told once.
    frontier.stoppedBy != nil && last == nil ? nil : ending(frontier.high, at: last, isLow: false)
  }

  private var first: Frontier.Point? {
    frontier.isSampled
      ? frontier.samples.first
      : frontier.pieces.first.map { Frontier.Point(position: $0.from, cost: $0.costFrom) }
  }
  private var last: Frontier.Point? {
    frontier.isSampled
      ? frontier.samples.last
      : frontier.pieces.last.map { Frontier.Point(position: $0.through, cost: $0.costThrough) }
  }

  private func ending(_ end: Frontier.End, at point: Frontier.Point?, isLow: Bool) -> String? {
    let beyond = isLow ? "Below" : "Above"
    switch end {
    case .asked: return nil
    case .slack:
      guard let slack = slackPoint(isLow: isLow) else { return nil }
      let from =
        isLow
        ? "At \(scale.textWithUnit(slack.position)) and below"
        : "From \(scale.textWithUnit(slack.position)) on"
      return "\(from) it binds nothing: \(money.textWithUnit(slack.cost))."
    case .noPlan(let rows) where frontier.isSampled: return sampledEnd(rows, at: point, isLow: isLow)
    case .noPlan(let rows):
      guard let point else {
        guard frontier.today == nil else {
          return isLow ? "In the range asked for no plan keeps every rule." : nil
        }
        return isLow ? "No plan keeps every rule, whatever it is." + Self.reason(rows) : nil
      }
      return "\(beyond) \(scale.textWithUnit(point.position)) no plan keeps every rule."
        + Self.reason(rows)
    case .stopped(let cause):
      let why =
        switch cause {
        case .time: "the time was up"
        case .iterations: "the iterations were used up"
        case .memory: "the memory was used up"
        case .cancelled: "it was interrupted"
        }
      let place = point.map { " at \(scale.textWithUnit($0.position))" } ?? ""
      return "The curve ends\(place) because \(why)."
    }
  }

  /// Of what lies between the last position with a plan and the next without nothing is known.
  private func sampledEnd(
    _ rows: [Plan.ConflictingRow], at point: Frontier.Point?, isLow: Bool
  ) -> String? {
    guard let point else {
      return isLow
        ? "At none of the positions that were planned for does a plan keep every rule." + Self.reason(rows)
        : nil
    }
    return
      "At the positions \(isLow ? "below" : "above") \(scale.textWithUnit(point.position)) that were planned for "
      + "no plan keeps every rule." + Self.reason(rows)
  }

  /// Where a flat last piece begins.
  private func slackPoint(isLow: Bool) -> Frontier.Point? {
    let piece = isLow ? frontier.pieces.first : frontier.pieces.last
    guard let piece, !frontier.isSampled else { return isLow ? first : last }
    let isFlat = piece.priceFrom == 0 && piece.priceThrough == 0
    let inner = isLow ? piece.through : piece.from
    return isFlat ? Frontier.Point(position: inner, cost: piece.costFrom) : isLow ? first : last
  }

  /// The user's own things in the rules that conflict, each once, at most six.
  private static func reason(_ rows: [Plan.ConflictingRow]) -> String {
    let told: Set<String> = [
      "demand", "capacity", "share", "shareFloor", "budget", "carbon", "pool", "exposure", "spread", "churn",
      "quota", "ceiling", "surviving", "concentration", "deferral", "fix",
    ]
    var names: [String] = []
    var places: [String: [String]] = [:]
    for row in rows where told.contains(row.family) {
      // `family[id,part,period]`
      let inside = row.row.drop { $0 != "[" }.dropFirst().dropLast()
      let ids = inside.split(separator: ",").map { String($0).escapingControls }
      guard let first = ids.first else { continue }
      let name = row.family == "demand" ? "the demand of \(first)" : first
      if places[name] == nil { names.append(name) }
      places[name, default: []].append(ids.dropFirst().joined(separator: " "))
    }
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(6).map { name in
      let places = (places[name] ?? []).filter { !$0.isEmpty }
      guard !places.isEmpty else { return name }
      let more = places.count > 3 ? " and \((places.count - 3).text) more" : ""
      return "\(name) (\(places.prefix(3).joined(separator: ", "))\(more))"
    }
    let rest = names.count > 6 ? " and \((names.count - 6).text) more" : ""
    return " In the way: " + shown.joined(separator: "; ") + rest + "."
  }

  var caveat: String? {
    if frontier.isSampled {
      let why =
        "The plan takes whole numbers or has a limit of concentration, so the curve cannot be followed"
      switch (frontier.samples.count, frontier.low) {
      case (0, .asked): return why + ", and the format accepts no position in the range."
      case (0, _): return why + "."
      case (let count, _):
        return why + ": \(count == 1 ? "this is" : "these are") \(Wording.count(count, "plan")), and "
          + "\(count == 1 ? "beside it" : "between them") nothing is known."
      }
    }
    let lines = frontier.pieces.count { !$0.isExact }
    guard lines > 0 else { return nil }
    return
      "\(Wording.count(lines, "part")) of the curve \(lines == 1 ? "was" : "were") passed over as too short: "
      + "there a straight line joins exact costs."
  }
}

extension Frontier.Piece {
  /// Whether the cost is another where the next piece begins.
  func jumps(to next: Frontier.Piece) -> Bool {
    abs(next.costFrom - costThrough) > 1e-9 * max(1, abs(costThrough))
  }
}
