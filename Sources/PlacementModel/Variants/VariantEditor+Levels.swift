extension VariantEditor {
  /// One span for each period.
  var periodSpans: [Span] {
    problem.horizon.periods.indices.map { Span(id: problem.horizon.periods[$0].id, periods: [$0]) }
  }

  /// A level as a series of the format.
  ///
  /// - Parameters:
  ///   - spans: what a level may name.
  ///   - present: the averages that stay where the level names no span; 0 where there are none.
  func json(
    _ level: Level, over spans: [Span], from present: Values<Period>?, at place: Pointer
  ) throws(InvalidProblem) -> JSONValue {
    switch level {
    case .always(let number): return .number(number)
    case .perPeriod(let numbers): return .array(numbers.map(JSONValue.number))
    case .inSpans:
      let zeros = Values<Period>(repeating: 0, count: problem.horizon.periods.count)
      let numbers = try averages(level, over: spans, from: present ?? zeros, at: place)
      return .array(numbers.map(JSONValue.number))
    }
  }

  /// A level as one number for each period.
  func averages(
    _ level: Level, over spans: [Span], from present: Values<Period>, at place: Pointer
  ) throws(InvalidProblem) -> [Double] {
    var numbers = present.numbers
    switch level {
    case .always(let number): return numbers.map { _ in number }
    case .perPeriod(let given):
      guard given.count == numbers.count else {
        let accepted = "\(numbers.count), one per period"
        throw InvalidProblem(violations: [
          Violation(place, .wrongCount(found: given.count, accepted: accepted))
        ])
      }
      return given
    case .inSpans(let values):
      let known = spans.map(\.id)
      if let unknown = values.keys.sorted().first(where: { !known.contains($0) }) {
        let nearest = Spelling.nearest(to: unknown, among: known)
        throw InvalidProblem(violations: [
          Violation(place, .unknownID(unknown, kind: "span", nearest: nearest))
        ])
      }
      for span in spans {
        guard let value = values[span.id] else { continue }
        for period in span.periods { numbers[period.offset] = value }
      }
      return numbers
    }
  }

  mutating func setBounds(
    of id: String, _ bounds: [(key: String, level: Level?)]
  ) throws(InvalidProblem) {
    let place = try place(of: id, in: .limits)
    guard let limit = problem.limits.elements.first(where: { $0.id == id }) else { return }
    for (key, level) in bounds {
      guard let level else { continue }
      let present = limit.rule.bound(key, on: problem.horizon)
      let value = try json(level, over: limit.rule.spans ?? periodSpans, from: present, at: place[key])
      try edit(id, in: .limits) { $0.setting(key, to: value) }
    }
  }

  /// A discount is known inside the agreement only: what stays of a period that it cuts is the mean of its part.
  mutating func setDiscount(_ level: Level, of id: String) throws(InvalidProblem) {
    let place = try place(of: id, in: .agreements)
    var present: Values<Period>?
    if case .inSpans = level {
      let file = try ProblemFile(reading: Problem.bytes(of: source), attachments: .none)
      var findings = Findings()
      guard let agreement = file.agreements.first(where: { $0.id == id }),
        var checker = Checker(file, &findings)
      else { throw findings.invalidProblem(in: source) }
      let whole = WindowPlan(agreement, on: checker.timeline, checker.horizon).interval
      present = checker.series.perPeriod(
        agreement.discount ?? .constant(0), .discount, within: whole, at: place, &checker.findings)
      present = present.map { values in
        Values(
          values.numbers.enumerated().map { number, value in
            let period = checker.timeline.interval(number)
            return value == 0 ? 0 : value * (period.hours / period.overlap(whole))
          })
      }
    }
    let value = try json(level, over: periodSpans, from: present, at: place["discount"])
    try edit(id, in: .agreements) { $0.setting("discount", to: value) }
  }

  mutating func setPenalty(_ level: Level?, of id: String) throws(InvalidProblem) {
    let place = try place(of: id, in: .workloads)["unmetPenalty"]
    let present = problem.workloads.elements.first { $0.id == id }?.unmetPenalty
    var value: JSONValue?
    if let level { value = try json(level, over: periodSpans, from: present, at: place) }
    try edit(id, in: .workloads) { $0.setting("unmetPenalty", to: value) }
  }

  mutating func setDemand(_ numbers: [Double], of id: String) throws(InvalidProblem) {
    let place = try place(of: id, in: .workloads)
    let horizon = problem.horizon
    guard numbers.count == horizon.steps.count else {
      let accepted = "\(horizon.steps.count), one per \(horizon.isSliced ? "slice of each period" : "period")"
      throw InvalidProblem(violations: [
        Violation(place["demand"], .wrongCount(found: numbers.count, accepted: accepted))
      ])
    }
    var demand = JSONValue.array(numbers.map(JSONValue.number))
    if horizon.isSliced, let first = horizon.periods.elements.first {
      let slices = first.steps.map { offset in
        let slice = horizon.steps.elements[offset].slice ?? ""
        let values = horizon.periods.elements.map { numbers[$0.steps.lowerBound + offset] }
        return JSONValue.Member(slice, .array(values.map(JSONValue.number)))
      }
      demand = .object([.init("slices", .object(slices))])
    }
    try edit(id, in: .workloads) { $0.setting("demand", to: demand) }
  }
}

