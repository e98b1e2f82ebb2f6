internal import PlacementModel

/// Whatever bounds the plan at a price, in one currency: what one percent more room would save, of limits, commitments and
/// capacity alike.
///
/// Prices hold at the margin. One percent of a bound is a step that all kinds of bounds have, so that they compare: a point
/// of a share and a unit of an offer do not.
struct Bounds {
  enum Kind: Int, CaseIterable {
    case limit, commitment, capacity
  }

  /// One bound over all periods in which it holds.
  struct Bound {
    let kind: Kind
    let title: String
    /// Present value saved by one percent more room, by period in which the bound ends (a year's in each of its periods, as
    /// a part by hours).
    var savings: [Double]
    /// The periods in which it is reached.
    var isReached: [Bool]
    var saving: Double { savings.reduce(0, +) }
  }

  private let figures: PlanFigures
  private(set) var all: [Bound] = []
  private var places: [String: Int] = [:]

  init(_ figures: PlanFigures) {
    self.figures = figures
    let spans = figures.periodsBySpan
    for value in figures.plan.limits where value.isBinding { add(value, spans) }
    addCommitments()
    addCapacity()
  }

  /// Those that cost something, the dearest first.
  var dearest: [Bound] {
    let least = 1e-9 * abs(figures.plan.objective ?? 0)
    return all.enumerated().filter { $0.element.saving > least }
      .sorted { (-$0.element.saving, $0.offset) < (-$1.element.saving, $1.offset) }.map(\.element)
  }

  private mutating func add(
    _ kind: Kind, _ title: String, _ saving: Double, over periods: [Int], isReached: Bool = true
  ) {
    let key = "\(kind.rawValue) " + title
    let place = places[key] ?? all.count
    if place == all.count {
      places[key] = place
      let none = Array(repeating: false, count: figures.periodCount)
      all.append(Bound(kind: kind, title: title, savings: figures.zeros, isReached: none))
    }
    let hours = periods.reduce(0) { $0 + figures.horizon.periods.elements[$1].hours }
    for period in periods {
      let part = figures.horizon.periods.elements[period].hours / hours
      // Less than nothing is rounding.
      all[place].savings[period] += max(0, saving) * part
      if isReached { all[place].isReached[period] = true }
    }
  }

  /// The workloads of a spread stand together.
  private mutating func add(_ value: Plan.LimitValue, _ spans: [String: [Int]]) {
    let limit = figures.problem.limits[value.limit]
    let title = [limit.id, value.part].compactMap { $0 }.joined(separator: ": ")
    let bound = [value.minimum, value.maximum].compactMap { $0 }
      .min { abs($0 - (value.value ?? 0)) < abs($1 - (value.value ?? 0)) }
    add(.limit, title, abs(value.price ?? 0) * abs(bound ?? 0) / 100, over: spans[value.span] ?? [])
  }

  /// The price of a window's minimum is the dual of its row, in present value for each unit of its provider's currency.
  private mutating func addCommitments() {
    let duals = Dictionary(figures.plan.duals.map { ($0.row, $0.dual) }) { first, _ in first }
    for standing in figures.plan.agreements where standing.status == .signed {
      let agreement = figures.problem.agreements[standing.agreement]
      let window = agreement.windows[standing.window]
      guard let minimum = window.minimum, minimum > 0,
        let price = duals["commitment[\(agreement.id),\(window.id)]"], abs(price) > 1e-12
      else { continue }
      let periods = window.periods.map(\.period.offset)
      add(.commitment, Wording.minimumOf(agreement.id), price * minimum / 100, over: periods)
    }
  }

  /// All regions of a provider's machine together: an offer each would be a list of hundreds.
  private mutating func addCapacity() {
    for use in figures.plan.capacity {
      guard let price = use.price, price > 1e-9 else { continue }
      let offer = figures.problem.offers[use.offer]
      let step = figures.horizon.steps[use.step]
      let capacity = offer.capacity[step.period] + use.granted
      let title =
        figures.problem.providers[offer.provider].id + " " + figures.problem.machines[offer.machine].id
      add(.capacity, title, price * capacity * step.hours / 100, over: [step.period.offset])
    }
  }
}
