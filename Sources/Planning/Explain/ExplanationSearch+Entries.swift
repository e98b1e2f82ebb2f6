internal import Formulation
internal import LinearProgramming
internal import PlacementModel

extension ExplanationSearch {
  /// How far below a price a plan is made to see that the offer is bought there.
  private static let below = 1e-3

  /// Offers of which the plan pays for nothing, those that are nearest to being used first.
  mutating func findEntries() throws(PlanningError) {
    let candidates = unused
    guard !candidates.isEmpty else { return }
    let stated = footing.placement
    let changes = candidates.map { Change.offerPrices(problem.offers[$0].id, times: 0.5) }
    guard let variant = try? problem.with(changes) else { return }
    let cheaper = PlacementProgram(variant, cuts: stated.cuts, held: stated.held, objective: stated.goal)
      .program
    guard cheaper.columnNames == stated.program.columnNames, cheaper.rowNames == stated.program.rowNames
    else { return }
    let costs = cheaper.reducedCosts(at: footing.duals.rowDuals)
    let rows = SupplyRows(of: stated)
    let found = candidates.compactMap { offer in
      stated.entry(of: offer, at: footing.duals, cheaper: costs, factor: 0.5, rows: rows)
    }.enumerated().sorted { ($1.element.factor, $0.offset) < ($0.element.factor, $1.offset) }.map(\.element)
    var remains: Remains? = .vertex(footing.program, footing.basis)
    for (place, entry) in found.prefix(request.most ?? .max).enumerated() {
      if let cause = clock.stop {
        answer.stoppedBy = cause
        return
      }
      options.onProgress?(.answering(AnswerProgress(.explaining, done: place, of: found.count)))
      let isChecked = try isBought(entry, from: &remains)
      answer.entries.append(self.entry(entry, isChecked: isChecked))
    }
    if found.count > answer.entries.count { answer.untoldEntries = found.count - answer.entries.count }
  }

  private var unused: [Index<Offer>] {
    if case .workload = request.focus { return [] }
    if case .limit = request.focus { return [] }
    var paid: Set<Index<Offer>> = []
    for use in answer.plan.capacity where use.paid > 1e-9 { paid.insert(use.offer) }
    return problem.offers.indices.filter { offer in
      if case .offer(let only) = request.focus, only != offer { return false }
      return !paid.contains(offer)
    }
  }

  /// Whether a plan costs less as soon as the offer does.
  private func isBought(
    _ entry: OfferEntry, from remains: inout Remains?
  ) throws(PlanningError) -> Bool {
    let factor = min(1, entry.factor) * (1 - Self.below)
    guard factor > 0, !footing.fixesWholeNumbers,
      let variant = try? problem.with([
        .offerPrices(problem.offers[problem.options[entry.option].offer].id, times: factor)
      ])
    else { return false }
    var start = remains
    let plan = try analyst.planner.plan(variant, clock.quietPlanOptions, from: &start)
    guard let cost = plan.objective, plan.status == .optimal else { return false }
    let now = footing.solution.objective
    return cost < now - 1e-12 * max(1, abs(now))
  }

  private func entry(_ found: OfferEntry, isChecked: Bool) -> Explanation.Entry {
    let option = problem.options[found.option]
    guard found.factor > 1e-9 else {
      return Explanation.Entry(
        option: found.option, factor: nil, period: nil, price: nil, isChecked: isChecked)
    }
    let price: Double?
    switch option.terms {
    case .onDemand(let price_), .spot(let price_):
      price = problem.horizon.steps(of: found.period).first.map { price_[$0] }
    case .reserved(let reservation): price = reservation.payment(startingIn: found.period, in: found.period)
    case .spendPlan: price = nil
    }
    let factor = min(1, found.factor)
    return Explanation.Entry(
      option: found.option, factor: factor, period: found.period, price: price.map { $0 * factor },
      isChecked: isChecked)
  }
}
