internal import PlacementModel

/// What is agreed: who is bound, what was covered, what is missing, and what providers are paid.
extension PlanCheck {
  /// Rule: signed agreements stand; what is left or was never signed does not come back; and of rivals one at most stands.
  mutating func checkStandings() {
    for (number, standing) in plan.agreements.enumerated() {
      let (a, j) = (standing.agreement, standing.window)
      let agreement = problem.agreements[a]
      let pointer = Pointer.root["agreements"][number]["status"]
      let ids = [agreement.id, agreement.windows[j].id]
      let expected: Plan.AgreementWindow.Status =
        facts.standings.isInForce(a, in: j)
        ? .signed : facts.standings.stands(a, through: -1) ? .left : .notSigned
      ledger.expect(
        standing.status == expected, .standing, at: pointer, ids,
        .reads(standing.status.rawValue, expected.rawValue))
      ledger.expect(
        standing.status != .notSigned || agreement.isOptional, .standing, at: pointer, ids,
        .reads(standing.status.rawValue, "signed"))
      let stoodBefore = facts.standings.stands(a, through: j.offset - 1)
      ledger.expect(
        standing.status != .signed || stoodBefore, .standing, at: pointer, ids,
        .reads(standing.status.rawValue, "left"))
    }
    for b in problem.agreements.indices {
      for rival in problem.agreements[b].rivals {
        for t in rival.periods {
          let both =
            facts.standings.isInForce(b, in: t) && facts.standings.isInForce(rival.agreement, in: t)
          ledger.expect(
            !both, .rivals, at: Pointer.root["agreements"],
            [problem.agreements[b].id, problem.agreements[rival.agreement].id, horizon.periods[t].id],
            .unexpected)
        }
      }
    }
  }

  mutating func checkWindows() {
    for (number, standing) in plan.agreements.enumerated() {
      let agreement = problem.agreements[standing.agreement]
      let window = agreement.windows[standing.window]
      let pointer = Pointer.root["agreements"][number]
      let ids = [agreement.id, window.id]
      for (key, amount) in [
        ("shortfall", standing.shortfall), ("carriedShortfall", standing.carried),
        ("carriedExcess", standing.extra), ("credits", standing.credits),
      ] {
        ledger.compare(Tally(amount), atLeast: 0, .commitment, at: pointer[key], ids, tolerance: 0)
      }
      var covered = counted(standing.agreement, window.periods)
      covered.add(-standing.credits)
      var stated = covered
      if stated.value < 0 { stated = Tally() }
      ledger.compare(standing.covered, with: stated, .covered, at: pointer["covered"], ids)
      checkCommitment(standing, covered, at: pointer, ids)
      checkCeiling(standing, covered, at: pointer, ids)
      let stands = facts.standings.isInForce(standing.agreement, in: standing.window)
      ledger.compare(
        Tally(standing.credits), atMost: stands ? window.credits : 0, .credits, at: pointer["credits"], ids)
    }
  }

  /// Spend of an agreement that counts over some parts of periods, before credits, in its provider's currency.
  private func counted(_ a: Index<Agreement>, _ parts: [CommitmentWindow.Coverage]) -> Tally {
    let agreement = problem.agreements[a]
    let exchange = problem.providers[agreement.provider].exchange
    var sum = Tally()
    for part in parts where part.share > 0 {
      sum.add(facts.lists[a.offset][part.period.offset], times: part.share / exchange[part.period])
      guard agreement.counts == .net else { continue }
      sum.add(facts.saved(a, in: part.period), times: -part.shareOfSaving / exchange[part.period])
    }
    return sum
  }

  private func entry(_ a: Index<Agreement>, _ window: Int) -> Plan.AgreementWindow? {
    plan.agreements.first { $0.agreement == a && $0.window.offset == window }
  }

  /// Rule: covered spend, shortfall and what is carried reach the minimum of a window in which the agreement stands; what is
  /// carried is a part of the minimum, to a window that has one.
  private mutating func checkCommitment(
    _ standing: Plan.AgreementWindow, _ covered: Tally, at pointer: Pointer, _ ids: [String]
  ) {
    let (a, j) = (standing.agreement, standing.window)
    let agreement = problem.agreements[a]
    let minimum = agreement.windows[j].minimum
    let before = j.offset > 0 ? entry(a, j.offset - 1) : nil
    if let minimum {
      var reached = covered
      reached.add(standing.shortfall)
      reached.add(standing.carried)
      reached.add(-standing.extra)
      reached.add(before?.extra ?? 0)
      reached.add(-(before?.carried ?? 0))
      let stands = facts.standings.isInForce(a, in: j)
      ledger.compare(reached, atLeast: stands ? minimum : 0, .commitment, at: pointer, ids)
    } else {
      ledger.compare(Tally(standing.shortfall), atMost: 0, .commitment, at: pointer["shortfall"], ids)
    }
    let next = agreement.windows.elements.dropFirst(j.offset + 1).first
    let mayCarry = (minimum ?? 0) > 0 && next?.minimum != nil
    let nextStands = mayCarry && facts.standings.stands(a, through: j.offset + 1)
    let mostPutOff = nextStands ? agreement.carryShortfall * (minimum ?? 0) : 0
    ledger.compare(
      Tally(standing.carried), atMost: mostPutOff, .carrying, at: pointer["carriedShortfall"], ids)
    let mostKept = mayCarry ? agreement.carryExcess * (minimum ?? 0) : 0
    ledger.compare(Tally(standing.extra), atMost: mostKept, .carrying, at: pointer["carriedExcess"], ids)
  }

