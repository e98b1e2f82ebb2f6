import BerthKit
import Foundation

// What a rule against lock-in costs, and what it costs when a supplier is a quarter late.

/// What a problem file would say, key by key.
func gpus() -> ProblemDraft {
  var draft = ProblemDraft("GPUs", horizon: .init(start: "2026-01", .quarter, count: 4))
  draft.machines = [.init("gpu")]
  draft.regions = [.init("east")]
  draft.providers = [.init("alpha"), .init("beta")]
  draft.offers = [
    .init(
      "alpha/gpu", provider: "alpha", region: "east", machine: "gpu", capacity: 900,
      options: [.onDemand("on-demand", price: 4), .reserved("1y", price: 2.6, term: .years(1), held: 200)]),
    .init(
      "beta/gpu", provider: "beta", region: "east", machine: "gpu",
      capacity: .steps(["2026-01": 150, "2026-04": 1500]), options: [.onDemand("on-demand", price: 3.4)]),
  ]
  draft.workloads = [
    .init(
      "chat", demand: .ramp(["2026-01": 500, "2027-01": 1100]), throughput: ["gpu": 1], unmetPenalty: 20),
    .init("training", demand: 450, throughput: ["gpu": 1], unmetPenalty: 9),
  ]
  draft.limits = [.share("no-lock-in", of: .each(.provider), max: 1, measure: .spend, per: .year)]
  return draft
}

/// A scenario is a copy of the draft with some values changed.
func scenario(cap: Double, isBetaLate: Bool) throws -> Problem {
  var draft = gpus()
  draft.limits["no-lock-in"].max = .always(cap)
  if isBetaLate { draft.offers["beta/gpu"].delay = .months(3) }
  return try Problem(draft)
}

/// Plans every scenario, two at once; prints a table, and what to order; writes the last plan as a page.
func report(to path: String?) async throws {
  print("cap    on time, M USD  late, M USD  beta's share")
  for cap in [1, 0.7, 0.6, 0.5] {
    async let onTime = Berth.plan(scenario(cap: cap, isBetaLate: false))
    async let late = Berth.plan(scenario(cap: cap, isBetaLate: true))
    let costs = try await [onTime, late].map { ($0.objective ?? .nan) / 1e6 }
    let share = try await onTime.share(of: "beta") ?? 0
    print(String(format: "%3.0f %%  %14.2f  %11.2f  %10.1f %%", 100 * cap, costs[0], costs[1], 100 * share))
  }
  let plan = try await Berth.plan(scenario(cap: 0.6, isBetaLate: true))
  for order in plan.orders { print("order", Int(order.units), plan.problem[order.option].id, "by", order.by) }
  if let path { try PlanPage(plan).html.write(toFile: path, atomically: true, encoding: .utf8) }
}

try await report(to: CommandLine.arguments.dropFirst().first)
