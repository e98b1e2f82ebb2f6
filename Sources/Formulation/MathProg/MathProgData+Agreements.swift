internal import PlacementModel

extension MathProgData {
  /// What agreements ask and give beyond a minimum, a maximum and a discount.
  func writeAgreementTerms(to section: inout DataSection) {
    let agreements = problem.agreements.elements
    section.set("OPTIONAL", agreements.filter(\.isOptional).map { [$0.id] })
    section.parameter("exitFee", agreements.filter { $0.exitFee != 0 }.map { ([$0.id], .number($0.exitFee)) })
    section.parameter("worth", agreements.flatMap { entries([$0.id], $0.worth) })
    section.parameter(
      "carryShortfall",
      agreements.filter { $0.carryShortfall != 0 }.map { ([$0.id], .number($0.carryShortfall)) })
    section.parameter(
      "carryExcess", agreements.filter { $0.carryExcess != 0 }.map { ([$0.id], .number($0.carryExcess)) })
    section.set(
      "RIVALS",
      agreements.flatMap { agreement in
        agreement.rivals.flatMap { rival in
          rival.periods.map { [problem.agreements[rival.agreement].id, agreement.id, periods[$0].id] }
        }
      })
    writeWindowTerms(to: &section)
    writeGrants(to: &section)
    writeExposure(to: &section)
  }

  private func writeExposure(to section: inout DataSection) {
    let exposures = problem.limits.elements.filter { if case .exposure = $0.rule { true } else { false } }
    section.set("EXPOSURES", exposures.map { [$0.id] })
    // What is asked after the horizon matters to limits on what is owed alone.
    let exposed = problem.exposedProviders
    let later = problem.agreements.elements.filter { exposed.contains($0.provider) }.flatMap { agreement in
      agreement.laterWindows.elements.map { (ids: [agreement.id, $0.id], window: $0) }
    }
    section.set("LATER", later.map(\.ids))
    section.parameter("laterMinimum", later.map { ($0.ids, .number($0.window.minimum)) })
    section.parameter("laterFrom", later.map { ($0.ids, .number($0.window.from)) })
    section.parameter("laterThrough", later.map { ($0.ids, .number($0.window.through)) })
  }

  private func writeWindowTerms(to section: inout DataSection) {
    let windows = problem.agreements.elements.flatMap { agreement in
      agreement.windows.elements.enumerated().map {
        (ids: [agreement.id, $1.id], number: $0 + 1, window: $1)
      }
    }
    section.parameter("number", windows.map { ($0.ids, .number(Double($0.number))) })
    let leavable = windows.filter(\.window.mayLeave)
    section.set("LEAVABLE", leavable.map(\.ids))
    section.parameter("begins", leavable.map { ($0.ids, .symbol(periods[$0.window.first].id)) })
    let credited = windows.filter { $0.window.credits > 0 }
    section.set("CREDITED", credited.map(\.ids))
    section.parameter("credits", credited.map { ($0.ids, .number($0.window.credits)) })
    for entry in windows where !entry.window.sharers.isEmpty {
      write(entry.window.sharers, entry.ids, to: &section)
    }
  }

  private func write(
    _ sharers: [CommitmentWindow.Sharer], _ window: [String], to section: inout DataSection
  ) {
    section.set("SHARERS", of: window, sharers.map { [problem.agreements[$0.agreement].id] })
    for sharer in sharers {
      let ids = window + [problem.agreements[sharer.agreement].id]
      section.parameter(
        "sharerShare", sharer.periods.map { (ids + [periods[$0.period].id], .number($0.share)) })
      section.parameter(
        "sharerSaving", sharer.periods.map { (ids + [periods[$0.period].id], .number($0.shareOfSaving)) })
    }
  }

  private func writeGrants(to section: inout DataSection) {
    let grants = problem.offers.elements.flatMap { offer in
      offer.grants.map { (ids: [problem.agreements[$0.agreement].id, offer.id], units: $0.units) }
    }
    section.set("GRANTS", grants.map(\.ids))
    section.parameter("granted", grants.flatMap { entries($0.ids, $0.units) })
  }
}