  /// Rule: covered spend, with that of agreements that share the maximum, stays below it.
  private mutating func checkCeiling(
    _ standing: Plan.AgreementWindow, _ covered: Tally, at pointer: Pointer, _ ids: [String]
  ) {
    let (a, j) = (standing.agreement, standing.window)
    let window = problem.agreements[a].windows[j]
    guard let maximum = window.maximum, facts.standings.isInForce(a, in: j) else { return }
    var sum = covered
    for sharer in window.sharers {
      sum.add(counted(sharer.agreement, sharer.periods))
      let b = problem.agreements[sharer.agreement]
      for k in b.windows.indices where b.windows[k].credits > 0 {
        for part in b.windows[k].periods where part.share > 0 {
          guard let shared = sharer.periods.first(where: { $0.period == part.period }) else { continue }
          guard let credit = credit(sharer.agreement, k, in: part.period) else {
            ledger.leaveOpen(.creditsOfWindows)
            return
          }
          let exchange = problem.providers[b.provider].exchange[part.period]
          sum.add(-shared.shareOfSaving, times: credit / exchange)
        }
      }
    }
    ledger.compare(sum, atMost: maximum, .ceiling, at: pointer, ids)
  }
}

// MARK: - Spend

extension PlanCheck {
  /// Rule: a provider is paid what options, commitments, work and fees come to, less discounts and credits. What is missing
  /// from that is credits, which may not be more than windows have.
  mutating func checkSpend() {
    var totals = Array(repeating: Tally(), count: horizon.periods.count)
    for spend in plan.providers {
      totals[spend.period.offset].add(spend.spend)
      totals[spend.period.offset].add(facts.shortfalls(spend.provider, dueIn: spend.period))
    }
    for (number, spend) in plan.providers.enumerated() {
      let (p, t) = (spend.provider, spend.period)
      let pointer = Pointer.root["providers"][number]
      let ids = [problem.providers[p].id, horizon.periods[t].id]
      let due = facts.shortfalls(p, dueIn: t)
      ledger.compare(spend.shortfall, with: due, .spend, at: pointer["shortfall"], ids)
      checkSpend(spend, at: pointer["spend"], ids)
      let total = totals[t.offset].value
      ledger.expect(
        (spend.share != nil) == (total > 0), .shares, at: pointer["share"], ids,
        spend.share == nil ? .missing : .unexpected)
      guard let share = spend.share, total > 0 else { continue }
      var part = due
      part.add(spend.spend)
      var expected = Tally()
      expected.add(part, times: 1 / total)
      ledger.compare(share, with: expected, .shares, at: pointer["share"], ids)
    }
    checkCreditTotals()
  }

  private mutating func checkSpend(_ spend: Plan.ProviderSpend, at pointer: Pointer, _ ids: [String]) {
    let (p, t) = (spend.provider, spend.period)
    let expected = facts.spendBeforeCredits(p, in: t)
    guard let most = mostCredits(p, in: t) else {
      ledger.compare(spend.spend, with: expected, .spend, at: pointer, ids)
      return
    }
    ledger.compare(Tally(spend.spend), atMost: expected.value, .spend, at: pointer, ids)
    var paidByCredits = expected
    paidByCredits.add(-spend.spend)
    ledger.compare(paidByCredits, atMost: most, .credits, at: pointer, ids)
  }

  /// What credits may pay to a provider in a period, in the problem's currency; `nil` where there are none.
  private func mostCredits(_ p: Index<Provider>, in t: Index<Period>) -> Double? {
    var most: Double?
    for a in problem.agreements.indices where problem.agreements[a].provider == p {
      for window in problem.agreements[a].windows.elements where window.credits > 0 {
        for part in window.periods where part.period == t && part.share > 0 {
          let spent =
            part.share * facts.lists[a.offset][t.offset].value
            - part.shareOfSaving * facts.saved(a, in: t).value
          most = (most ?? 0) + max(0, spent)
        }
      }
    }
    return most
  }

  /// What credits pay to a provider in a period: what is missing from its spend.
  func credits(_ p: Index<Provider>, in t: Index<Period>) -> Tally {
    guard mostCredits(p, in: t) != nil else { return Tally() }
    var credits = facts.spendBeforeCredits(p, in: t)
    for spend in plan.providers where spend.provider == p && spend.period == t { credits.add(-spend.spend) }
    return credits
  }

  /// What credits of a window pay in a period; `nil` where they cannot be told from those of another window.
  func credit(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>, in t: Index<Period>) -> Double? {
    let p = problem.agreements[a].provider
    var windows = 0
    for agreement in problem.agreements.elements where agreement.provider == p {
      windows += agreement.windows.elements.count { window in
        window.credits > 0 && window.periods.contains { $0.period == t && $0.share > 0 }
      }
    }
    let window = problem.agreements[a].windows[j]
    guard window.credits > 0, window.periods.contains(where: { $0.period == t && $0.share > 0 }) else {
      return 0
    }
    return windows == 1 ? credits(p, in: t).value : nil
  }

  /// Rule: what credits pay over the horizon is what the windows tell of them.
  private mutating func checkCreditTotals() {
    for p in problem.providers.indices {
      let exchange = problem.providers[p].exchange
      var paid = Tally()
      for t in horizon.periods.indices { paid.add(credits(p, in: t), times: 1 / exchange[t]) }
      var told = Tally()
      for standing in plan.agreements where problem.agreements[standing.agreement].provider == p {
        told.add(standing.credits)
      }
      guard paid.size > 0 || told.size > 0 else { continue }
      var expected = paid
      expected.add(told, times: -1)
      ledger.compare(
        0, with: expected, .credits, at: Pointer.root["providers"], [problem.providers[p].id])
    }
  }
}
