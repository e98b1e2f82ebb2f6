internal import PlacementModel

/// The sentences of an explanation.
struct ExplanationWording {
  let answer: Explanation

  private var problem: Problem { answer.plan.problem }
  private var currency: String { problem.currency.escapingControls }

  // MARK: - The whole

  var assumption: [String] {
    guard let cost = answer.plan.objective else { return [Wording.status(answer.plan)] }
    let money = MoneyScale([cost], currency: currency)
    var words = [
      "What a little more or less would change, against the cheapest plan of \(money.textWithUnit(cost)): each thing "
        + "alone, everything else as it stands, and the plan adapted at the least cost. Money is present value."
    ]
    if answer.fixesWholeNumbers {
      words.append(
        "The plan takes whole numbers (what is opened, signed or bought in blocks). They are held as they are: what is said "
          + "holds as long as none of them changes.")
    }
    if problem.limits.elements.contains(where: { if case .concentration = $0.rule { true } else { false } }) {
      words.append(
        "A limit of concentration is curved, and held here by straight lines that touch it: what is said holds near where the "
          + "plan stands, and is too hopeful farther off.")
    }
    if answer.plan.status == .feasible { words.append(Wording.status(answer.plan)) }
    if answer.stoppedBy != nil { words.append("Explaining was stopped: this is what there was by then.") }
    return words
  }

  func title(_ kind: Explanation.Price.Kind) -> String {
    switch kind {
    case .limit: "Limits"
    case .commitment: "Commitments"
    case .capacity: "Capacity"
    case .work: "Work"
    }
  }

  func untold(_ kind: Explanation.Price.Kind) -> String? {
    guard let count = answer.untold[kind] else { return nil }
    let what = Wording.count(count, "more price")
    return "\(what) \(count == 1 ? "matters" : "matter") less; --all tells \(count == 1 ? "it" : "them") too."
  }

  // MARK: - One price

  /// `nil` where nothing is known.
  func sentence(_ price: Explanation.Price) -> String? {
    let terms = Terms(price, problem)
    let sides = [price.more.map { (true, $0) }, price.less.map { (false, $0) }].compactMap { $0 }
    let hasRoom = { (side: Explanation.Side) in side.units > 1e-9 * max(1, abs(price.now)) }
    let clauses = sides.filter { hasRoom($0.1) }
    let closed = sides.filter { !hasRoom($0.1) && $0.1.end == .noPlan }.map { isMore, _ in
      "even a little \(isMore ? "more" : "less") leaves no plan" + withTheseNumbers
    }
    if clauses.isEmpty {
      return closed.isEmpty ? nil : "\(terms.name) \(terms.standing): \(closed.joined(separator: "; "))."
    }
    if clauses.allSatisfy({ isNothing($0.1) && $0.1.atOnce == 0 }) {
      let range = clauses.map { isMore, side in "\(extent(side, terms, isMore))" }.joined(separator: ", ")
      let which = clauses.count == 2 ? "more or less" : clauses[0].0 ? "more" : "less"
      let words = ["a little \(which) changes nothing (\(range))"] + closed
      return "\(terms.name) \(terms.standing): \(words.joined(separator: "; "))."
    }
    if let more = price.more, let less = price.less, more.units > 0, less.units > 0, isSame(more, less) {
      return
        "\(terms.name) \(terms.standing): \(terms.oneMore) \(effect(more, terms)), \(extent(more, terms, true)); "
        + "\(terms.oneLess) \(less.change < 0 ? "saves" : "costs") as much, \(extent(less, terms, false))."
    }
    let words = clauses.map { isMore, side in
      "\(isMore ? terms.oneMore : terms.oneLess) \(effect(side, terms)), \(extent(side, terms, isMore))"
    }
    return "\(terms.name) \(terms.standing): \((words + closed).joined(separator: "; "))."
  }

  /// Whole numbers stay as they are: with others there may be a plan.
  private var withTheseNumbers: String { answer.fixesWholeNumbers ? " with these whole numbers" : "" }

  private func isNothing(_ side: Explanation.Side) -> Bool {
    abs(side.change * side.units) <= 1e-9 * max(1, abs(answer.plan.objective ?? 0))
  }

  /// Whether one more and one less are worth the same.
  private func isSame(_ more: Explanation.Side, _ less: Explanation.Side) -> Bool {
    !isNothing(more) && more.atOnce == 0 && less.atOnce == 0
      && abs(more.change + less.change) <= 1e-6 * abs(more.change)
  }

