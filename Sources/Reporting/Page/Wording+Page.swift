internal import PlacementModel

/// The words of a plan's page.
extension Wording {
  static let unnamed = "A plan"
  static let contents = "Contents"
  static let skip = "Skip to the plan"
  static let total = "total"
  static let averageUnits = "average units"

  static func madeFrom(_ digest: String) -> String {
    "Made by berth from the input with the SHA-256 digest \(digest). Nothing on this page is fetched or sent."
  }

  static func tableOf(_ title: String) -> String { "Table: " + title }

  static func drawnByScript(_ rows: Int) -> String {
    "This table has \(count(rows, "row")) and is drawn by the page's script when it is opened."
  }

  // MARK: Headline

  static func badge(_ status: Plan.Status) -> String {
    switch status {
    case .optimal: "Optimal, and checked again"
    case .feasible: "Feasible, not proved the cheapest"
    case .infeasible: "No plan exists"
    case .stopped: "Stopped before there was a plan"
    }
  }

  static let tileCost = "Cost"
  static let tileCostNote = "present value, what was minimised"
  static let tileCash = "Cash"
  static let tileCashNote = "paid inside the horizon, nominal"
  static let tileOwed = "Still owed"
  static let tileOwedNote = "after the horizon, nominal"
  static let tileGap = "Gap"

  static func tileGapNote(_ plan: Plan) -> String {
    plan.certificate?.boundIsRecomputed == true
      ? "to a bound that was computed again" : "to the bound that the solver gives"
  }

  static func planCosts(_ cost: Double, over horizon: Horizon, _ currency: String) -> String {
    let periods = horizon.periods.elements
    let span = stretch([periods.first?.id ?? "", periods.last?.id ?? ""].map(\.escapingControls))
    let range = periods.count > 1 ? span.replacing(" (2)", with: "") : periods[0].id.escapingControls
    let rate =
      horizon.discountRate > 0 ? ", discounted at \(horizon.discountRate.shortPercentText) a year" : ""
    return "From \(range) the plan costs \(money(cost, currency, digits: 5)) of present value\(rate)."
  }

  static func goalsReached(_ goals: [Plan.GoalValue], _ currency: String) -> String {
    "Reached, in the order of the goals: " + self.goals(goals, currency: currency) + "."
  }

  static func ofTheOutlay(_ total: String) -> String { "Of \(total) paid to providers, nominal: " }
  static func andOthers(_ count: Int) -> String { " and \(count) more." }
  static let nothingLimits = "No limit, commitment or capacity costs anything at the margin."
  static let whatLimitsMost = "What limits cost most, by what 1 % more room would save: "
  static let unserved = "Of the work asked for, not served: "
  static let allServed = "All work that is asked for is served."

  static func whatNext(_ status: Plan.Status) -> String {
    status == .infeasible
      ? "What is in the way stands below. berth diagnose names a smallest set of rules that cannot all hold, and the "
        + "cheapest changes that repair it."
      : "With more time (--time-limit) there may be one."
  }

  // MARK: Prices

  static let pricesTitle = "What limits the cost"
  static let pricesCaption = "Bounds by what 1 % more room saves, present value"
  static let onePercentSaves = "1 % more room saves"

  static func pricesNote(_ plan: Plan) -> String {
    "What a little more room would save, everything else as it stands: one percent of a limit's bound, of what a commitment "
      + "asks (less of it), or of the capacity of a provider's machine in all regions. Prices hold at the margin; berth explain "
      + "tells how far."
      + (plan.certificate?.pricesFixWholeNumbers == true
        ? " They hold while whole numbers stay as they are." : "")
  }

  static func kind(_ kind: Bounds.Kind) -> String {
    switch kind {
    case .limit: "limit"
    case .commitment: "commitment"
    case .capacity: "capacity"
    }
  }

  static func kinds(_ kind: Bounds.Kind) -> String {
    switch kind {
    case .limit: "Limits"
    case .commitment: "Commitments"
    case .capacity: "Capacity that is short"
    }
  }

  static func minimumOf(_ agreement: String) -> String { agreement + ": minimum spend" }

  // MARK: Cost

  static let costTitle = "Cost by cause"
  static let presentValueName = "Present value"
  static let nominalName = "Nominal"
  static let costInPresentValue = "Cost by cause, present value"
  static let costNominal = "Cost by cause, nominal"

  static func waterfall(
    _ lines: [(cause: Plan.Cost.Line.Cause, amount: Double)], _ total: Double, _ currency: String
  ) -> String {
    guard let largest = lines.max(by: { abs($0.amount) < abs($1.amount) }) else { return "" }
    let savings = lines.filter { $0.amount < 0 }.reduce(0) { $0 + $1.amount }
    return "\(money(total, currency, digits: 5)) in all; the most is \(cause(largest.cause)), "
      + money(largest.amount, currency)
      + (savings < 0 ? ". What comes off adds up to \(money(savings, currency))." : ".")
  }