// MARK: - Units

extension VariantEditor {
  /// Adds units to what an offer has by its own entry.
  ///
  /// What is added is there in the periods it is meant for: where the offer's additions arrive late, every series that is
  /// delayed becomes what has arrived, and the delay goes.
  mutating func addUnits(_ level: Level, to id: String) throws(InvalidProblem) {
    let place = try place(of: id, in: .offers)
    let zeros = Values<Period>(repeating: 0, count: problem.horizon.periods.count)
    let added = try averages(level, over: periodSpans, from: zeros, at: place["capacity"])
    let file = try ProblemFile(reading: Problem.bytes(of: source), attachments: .none)
    var findings = Findings()
    guard let offset = file.offers.firstIndex(where: { $0.id == id }), var checker = Checker(file, &findings)
    else { throw findings.invalidProblem(in: source) }
    let offer = file.offers[offset]
    let delay = checker.delay(of: offer, at: place["delay"])
    func arriving(_ series: SeriesFile?, _ quantity: Quantity) -> JSONValue? {
      series.flatMap { checker.series.perPeriod($0, quantity, at: place, &checker.findings) }
        .map { .array($0.arriving(after: delay).numbers.map(JSONValue.number)) }
    }
    let capacity = checker.series.perPeriod(offer.capacity, .capacity, at: place, &checker.findings)?
      .arriving(after: delay).adding(Values(added))
    let options = offer.options.map { (arriving($0.capacity, .capacity), arriving($0.held, .held)) }
    guard checker.findings.isEmpty, let capacity else { throw checker.findings.invalidProblem(in: source) }
    try edit(id, in: .offers) { entry in
      let entry = entry.setting("capacity", to: .array(capacity.numbers.map(JSONValue.number)))
      guard delay > 0 else { return entry }
      var late = options.makeIterator()
      return entry.setting("delay", to: nil).changing("options") { list in
        list.changingElements { option in
          let (quota, held) = late.next() ?? (nil, nil)
          return option.changing("capacity") { quota ?? $0 }.changing("held") { held ?? $0 }
        }
      }
    }
  }
}

extension Limit.Rule {
  /// The stretches over which it adds up, where those are not single periods.
  fileprivate var spans: [Span]? {
    switch self {
    case .share(let limit): limit.spans.elements
    case .budget(let limit): limit.spans.elements
    case .carbon(let limit): limit.spans.elements
    case .concentration(let limit): limit.spans.elements
    case .providers(let limit): limit.spans.elements
    case .spread, .pool, .exclusive, .firstRefusal, .churn, .survive, .exposure: nil
    }
  }

  /// One of its bounds, in every period; what asks nothing where it has none.
  fileprivate func bound(_ key: String, on horizon: Horizon) -> Values<Period>? {
    func spread(_ values: Values<Span>?, over spans: List<Span>, otherwise: Double) -> Values<Period> {
      var numbers = Array(repeating: otherwise, count: horizon.periods.count)
      guard let values else { return Values(numbers) }
      for span in spans.indices {
        for period in spans[span].periods { numbers[period.offset] = values[span] }
      }
      return Values(numbers)
    }
    switch (self, key) {
    case (.share(let limit), "min"): return spread(limit.minimum, over: limit.spans, otherwise: 0)
    case (.share(let limit), _): return spread(limit.maximum, over: limit.spans, otherwise: 1)
    case (.budget(let limit), _): return spread(limit.maximum, over: limit.spans, otherwise: 0)
    case (.carbon(let limit), _): return spread(limit.maximum, over: limit.spans, otherwise: 0)
    case (.concentration(let limit), _): return spread(limit.maximum, over: limit.spans, otherwise: 1)
    case (.spread(let limit), _): return limit.maximum
    case (.pool(let limit), _): return limit.maximum
    case (.churn(let limit), _): return limit.maximum
    case (.exposure(let limit), _): return limit.maximum
    case (.survive(let limit), "serve"): return limit.serve
    case (.survive, _), (.providers, _), (.exclusive, _), (.firstRefusal, _): return nil
    }
  }
}