  private func effect(_ side: Explanation.Side, _ terms: Terms) -> String {
    let jump =
      side.atOnce == 0
      ? "" : "\(side.atOnce > 0 ? "costs" : "saves") \(Wording.price(abs(side.atOnce), currency)) at once"
    guard !isNothing(side) else { return jump.isEmpty ? "changes nothing" : jump }
    let verb =
      (side.change < 0 ? "saves" : "costs") + (side.units < terms.told * (1 - 1e-9) ? " at a rate of" : "")
    let amount = abs(side.change) / terms.divisor
    var words =
      (jump.isEmpty ? "" : jump + ", then ") + "\(verb) \(Wording.price(amount, currency))\(terms.per)"
    if terms.work > 0 {
      words += " (\(Wording.price(100 * abs(side.change) / terms.work, currency)) per unit of work)"
    }
    let last = abs(side.changeAtEnd) / terms.divisor
    if abs(last - amount) > 0.005 * max(last, amount) {
      words += ", \(Wording.price(last, currency)) at the end"
    }
    return words
  }

  private func extent(_ side: Explanation.Side, _ terms: Terms, _ isMore: Bool) -> String {
    let words = terms.extent(side.units, isMore)
    let end = isMore ? terms.now + side.units : terms.now - side.units
    return switch side.end {
    case .otherPrice: words
    case .noPlan: words + ", beyond which no plan is left" + withTheseNumbers
    case .notSought where end <= terms.last.low + 1e-9 || end >= terms.last.high - 1e-9: words
    // Of hundredths nearly all that there is.
    case .notSought where !isMore && terms.isHundredths && side.units >= 99 - 1e-9: words
    case .notSought: words + " at least"
    }
  }

  // MARK: - Entries

  var entriesTitle: String { "Offers that are not used" }

  var entries: [String] {
    let more =
      answer.untoldEntries > 0
      ? [
        "\(Wording.count(answer.untoldEntries, "more offer")) \(answer.untoldEntries == 1 ? "is" : "are") farther from being used."
      ] : []
    return answer.entries.map { entry in
      let option = problem.options[entry.option]
      guard let factor = entry.factor else {
        return "\(option.id.escapingControls) would not be bought even for nothing."
      }
      let period = entry.period.map { " in " + problem.horizon.periods[$0].id.escapingControls } ?? ""
      let price = entry.price.map { " (\(Wording.price($0, currency)) per unit-hour\(period))" } ?? period
      let part = (factor * 100).text(significantDigits: 4).droppingZeros + " % of its prices"
      if factor >= 1 - 1e-9, !entry.isChecked {
        return "\(option.id.escapingControls) is not used at its prices; what it would take was not found."
      }
      if factor >= 1 - 1e-9 {
        return "\(option.id.escapingControls) costs as much as what is used in its place\(price)."
      }
      guard entry.isChecked else {
        return "\(option.id.escapingControls) stays unused at least down to \(part)\(price)."
      }
      return "\(option.id.escapingControls) would first be bought at \(part)\(price)."
    } + more
  }
}

/// How a subject is named and measured.
private struct Terms {
  var name: String
  let now: Double
  var standing = ""
  var oneMore = "one more"
  var oneLess = "one less"
  /// What changes are divided by to be told, and for what they are then told.
  var divisor = 1.0
  /// Units of the subject for which money is told: where a price holds for less it is a rate.
  var told = 1.0
  var per = ""
  /// Work over the horizon, where money is told per unit of it as well.
  var work = 0.0
  var isHundredths = false
  /// Beyond these nothing could be, whatever is sought.
  var last: (low: Double, high: Double) = (-.infinity, .infinity)
  /// Units of the subject as text.
  var extent: (Double, Bool) -> String = { units, _ in "for \(units.text(significantDigits: 4))" }