  // MARK: Allocation

  static let allocationTitle = "What runs over time"

  static func by(_ dimension: String) -> String { "By " + dimension }

  static func choice(_ amount: PlanFigures.Amount, _ dimension: PlanFigures.Dimension) -> String {
    (amount == .units ? "Units" : "Work") + " by \(dimension)"
  }

  static func allocated(_ amount: PlanFigures.Amount, _ dimension: PlanFigures.Dimension) -> String {
    (amount == .units ? "Units in use by " : "Work served by ") + "\(dimension)"
  }

  static func unit(of amount: PlanFigures.Amount) -> String {
    amount == .units ? "units in use, average" : "work per hour, average"
  }

  static func others(_ count: Int) -> String { "\(count) others" }

  /// What a stacked chart shows: its total at both ends, its peak, and who has most.
  static func stacked(_ series: [Series], _ periods: [String], merged: Bool) -> String {
    let totals = periods.indices.map { period in series.reduce(0) { $0 + $1.values[period] } }
    guard let first = totals.first, let last = totals.last, let from = periods.first, let to = periods.last,
      let peak = totals.indices.max(by: { totals[$0] < totals[$1] })
    else { return "" }
    let ids = [from, to, periods[peak]].map(\.escapingControls)
    var words =
      periods.count > 1
      ? "From \(first.compactText) in \(ids[0]) to \(last.compactText) in \(ids[1])"
      : "\(first.compactText) in \(ids[0])"
    if totals[peak] > max(first, last) { words += ", at most \(totals[peak].compactText) in \(ids[2])" }
    let sums = series.map { $0.values.reduce(0, +) }
    if let most = sums.indices.max(by: { sums[$0] < sums[$1] }), sums.reduce(0, +) > 0, series.count > 1 {
      let part = sums[most] / sums.reduce(0, +)
      words += "; over the horizon most is \(series[most].name.escapingControls), \(part.percentText)"
    }
    return words + "."
      + (merged ? " Drawn as averages of neighbouring periods; the table has every one." : "")
  }

  // MARK: Capacity and commitments

  static let capacityTitle = "Capacity against its ramp"
  static let someShort = "short"

  static func capacity(_ dimension: String) -> String {
    "Units that can be had, are paid for and are in use, by \(dimension)"
  }

  static func capacitySummary(short names: [String]) -> String {
    let scales = "Each panel has its own scale. "
    guard !names.isEmpty else { return scales + "Nowhere would more capacity save money." }
    let shown = names.prefix(6).map(\.escapingControls).joined(separator: ", ")
    let rest = names.count > 6 ? " and \(names.count - 6) more" : ""
    return scales + "In the marked periods more capacity somewhere would save money: \(shown)\(rest)."
  }

  static let commitmentsTitle = "Commitments and shortfalls"
  static func notSigned(_ agreement: String) -> String { agreement + " (not signed)" }

  static func shortfalls(_ windows: [String], of count: Int) -> String {
    let all = self.count(count, "window") + " of agreements. "
    guard !windows.isEmpty else { return all + "In none is anything missing." }
    let shown = windows.prefix(5).map(\.escapingControls).joined(separator: ", ")
    return all + "Something is missing in \(self.count(windows.count, "window")): \(shown)"
      + (windows.count > 5 ? " and \(windows.count - 5) more." : ".")
  }

  // MARK: Shares and limits

  static let sharesTitle = "Who is paid"
  static let sharesName = "Shares"
  static let outlayName = "Amounts"
  static let shareUnit = "part of all outlay"
  static func perPeriod(_ currency: String) -> String { currency + " per period, nominal" }

  static func sharesSummary(_ shares: [(name: String, share: Double)]) -> String {
    let parts = shares.sorted { $0.share > $1.share }.prefix(8)
      .map { "\($0.name.escapingControls) \($0.share.percentText)" }
    return "Over the horizon: " + parts.joined(separator: ", ") + (shares.count > 8 ? " and others." : ".")
  }

  static let limitsTitle = "Shares and other limits against their bounds"
  static let binds = "binds"

  static func limitTitle(_ limit: Limit) -> String {
    let kind =
      switch limit.rule {
      case .share(let share): "share of " + share.measure.rawValue
      case .budget: "budget"
      case .spread: "spread of a workload"
      case .pool: "pool"
      case .carbon: "carbon, kg CO2e"
      case .concentration: "concentration of outlay"
      case .exclusive: "exclusive right"
      case .firstRefusal: "first refusal"
      case .churn: "churn"
      case .survive: "survival"
      case .exposure: "exposure"
      case .providers: "number of providers"
      }
    return limit.id.escapingControls + ": " + kind
  }

