import GLPKBackend
import PlacementModel
import Planning
import Testing

/// What a script asks of a plan by ids; figures are those of `data/by-hand.md`.
@Suite struct LookupTests {
  private let plan: Plan

  init() throws { plan = try Planner(solver: GLPKSolver()).plan(Samples.problem("by-hand")) }

  @Test func unitsAndWorkAreAskedByIds() throws {
    let (first, second) = (
      plan.problem.horizon.periods.elements[0].id, plan.problem.horizon.periods.elements[1].id
    )
    let chat = try plan.units(of: "chat", in: first)
    #expect(abs(chat - 80) < 1e-6)
    #expect(abs(try plan.units(of: "chat", in: second) - 36) < 1e-6)
    #expect(abs(try plan.units(of: "chat") - 58) < 1e-6)
    #expect(abs(try plan.work(of: "chat") - 12 * 116) < 1e-6)
    let parts = try ["alpha/east/gpu", "beta/east/gpu"].map { id throws in try plan.units(of: "chat", on: id)
    }
    #expect(abs(parts[0] + parts[1] - 58) < 1e-6)
    #expect(abs(try plan.units() - plan.units(of: "chat") - plan.units(of: "batch")) < 1e-9)
  }

  @Test func moneyIsAskedByIds() throws {
    let parts = try ["alpha", "beta"].map { id throws in try plan.spend(of: id) }
    #expect(abs(parts[0] - 2000) < 1e-6 && abs(parts[1] - 2124) < 1e-6)
    #expect(abs(try plan.spend() - 4124) < 1e-6)
    #expect(abs((try plan.share(of: "beta") ?? 0) - 2124 / 4124) < 1e-9)
    let periods = try plan.problem.horizon.periods.map { period throws in try plan.spend(in: period.id) }
    #expect(abs(periods.reduce(0, +) - 4124) < 1e-6)
    #expect(plan.cost?[.shortfalls].nominal == plan.cost?.lines.first { $0.cause == .shortfalls }?.nominal)
    #expect(plan.cost?[.egress].nominal == 0)
  }

  @Test func whatIsPaidForAndWhatIsLeftIsAskedByIds() throws {
    #expect(try plan.unitsPaid(of: "alpha/east/gpu:on-demand") >= plan.units(on: "alpha/east/gpu") - 1e-9)
    let unmet = plan.workloads.reduce(0) { $0 + 12 * $1.unmet }
    #expect(abs(try plan.unmet() - unmet) < 1e-9)
    #expect(try plan.unmet(of: "chat") == 0)
    #expect(try plan.values(ofLimit: "no-lock-in").map(\.part) == ["alpha", "beta"])
  }

  @Test func anUnknownIdIsToldWithTheNearest() {
    let error = #expect(throws: UnknownId.self) { try plan.units(of: "chat", on: "alpha/east/gpus") }
    #expect(
      error?.description
        == "there is no offer alpha/east/gpus (did you mean alpha/east/gpu?); there are: alpha/east/gpu, beta/east/gpu"
    )
    #expect(throws: UnknownId.self) { try plan.spend(of: "gamma") }
    #expect(throws: UnknownId.self) { try plan.spend(in: "2026Q9") }
  }
}
