internal import PlacementModel

extension Wording {
  static let partOfBounds = "part of its bounds"
  static let ofItsBounds = "of its bounds as they stand"

  static func curve(_ scale: PositionScale, _ money: String) -> String {
    "The curve: least cost, \(money) present value"
  }

  static func shownOf(_ shown: Int, _ all: Int) -> String {
    "\(shown.text) of \(all.text) points where it bends; all of them are in the JSON"
  }

  static func savedBy(_ scale: PositionScale) -> String {
    switch scale.unit {
    case .fraction: "saved by one point " + (scale.loosensUpward ? "more" : "less")
    case .factor: "saved by 1 % more"
    case .index: "saved by 0.01 more"
    case .money(let currency): "saved by 1 \(currency) more"
    case .amount: "saved by one more"
    }
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
      return side == .maximum ? "the maximum of the limit \(id)" : "the minimum of the limit \(id)"
    case .goal(.carbon): return "the most emissions there may be over the horizon"
    case .goal(.unmet): return "the most work that may stay unserved over the horizon"
    case .goal(.moves): return "the most work that may move"
    case .goal(.concentration): return "the largest index of concentration of what providers are paid"
    case .goal(.cost): return "the cost"
    }
  }

  /// What is shown, and what is taken as given.
  var assumption: String {
    "The least cost for \(subject), everything else as it stands. Costs are present values."
  }

  /// Where the problem stands, and what a little more or less would do.
  var today: String? {
    guard let today = frontier.today else {
      guard case .limit = frontier.axis else { return nil }
      return "As the problem stands there is no plan."
    }
    var words = "It stands at \(scale.textWithUnit(today.position)): \(money.textWithUnit(today.cost))."
    if case .goal = frontier.axis {
      words =
        "The cheapest plan has \(scale.textWithUnit(today.position)): \(money.textWithUnit(today.cost))."
    }
    guard !frontier.isSampled else { return words }
    let below = frontier.pieces.last { $0.through <= today.position && $0.from < today.position }
    let inside = frontier.pieces.first { $0.from < today.position && today.position < $0.through }
    let above = frontier.pieces.first { $0.from >= today.position && $0.through > today.position }
    let lower = (inside ?? below)?.priceThrough
    let upper = (inside ?? above)?.priceFrom
    let (more, less) = scale.loosensUpward ? (upper, lower) : (lower, upper)
    if let more {
      words += more > 0 ? " \(step("more room")) saves \(amount(more))." : " More room saves nothing."
    }
    if let less, less > 0 { words += " \(step("less room")) costs \(amount(less))." }
    return words
  }

  private func step(_ words: String) -> String {
    switch scale.unit {
    case .fraction: "One percentage point of \(words)"
    case .factor: "One percent of \(words)"
    case .index: "0.01 of \(words)"
    case .money(let currency): "One \(currency) of \(words)"
    case .amount(let name): "One of the \(name) of \(words)"
    }
  }

  /// At the rate that holds at the margin.
  private func amount(_ price: Double) -> String {
    let currency = frontier.problem.currency.escapingControls
    return scale.price(price) + " " + currency
  }

  var low: String? { ending(frontier.low, at: first, isLow: true) }
  var high: String? { ending(frontier.high, at: last, isLow: false) }

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
    case .noPlan(let rows):
      guard let point else { return "No plan keeps every rule, whatever it is." + Self.reason(rows) }
      return "\(beyond) \(scale.textWithUnit(point.position)) no plan keeps every rule."
        + Self.reason(rows)
    case .stopped(let cause):
      let why =
        switch cause {
        case .time: "the time was up"
        case .iterations: "the iterations were used up"
        case .cancelled: "it was interrupted"
        }
      let place = point.map { " at \(scale.textWithUnit($0.position))" } ?? ""
      return "The curve ends\(place) because \(why)."
    }
  }

  /// Where a flat last piece begins.
  private func slackPoint(isLow: Bool) -> Frontier.Point? {
    let piece = isLow ? frontier.pieces.first : frontier.pieces.last
    guard let piece, !frontier.isSampled else { return isLow ? first : last }
    let isFlat = piece.priceFrom == 0 && piece.priceThrough == 0
    let inner = isLow ? piece.through : piece.from
    return isFlat ? Frontier.Point(position: inner, cost: piece.costFrom) : isLow ? first : last
  }

  /// The user's own things in the rules that conflict, at most six.
  private static func reason(_ rows: [Plan.ConflictingRow]) -> String {
    var names: [String] = []
    let told: Set<String> = [
      "demand", "capacity", "share", "shareFloor", "budget", "carbon", "pool", "exposure", "spread", "churn",
      "quota", "ceiling", "surviving", "concentration", "deferral", "fix",
    ]
    for row in rows where told.contains(row.family) { names.append(row.row.escapingControls) }
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(6).joined(separator: ", ")
    return " In the way: " + shown + (names.count > 6 ? " and \((names.count - 6).text) more" : "") + "."
  }

  var caveat: String? {
    if frontier.isSampled {
      return "The plan takes whole numbers or has a limit of concentration, so the curve cannot be followed: "
        + "these are \(frontier.samples.count.text) plans, and between them nothing is known."
    }
    let lines = frontier.pieces.count { !$0.isExact }
    guard lines > 0 else { return nil }
    return
      "Between \(lines.text) pairs of neighbouring points the curve was not followed in full: there a straight line "
      + "joins exact costs."
  }
}
