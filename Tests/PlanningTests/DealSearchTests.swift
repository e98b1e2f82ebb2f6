import Foundation
import GLPKBackend
import LinearProgramming
import PlacementModel
@testable import Planning
import Synchronization
import Testing

/// What deals are worth on random problems, held to plans from nothing; and how the plans are come by.
@Suite struct DealSearchTests {
  /// Three providers, one machine, three quarters, three agreements, a share limit.
  private static func problem(_ seed: UInt64) throws -> Problem {
    var dice = Dice(state: seed)
    var offers: [String] = []
    var agreements: [String] = []
    for (number, provider) in ["alpha", "beta", "gamma"].enumerated() {
      let price = 2 + dice.next() * 3
      offers.append(
        """
        { "id": "\(provider)/m", "provider": "\(provider)", "region": "r", "machine": "m", "capacity": \(40 + 80 * dice.next()),
          "options": [ { "id": "od", "kind": "onDemand", "price": { "start": \(price), "growthPerYear": -0.2 } },
            { "id": "1q", "kind": "reserved", "price": \(0.8 * price), "term": "1 periods" } ] }
        """)
      let discount =
        number == 0
        ? "\(0.05 + 0.3 * dice.next())"
        : "{ \"steps\": { \"2025-01\": \(0.1 * dice.next()), \"2026-05\": \(0.1 + 0.3 * dice.next()) } }"
      agreements.append(
        """
        { "id": "with-\(provider)", "provider": "\(provider)", "from": "2026-02", "through": "2026-11",
          "per": "\(dice.next() < 0.5 ? "period" : "term")", "counts": "\(dice.next() < 0.5 ? "net" : "list")",
          "minimumSpend": \(4e5 * dice.next()), "discount": \(discount) }
        """)
    }
    return try Samples.problem(
      bytes: Array(
        """
        { "berth": 1, "currency": "USD",
          "horizon": { "start": "2026-01", "period": "quarter", "count": 3, "discountRate": 0.1 },
          "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ],
          "providers": [ { "id": "alpha" }, { "id": "beta" }, { "id": "gamma" } ],
          "offers": [ \(offers.joined(separator: ",")) ], "agreements": [ \(agreements.joined(separator: ",")) ],
          "workloads": [ { "id": "w", "demand": [ 60, 80, 100 ], "throughput": { "m": 1 } },
            { "id": "v", "demand": 50, "throughput": { "m": 0.5 }, "unmetPenalty": 9 } ],
          "limits": [ { "id": "share", "type": "share", "of": { "each": "provider" }, "max": 0.6, "per": "horizon" } ] }
        """.utf8))
  }

  /// A worth by the price that no term of a small problem has for sure.
  private func search(gap: Double = 0, with: Double, _ cost: (Double) -> Double) throws -> BreakEven {
    let problem = try Self.problem(1)
    let offer = Deal(.offer, "alpha/m")
    let term = try #require(DealTerm(.price, of: offer, in: problem))
    let search = BreakEvenSearch(term: term, with: with, without: 100, gap: gap, guess: nil)
    return try search.run { (value) throws(PlanningError) in .cost(cost(value)) }
  }

  /// It pays neither as it is nor free of charge, but where prices are highest.
  @Test func bothEndsAreLookedAt() throws {
    let found = try search(with: 110) { $0 > 1 ? 90 : 120 }
    guard case .mixed(let sides) = found.finding else {
      Issue.record("\(found.finding)")
      return
    }
    #expect(sides.map(\.value) == [0, 1, 1024])
    #expect(sides.map(\.cost) == [120, 110, 90])
    let never = try search(with: 110) { _ in 120 }
    guard case .neverPays(_, let all) = never.finding else {
      Issue.record("\(never.finding)")
      return
    }
    #expect(all.map(\.value) == [0, 1, 1024])
  }

  /// Of costs that are known to a part in 1e4 what is nearer than that is not told as paying.
  @Test func whatTheGapHidesIsNotABreakEven() throws {
    let found = try search(gap: 1e-4, with: 90) { $0 < 200 ? 90 + $0 / 50 : 99.999 }
    guard case .between(let better, let worse) = found.finding else {
      Issue.record("\(found.finding)")
      return
    }
    #expect(found.value == nil)
    #expect(try #require(better.cost) < 99.99)
    #expect(worse.value == 1024 && worse.cost == 99.999)
  }

  /// A value at which the solver breaks down leaves that break-even open, and nothing else.
  @Test func whereTheSolverBreaksDownTheRestStands() throws {
    let problem = try Self.problem(1)
    let answer = try Analyst(planner: Planner(solver: FailingSolver()), vertices: GLPKSolver())
      .deals(DealQuestion([Deal(.offer, "alpha/m")], of: problem))
    let worth = try #require(answer.deals.first)
    #expect(worth.presentValue != nil)
    guard case .unknown? = worth.price?.finding else {
      Issue.record("\(String(describing: worth.price))")
      return
    }
  }

  private static let deals = ["alpha", "beta", "gamma"].map { Deal(.agreement, "with-\($0)") }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func warmAnswersAreThoseOfPlansFromNothing(_ seed: UInt64)
    throws
  {
    let problem = try Self.problem(seed)
    let planner = Planner(solver: GLPKSolver())
    let question = try DealQuestion(Self.deals, of: problem)
    let answer = try Analyst(planner: planner, vertices: GLPKSolver()).deals(question)
    for (members, set) in answer.sets.enumerated() {
      let alone = try planner.plan(question.problem(with: members))
      #expect((set.cost != nil) == (alone.status == .optimal))
      if let cost = alone.objective { ByHand.near(set.cost, cost) }
    }
    if case .divided(let parts, _) = answer.parts, let none = answer.sets.first?.cost,
      let all = answer.sets.last?.cost
    {
      let sum = parts.reduce(0) { $0 + ($1 ?? 0) }
      #expect(abs(sum - (none - all)) <= 1e-9 * none)
    }
    for worth in answer.deals {
      try expectAddsUp(worth)
      for found in [worth.discount, worth.price, worth.commitment] {
        try expectBreaksEven(found, of: worth, question, planner)
      }
    }
  }