  static func limitSummary(_ limit: Limit, _ values: [Plan.LimitValue]) -> String {
    let binding = values.filter(\.isBinding)
    guard !binding.isEmpty else { return "It binds nowhere." }
    let places = binding.map {
      [$0.part, $0.span].compactMap { $0 }.joined(separator: " in ").escapingControls
    }
    let shown = places.prefix(5).joined(separator: ", ")
    return "It binds in \(binding.count) of \(values.count) places: \(shown)"
      + (places.count > 5 ? " and \(places.count - 5) more." : ".")
  }

  // MARK: The map

  static let bindingSection = "Which limit binds when"
  static let bindingTitle = "What is at its bound, and what 1 % more room would save"
  static let bindingCaption =
    "Present value that 1 % more room saves, by bound and period; empty where it does not bind"
  static let bindsFreely = "binds at no price"
  static func from(_ amount: String) -> String { "from " + amount }
  static func below(_ amount: String) -> String { "to " + amount }

  static func bindingSummary(shown: Int, of all: Int) -> String {
    "The darker, the dearer; shades are factors of ten. "
      + (shown < all
        ? "Shown are the \(shown.text) dearest of \(all.text) bounds; the table has all."
        : all == 1 ? "The one bound that is reached." : "All \(all.text) bounds that are reached are shown.")
  }

  // MARK: Regions

  static let regionsTitle = "Where it runs"
  static let onAverage = "On average"
  static let choiceOverTime = "Over time"
  static let regionsAverage = "Units in use by region, average over the horizon"
  static let regionsOverTime = "Units in use by region over time"
  static let regionsMap = "The darker, the more."

  static func regionsSummary(_ used: Int, of all: Int, largest: (id: String, units: Double)?) -> String {
    "\(used.text) of \(count(all, "region")) \(used == 1 ? "is" : "are") used."
      + (largest.map { " Most runs in \($0.id.escapingControls): \($0.units.compactText) units." } ?? "")
  }

  // MARK: Orders and work

  static let ordersTitle = "What to order by when"
  static let ordersNote =
    "Reservations and commitments in the order of the dates by which they must be placed. Contract values count all payments "
    + "of the term at list prices, also those after the horizon."
  static let workTitle = "What becomes of the work"
  static let workCaption =
    "Work over the whole horizon, and what one more unit of it would cost on average, present value"
  static let workNote =
    "Work is in the units of the problem file. What one more costs is the present value at the margin, averaged over demand."

  // MARK: Certificate and lists

  static let certificateTitle = "Why this can be believed"
  static let boundName = "No plan costs less than"
  static let gapName = "Relative gap"
  static let primalName = "Largest primal residual"
  static let dualName = "Largest dual residual"
  static let complementarityName = "Largest complementarity residual"
  static let moneyName = "Largest violation in money"
  static let boundIsName = "The bound is"
  static let solverName = "Solver"
  static let iterationsName = "Iterations"
  static let nodesName = "Nodes of the search"
  static let rowsName = "Rows of the program"
  static let columnsName = "Columns"
  static let nonzerosName = "Coefficients"
  static let digestName = "SHA-256 of the input"

  static func boundIs(_ certificate: Plan.Certificate) -> String {
    (certificate.boundIsRecomputed ? "computed again from the plan's prices" : "the solver's word")
      + (certificate.pricesFixWholeNumbers ? "; prices hold while whole numbers stay as they are" : "")
  }

  static func certificateNote(_ plan: Plan) -> String {
    plan.certificate == nil
      ? "There is no plan to check."
      : "Everything here was computed again from the problem and the plan, without the solver, before the plan was shown. "
        + "Residuals are relative to the size of their row or column; a plan that fails its check is never shown."
  }

  static let conflictNote =
    "These rows of the program cannot all hold. A row's name is its kind of rule and, in brackets, what it is about."
  static let listsTitle = "Every number of the plan"
  static let listsNote =
    "The lists of the plan as berth solve --format json writes them: the same keys, the same numbers to the digit. Headings sort, "
    + "and a list can be copied as CSV. In the JSON alone are the input itself and the duals of single rows (duals): what they "
    + "price stands here in the lists of limits, capacity and workloads."

  static func list(_ name: String, _ count: Int) -> String {
    "\(name), \(self.count(count, "entry").entries)"
  }
  static func listSummary(_ name: String, _ count: Int) -> String { list(name, count) }
}

extension String {
  /// `1 entry`, `3 entries`.
  fileprivate var entries: String { hasSuffix("entrys") ? dropLast(6) + "entries" : self }
}
