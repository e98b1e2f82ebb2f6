public import PlacementModel

/// Why a problem has no plan and what would repair it, in sentences.
public struct DiagnosisText: Sendable {
  let diagnosis: Diagnosis
  private var problem: Problem { diagnosis.problem }

  /// Sentences of a diagnosis.
  public init(_ diagnosis: Diagnosis) { self.diagnosis = diagnosis }

  /// The text, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80) -> String {
    var lines: [String] = []
    func say(_ text: String, label: String? = nil) {
      let paragraph =
        label.map {
          Paragraph(text.escapingControls, label: $0, labelWidth: $0.count + 1)
        } ?? Paragraph(text.escapingControls)
      lines += paragraph.lines(width: max(40, width))
    }
    say(headline)
    if diagnosis.verdict == .noPlan {
      if let conflict = diagnosis.conflict {
        lines.append("")
        for sentence in sentences(conflict) { say(sentence, label: "-") }
        lines.append("")
        for note in Wording.notes(on: conflict) { say(note) }
      }
      lines.append("")
      say(repairsHeading)
      for (number, repair) in diagnosis.repairs.enumerated() {
        say(sentence(repair), label: "\(number + 1).")
      }
      if !diagnosis.repairs.isEmpty {
        lines.append("")
        say(Wording.howChangesCompare)
      }
    }
    if let cause = diagnosis.stoppedBy { say(Wording.diagnosisStopped(cause)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var headline: String {
    switch diagnosis.verdict {
    case .hasPlan: Wording.hasPlan(diagnosis.cost.map(money) ?? "")
    case .unknown: Wording.planUnknown
    case .noPlan:
      diagnosis.conflict == nil
        ? Wording.noPlanUnexplained : Wording.noPlan(diagnosis.conflict?.members.count ?? 0)
    }
  }

  private var repairsHeading: String {
    diagnosis.repairs.isEmpty
      ? (diagnosis.stoppedBy == nil ? Wording.noRepair : Wording.noRepairYet) : Wording.repairs
  }

  func money(_ amount: Double) -> String {
    MoneyScale([amount], currency: problem.currency, digits: 5).textWithUnit(amount)
  }
}

// MARK: - Conflict

extension DiagnosisText {
  /// One sentence for the rules of one thing and part, with all their spans.
  private func sentences(_ conflict: Conflict) -> [String] {
    var order: [String] = []
    var spans: [String: [String]] = [:]
    for rule in conflict.members {
      let statement = statement(rule, conflict)
      if spans[statement.text] == nil { order.append(statement.text) }
      spans[statement.text, default: []].append(statement.span)
    }
    return order.map { text in
      let places = spans[text] ?? []
      return Wording.inSpans(Wording.places(places))
        + text + "."
    }
  }

  private func statement(_ rule: ProblemRule, _ conflict: Conflict) -> (span: String, text: String) {
    let horizon = problem.horizon
    let period = problem.periods(of: rule).first.map { horizon.periods[$0].id } ?? ""
    func span(_ s: Index<Step>) -> String { horizon.steps[s].id }
    switch rule {
    case .demand(let w, let steps):
      let work = problem.workPerHour(w, steps).amountText
      let workload = problem.workloads[w].id
      let text =
        conflict.unservable.contains(rule)
        ? Wording.nothingServes(workload, work) : Wording.asks(workload, work)
      return (steps.count == 1 ? steps.first.map(span) ?? period : period, text)
    case .deferral(let w, _):
      return (period, Wording.waits(problem.workloads[w].id, periods: problem.workloads[w].deferral ?? 0))
    case .capacity(let o, let s): return (span(s), capacity(o, horizon.steps[s].period, conflict))
    case .quota(let q, let s):
      let units = problem.options[q].capacity?[horizon.steps[s].period] ?? 0
      return (span(s), Wording.quota(problem.options[q].id, units.amountText))
    case .planCapacity(let n, let t):
      let most = problem.spendPlans[n].capacity?[t] ?? 0
      return (
        period,
        Wording.planCapacity(
          problem.spendPlans[n].id, most.amountText, currency(of: problem.spendPlans[n].provider))
      )
    case .fixedPurchase(let q, let t):
      let units = problem.fixed.first { $0.option == q && $0.period == t }?.units ?? 0
      return (period, Wording.decided(problem.options[q].id, units.amountText))
    case .ceiling(let a, let j):
      let agreement = problem.agreements[a]
      let most = (agreement.windows[j].maximum ?? 0).amountText
      return (
        "", Wording.ceiling(agreement.id, most, currency(of: agreement.provider), in: agreement.windows[j].id)
      )
    case .limit(let place): return (place.span, limit(place))
    case .leastFleet(let w, let o, let s):
      let units = (problem.workloads[w].minimumUnits ?? 0).amountText
      return (span(s), Wording.leastFleet(problem.workloads[w].id, problem.offers[o].id, units))
    case .oneSite(let w, let place):
      let isRegion = problem.workloads[w].site?.kind == .region
      return (place, Wording.oneSite(problem.workloads[w].id, isRegion: isRegion))
    case .leastPurchase(let q, let place):
      return (
        place, Wording.leastPurchase(problem.options[q].id, (problem.options[q].minimumUnits ?? 0).amountText)
      )
    }
  }

  private func currency(of provider: Index<Provider>) -> String { problem.providers[provider].currency }

  /// With the work of the conflict's workloads that its units do.
  private func capacity(_ o: Index<Offer>, _ t: Index<Period>, _ conflict: Conflict) -> String {
    let offer = problem.offers[o]
    let units = max(offer.capacity[t], problem.held(on: o, in: t))
    var works: [String] = []
    for w in problem.workloads.indices where problem.workloads[w].offers.contains(o) {
      let isAsked = conflict.members.contains { if case .demand(w, _) = $0 { true } else { false } }
      let rate = problem.rate(problem.workloads[w], offer, t)
      if isAsked, rate > 0, rate != 1 {
        works.append(Wording.workOf(problem.workloads[w].id, (units * rate).amountText))
      }
    }
    return Wording.capacity(offer.id, units.amountText, machine: problem.machines[offer.machine].id, works)
  }

  private func limit(_ place: LimitPlace) -> String {
    let limit = problem.limits[place.limit]
    let bound = problem.bound(at: place) ?? 0
    let workload = place.workload.map { problem.workloads[$0].id } ?? ""
    let part = place.part ?? ""
    switch limit.rule {
    case .share(let share):
      return Wording.share(limit.id, part, bound.shortPercentText, of: share.measure, isFloor: place.isFloor)
    case .budget: return Wording.budget(limit.id, money(bound))
    case .spread: return Wording.spread(limit.id, part, bound.shortPercentText, workload)
    case .pool: return Wording.pool(limit.id, bound.amountText)
    case .carbon: return Wording.carbon(limit.id, bound.amountText)
    case .concentration: return Wording.concentration(limit.id, bound.text(significantDigits: 3))
    case .exclusive(let holder):
      return Wording.exclusive(limit.id, problem.providers[holder.holder].id, elsewhere: part)
    case .firstRefusal(let holder): return Wording.firstRefusal(limit.id, problem.providers[holder.holder].id)
    case .churn: return Wording.churn(limit.id, bound.shortPercentText)
    case .survive: return Wording.survive(limit.id, loss: part, bound.shortPercentText, workload)
    case .exposure: return Wording.exposure(limit.id, part, money(bound))
    case .providers: return Wording.providers(limit.id, Int(bound), isFloor: place.isFloor)
    }
  }
}