  /// The years and what is nobody's spend add up to all nominal money, and the lines to the worth.
  private func expectAddsUp(_ worth: DealWorth) throws {
    guard let difference = worth.difference, let value = worth.presentValue else { return }
    let scale = 1e-9 * max(1, worth.with?.objective ?? 1)
    let years = difference.years.reduce(0) { $0 + $1.amount.difference }
    let unpaid = difference.unpaid.reduce(0) { $0 + $1.amount.difference }
    #expect(abs(years + unpaid - difference.nominal.difference) <= scale)
    #expect(abs(difference.lines.reduce(0) { $0 + $1.presentValue.difference } - value) <= scale)
  }

  /// Both sides, planned again from nothing.
  private func expectBreaksEven(
    _ found: BreakEven?, of worth: DealWorth, _ question: DealQuestion, _ planner: Planner
  ) throws {
    guard let found else { return }
    let term = try #require(DealTerm(found.term, of: worth.deal, in: question.problem))
    func cost(_ value: Double) throws -> Double? {
      try planner.plan(question.problem(with: 7, changed: [term.change(to: value)])).objective
    }
    switch found.finding {
    case .between(let better, let worse):
      let value = try #require(found.value)
      let (low, high) = (min(better.value, worse.value), max(better.value, worse.value))
      #expect(low <= value && value <= high)
      #expect(high - low <= 1e-3 * max(1, high))
      let best = try #require(try cost(better.value))
      ByHand.near(better.cost, best)
      #expect(best < found.without)
      if let most = try cost(worse.value) {
        ByHand.near(worse.cost, most)
        #expect(most >= found.without * (1 - 1e-9))
        // At the value itself both cost the same.
        ByHand.near(try cost(value), found.without, 1e-8)
      } else {
        #expect(worse.cost == nil)
      }
    case .alwaysPays(let side):
      #expect(side.value == term.worst)
      #expect(try #require(try cost(side.value)) < found.without)
    case .mixed(let sides): #expect(sides.count > 1)
    case .neverPays(let side, _):
      #expect(side.value == term.best)
      #expect(try cost(side.value) ?? .infinity >= found.without * (1 - 1e-9))
    case .unknown: Issue.record("nothing stopped the search")
    }
  }

  @Test func plansStartFromTheirNeighbours() throws {
    let solver = CountingSolver()
    let question = try DealQuestion(Self.deals, of: Self.problem(3))
    _ = try Analyst(planner: Planner(solver: solver), vertices: GLPKSolver()).deals(question)
    let (cold, warm) = solver.counts
    // A set may lack what something rested on in its neighbour; a term that moves never does.
    #expect(cold <= 8)
    #expect(warm > 20)
  }

  @Test func theSameQuestionHasTheSameAnswer() throws {
    let question = try DealQuestion(Self.deals, of: Self.problem(5))
    let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())
    let texts = try (0..<2).map { _ in try JSONText(analyst.deals(question).json()).string }
    #expect(texts[0] == texts[1])
  }

  @Test func whatIsStoppedGivesWhatItHas() throws {
    let question = try DealQuestion(Self.deals, of: Self.problem(4))
    let cancellation = Cancellation()
    var options = PlanOptions()
    options.cancellation = cancellation
    options.onProgress = { progress in
      if case .answering(let answer) = progress, answer.done >= 5 { cancellation.cancel() }
    }
    let analyst = Analyst(planner: Planner(solver: GLPKSolver()), vertices: GLPKSolver())
    let answer = try analyst.deals(question, options)
    #expect(answer.stoppedBy == .cancelled)
    #expect(answer.sets.contains { $0.cost != nil })
    #expect(answer.deals.allSatisfy { $0.discount?.value == nil })
    options = PlanOptions()
    options.timeLimit = .zero
    let none = try analyst.deals(question, options)
    #expect(none.stoppedBy == .time)
    #expect(none.sets.allSatisfy { $0.cost == nil })
    guard case .unknown = none.deals[0].verdict else {
      Issue.record("\(none.deals[0].verdict)")
      return
    }
  }
}

/// Numbers from a seed (SplitMix64), in [0, 1).
private struct Dice {
  var state: UInt64

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / 0x1p53
  }
}

/// GLPK, counting how solves start.
private final class CountingSolver: Solver {
  let name = "counting"
  private let asked = Mutex((cold: 0, warm: 0))
  var counts: (cold: Int, warm: Int) { asked.withLock { $0 } }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    asked.withLock { asked in
      if options.startingBasis == nil { asked.cold += 1 } else { asked.warm += 1 }
    }
    return try GLPKSolver().solve(program, options)
  }
}

/// Breaks down on every program after the second.
private final class FailingSolver: Solver {
  private let count = Mutex(0)
  var name: String { "failing" }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    let number = count.withLock { count in
      count += 1
      return count
    }
    guard number <= 2 else { throw .failed(doing: "solving", detail: "on purpose") }
    return try GLPKSolver().solve(program, options)
  }
}
