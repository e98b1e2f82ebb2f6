extension Checker {
  /// Rule: each amount of money counts toward one agreement. No two cover an offer at one time, unless neither is
  /// surely in force: then at most one of them is.
  mutating func relate(_ drafts: inout [AgreementDraft]) {
    for number in drafts.indices {
      let later = drafts[number]
      var clash: AgreementDraft?
      for (offset, earlier) in drafts[..<number].enumerated() {
        let meeting = earlier.plan.interval.intersection(later.plan.interval)
        guard let meeting, meeting.overlap(timeline.whole) > 0,
          !Set(earlier.agreement.offers).isDisjoint(with: later.agreement.offers)
        else { continue }
        if earlier.agreement.isConditional, later.agreement.isConditional {
          let periods = timeline.periods(touching: meeting).map { Index<Period>($0) }
          drafts[number].agreement.rivals.append(
            Agreement.Rival(agreement: Index(offset), periods: periods))
        } else if clash == nil {
          clash = earlier
        }
      }
      guard let clash else { continue }
      findings.report(
        .contradiction(
          found: "offers that `\(clash.agreement.id)` covers at the same time",
          rule: Self.ruleOfOverlaps(clash.agreement, later.agreement)),
        at: later.place)
    }
  }

  private static func ruleOfOverlaps(_ first: Agreement, _ second: Agreement) -> String {
    let rule = "agreements that overlap in time have no offer in common"
    return first.isConditional || second.isConditional
      ? rule + ", unless each of them is optional or may be left" : rule
  }

  /// Rules: a maximum is shared of another agreement of the same provider that has one, and by an agreement that is
  /// surely in force.
  mutating func share(_ drafts: inout [AgreementDraft]) {
    for (offset, agreement) in file.agreements.enumerated() {
      guard let id = agreement.sharesMaximumOf else { continue }
      let place = Pointer.root["agreements"][offset]["sharesMaximumOf"]
      guard let shared = names.agreements.resolve(id, at: place, &findings) else { continue }
      if let (found, rule) = faultOfSharing(agreement, offset, shared) {
        findings.report(.contradiction(found: found, rule: rule), at: place)
        continue
      }
      guard let sharer = drafts.firstIndex(where: { $0.agreement.id == agreement.id }),
        let other = drafts.firstIndex(where: { $0.agreement.id == id })
      else { continue }
      drafts[other].agreement.windows = List(
        zip(drafts[other].agreement.windows.elements, drafts[other].agreement.windows.indices).map {
          window, _ in
          var window = window
          guard window.maximum != nil,
            let interval = drafts[other].plan.windows.first(where: { $0.id == window.id })?.interval,
            let meeting = interval.intersection(drafts[sharer].plan.interval)
          else { return window }
          let periods = coverage(of: meeting, in: drafts[sharer].plan.interval)
          window.sharers.append(CommitmentWindow.Sharer(agreement: Index(sharer), periods: periods))
          return window
        })
    }
  }

  private func faultOfSharing(
    _ agreement: AgreementFile, _ offset: Int, _ shared: Index<Agreement>
  ) -> (found: String, rule: String)? {
    let other = file.agreements[shared.offset]
    if shared.offset == offset { return ("the agreement itself", "the id of another agreement") }
    if other.provider != agreement.provider {
      return ("an agreement of `\(other.provider)`", "an agreement of the same provider")
    }
    if other.maximumSpend == nil { return ("an agreement without `maximumSpend`", "one that has a maximum") }
    if agreement.status == .optional || agreement.exitFee != nil {
      return (
        "an agreement that may not be in force",
        "only one that is signed and has no `exitFee` shares a maximum"
      )
    }
    return nil
  }
}
