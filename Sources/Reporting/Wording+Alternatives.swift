internal import PlacementModel

/// The words of alternatives and choices.
extension Wording {
  static let plansThatDiffer = "Plans that differ most"
  static let freePlaces = "Work that may move without any cost"
  static let freePurchases = "Purchases that may change without any cost"
  static let freeRanges = "What every cheapest plan has, units"
  static let signings = "Agreements that may be signed or left"

  /// Which plans are meant, and what is told of them; with nothing to tell here, that it follows.
  static func room(tolerance: Double, least: String, extra: String, _ clauses: [String]) -> String {
    let plans =
      tolerance == 0
      ? "all plans of the least cost, \(least) present value"
      : "all plans that cost at most \(tolerance.shortPercentText) more than the least, \(least) present value "
        + "(\(extra) more)"
    return clauses.isEmpty
      ? "What follows is of \(plans)." : "Among \(plans): \(clauses.joined(separator: "; "))."
  }

  static func measure(_ measure: Measure) -> String {
    switch measure {
    case .spend: "outlay"
    case .units: "unit-hours in use"
    case .work: "work done"
    }
  }

  static func ranges(_ kind: Alternatives.Kind, _ measure: Measure, unit: String?) -> String {
    let title = "What each \(kind.rawValue) can have, \(self.measure(measure)) over the horizon"
    return unit.map { inUnit(title, $0) } ?? title
  }

  static func extent(_ id: String, _ least: String, _ most: String, of measure: Measure) -> String {
    least == most
      ? "\(id) has \(least) of \(self.measure(measure)) in every one of them"
      : "\(id) can have between \(least) and \(most) of \(self.measure(measure))"
  }

  static func variant(_ number: Int, cost: String, extra: String, moved: String, of measure: Measure)
    -> String
  {
    "Plan \(number): \(moved) of what is in use\(measure == .spend ? ", by its price," : "") stands elsewhere than in the "
      + "cheapest plan. It costs \(cost) present value, \(extra) more."
  }

  static func nearest(_ part: String) -> String { "From the nearest of the plans before it \(part) differs." }

  static func leftOut(_ count: Int) -> String {
    count == 1
      ? "One end or plan that was looked for is left out: the solver broke down on the way to it."
      : "\(count) ends or plans that were looked for are left out: the solver broke down on the way to them."
  }

  static let bothCountWaste =
    "Outlay counts what is paid, whether it is used or not. A share is that of the plan which has the amount."
  static let pricesOfPlaces =
    "In the plans that differ, what is in use counts at the lowest price at which units can be had in its place for sure."
  static let sharesOfPlans = "A share is that of the plan which has the amount."
  static let wholeNumbersKept =
    "Whole numbers (what is signed, opened or bought in blocks) stay as in the cheapest plan: with others there may be more "
    + "room."
  static let curveForces =
    "A limit of concentration is among the rules: some of what is called free may be forced by it."

  static func stopped(_ cause: Plan.StopCause) -> String {
    switch cause {
    case .time: "The time was up before all was found: what is missing was not reached."
    case .iterations: "The iterations were used up before all was found: what is missing was not reached."
    case .memory: "The memory was used up before all was found: what is missing was not reached."
    case .cancelled: "It was interrupted before all was found: what is missing was not reached."
    }
  }

  static func forced(_ count: Int, of all: Int, _ noun: String) -> String {
    count == all
      ? "all \(self.count(all, noun)) are forced"
      : "of \(self.count(all, noun)) \(count.text) \(count == 1 ? "is" : "are") forced"
  }

  static func choices(_ parts: [String]) -> String {
    "Forced means the same in every plan of the least cost: " + parts.joined(separator: ", ") + "."
  }

  static func mayMove(_ workload: String, _ places: [String]) -> String {
    places.count == 1
      ? "\(workload) at \(places[0])" : "\(workload) between " + places.joined(separator: ", ")
  }

  static func signing(_ signing: Choices.Signing, extra: String?) -> String {
    let now = signing.isInForce ? "signed" : "not signed"
    switch signing.verdict {
    case .forced:
      return now
        + (extra.map { ", forced: the opposite costs \($0) more" } ?? ", forced: no plan has the opposite")
    case .free: return now + ", free: the opposite costs as little"
    case nil: return now + ", not known whether it must be"
    }
  }
}