  init(_ price: Explanation.Price, _ problem: Problem) {
    let currency = problem.currency.escapingControls
    now = price.now
    switch price.subject {
    case .capacity(let offer, let period):
      let period = problem.horizon.periods[period]
      name = "\(problem.offers[offer].id.escapingControls) in \(period.id.escapingControls)"
      standing = "(\(price.now.compactText) units)"
      (oneMore, oneLess) = ("one unit more", "one unit less")
      last.low = 0
      divisor = period.hours
      per = " an hour"
      extent = { units, isMore in "for up to \(units.unitsText) units \(isMore ? "more" : "fewer")" }
    case .allWork(let workload, let work):
      name = problem.workloads[workload].id.escapingControls
      standing = "(\(work.compactText) units of work)"
      (oneMore, oneLess) = ("1 % more of it", "1 % less of it")
      isHundredths = true
      self.work = work
      extent = { units, isMore in
        "up to \(units.text(significantDigits: 3).droppingZeros) % \(isMore ? "more" : "less")"
      }
    case .work(let workload, let step):
      let step = problem.horizon.steps[step]
      name = "\(problem.workloads[workload].id.escapingControls) in \(step.id.escapingControls)"
      standing = "(\(price.now.compactText) units of work an hour)"
      (oneMore, oneLess) = ("one unit of work more", "one unit of work less")
      divisor = step.hours
      extent = { units, isMore in "for up to \(units.unitsText) an hour \(isMore ? "more" : "less")" }
    case .commitment(let agreement, let money):
      let agreement = problem.agreements[agreement]
      let own = problem.providers[agreement.provider].currency.escapingControls
      name = "The minimum spend of \(agreement.id.escapingControls)"
      standing = "(\(Wording.price(money, own)) inside the horizon)"
      (oneMore, oneLess) = ("1 % more of it", "1 % less of it")
      isHundredths = true
      extent = { units, isMore in
        "up to \(Wording.price(money * units / 100, own)) \(isMore ? "more" : "less")"
      }
    case .limit(let limit, let side, let isHundredths):
      name = problem.limits[limit].id.escapingControls
      describe(limit, side, price.now, isHundredths: isHundredths, problem, currency)
    case .limitPart(let limit, let side, let part, let workload, let span):
      name = problem.limits[limit].id.escapingControls
      describe(limit, side, price.now, isHundredths: false, problem, currency)
      let words = [workload.map { problem.workloads[$0].id }, part, span].compactMap { $0?.escapingControls }
      name += " for " + words.joined(separator: ", ")
    }
  }

  private mutating func describe(
    _ limit: Index<Limit>, _ side: LimitSide, _ now: Double, isHundredths: Bool, _ problem: Problem,
    _ currency: String
  ) {
    let bound = side == .maximum ? "at most" : "at least"
    if isHundredths {
      standing = "(bounds that differ over time)"
      (oneMore, oneLess) = ("all of them 1 % higher", "all of them 1 % lower")
      extent = { units, isMore in
        "up to \(units.text(significantDigits: 3).droppingZeros) % \(isMore ? "higher" : "lower")"
      }
      return
    }
    switch problem.limits[limit].rule {
    case .share, .spread, .churn, .survive:
      standing = "(\(bound) \(now.percent))"
      last = (0, 1)
      (oneMore, oneLess) = ("one percentage point higher", "one percentage point lower")
      divisor = 100
      told = 0.01
      extent = { units, isMore in
        let end = isMore ? now + units : now - units
        return "\(isMore ? "up" : "down") to \(end.percent)"
      }
    case .budget, .exposure:
      standing = "(\(bound) \(Wording.price(now, currency)))"
      last.low = 0
      (oneMore, oneLess) = ("one \(currency) more", "one \(currency) less")
      extent = { units, isMore in
        let end = isMore ? now + units : now - units
        return "\(isMore ? "up" : "down") to \(Wording.price(end, currency))"
      }
    default:
      let unit = problem.limits[limit].rule.unit
      standing = "(\(bound) \(now.compactText)\(unit))"
      last.low = 0
      extent = { units, isMore in
        "\(isMore ? "up" : "down") to \((isMore ? now + units : now - units).compactText)\(unit)"
      }
    }
  }
}

extension Double {
  /// A fraction in four digits, with no more than it has: `60 %`, `64.54 %`.
  fileprivate var percent: String { (self * 100).text(significantDigits: 4).droppingZeros + " %" }

  fileprivate var unitsText: String { magnitude < 0.005 ? text(significantDigits: 2) : compactText }
}

extension Limit.Rule {
  /// Of what is neither a fraction nor money, after its figure.
  fileprivate var unit: String {
    switch self {
    case .carbon: " kg CO2e"
    case .pool: " units of its weights"
    default: ""
    }
  }
}
