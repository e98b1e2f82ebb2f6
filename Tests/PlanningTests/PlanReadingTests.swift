import Foundation
import GLPKBackend
import PlacementModel
import Planning
import Testing

/// Plans that are written, read and written again.
@Suite struct PlanReadingTests {
  private static func plan(_ name: String) throws -> Plan {
    try Planner(solver: GLPKSolver()).plan(Samples.problem(name))
  }

  private func read(_ text: String) throws -> Plan { try Plan(json: JSONValue(parsing: Array(text.utf8))) }

  @Test(arguments: ["transport", "by-hand", "load-levels", "two-clouds", "contracts"])
  func whatIsReadIsWrittenAgainByteByByte(_ name: String) throws {
    var plan = try Self.plan(name)
    let bare = try JSONText(plan.json(timings: .omitted)).string
    let again = try read(bare)
    #expect(try JSONText(again.json(timings: .omitted)).string == bare)
    #expect(again.problem.digest == plan.problem.digest)
    #expect(again.objective == plan.objective)
    #expect(again.allocations.count == plan.notableAllocations.count)
    plan.solver.seconds = [("formulate", 0.1234567), ("solve", 2.5)]
    let timed = try JSONText(plan.json()).string
    #expect(try JSONText(read(timed).json()).string == timed)
  }

  /// A millionth of a millionth of a unit, at a price of 1e15, is a thousand of money.
  @Test func whatCostsMoneyIsNoDust() throws {
    var plan = try Self.plan("by-hand")
    let first = try #require(plan.purchases.first)
    var (dear, nothing) = (first, first)
    (dear.units, dear.cost) = (1e-12, 1000)
    (nothing.units, nothing.cost) = (1e-14, 1e-12)
    plan.purchases = [first, dear, nothing]
    #expect(plan.notablePurchases.map(\.units) == [first.units, 1e-12])
    #expect(plan.purchases(above: .forDocuments).map(\.units) == [first.units, 1e-12])
  }

  /// What no sample has: a conflict, and a plan that was stopped.
  @Test func plansThatAreNoneAreReadToo() throws {
    let impossible = try Samples.problem("by-hand", replacing: "\"capacity\": 20", with: "\"capacity\": 2")
    let plan = try Planner(solver: GLPKSolver()).plan(impossible)
    #expect(plan.status == .infeasible)
    var stopped = plan
    (stopped.status, stopped.stoppedBy, stopped.conflict) = (.stopped, .time, [])
    for plan in [plan, stopped] {
      let text = try JSONText(plan.json()).string
      #expect(try JSONText(read(text).json()).string == text)
    }
  }

  /// A file whose figures were changed by hand is no plan.
  @Test func figuresThatContradictEachOtherAreTold() throws {
    let plan = try Self.plan("two-clouds")
    func places(_ change: (inout Plan) -> Void) throws -> [String] {
      var changed = plan
      change(&changed)
      let text = try JSONText(changed.json(timings: .omitted)).string
      do { _ = try read(text) } catch let error as InvalidProblem {
        return error.violations.map(\.pointer.description)
      }
      return []
    }
    #expect(try places { _ in }.isEmpty)
    #expect(try places { $0.objective = 5 } == ["/objective"])
    #expect(try places { $0.providers = [] } == ["/providers"])
    let work = try places { changed in
      guard let place = changed.allocations.firstIndex(where: { $0.units > 1 }) else { return }
      changed.allocations[place].work *= 1.001
    }
    #expect(work.count == 1 && work[0].hasSuffix("/work"))
    var text = try JSONText(plan.json(timings: .omitted)).string
    let list = try #require(text.range(of: "\"purchases\": ["))
    let units = try #require(text.range(of: "\"units\": ", range: list.upperBound..<text.endIndex))
    text.insert("-", at: units.upperBound)
    let error = #expect(throws: InvalidProblem.self) { try read(text) }
    #expect(error?.violations.map(\.pointer.description) == ["/purchases/0/units"])
  }

  @Test func everyFaultIsToldWithItsPlace() throws {
    let text = try JSONText(Self.plan("by-hand").json(timings: .omitted)).string
    let pieces: [(String, String, String)] = [
      ("\"status\": \"optimal\"", "\"status\": \"optimum\"", "/status"),
      ("\"workload\": \"chat\"", "\"workload\": \"chta\"", "/allocations/0/workload"),
      ("\"cash\":", "\"csah\":", "/cost/csah"),
      ("\"boundIsRecomputed\": true", "\"boundIsRecomputed\": 1", "/certificate/boundIsRecomputed"),
      ("\"minimumSpend\": 2000", "\"minimumSpned\": 2000", "/problem/input/agreements/0/minimumSpned"),
      ("\"digest\":", "\"digets\":", "/problem"),
    ]
    for (old, new, place) in pieces {
      let isThere = text.contains(old)
      #expect(isThere, "\(old)")
      let error = #expect(throws: InvalidProblem.self) { try read(text.replacing(old, with: new)) }
      #expect(
        error?.violations.contains { $0.pointer.description == place } == true,
        "\(place): \(error?.message ?? "")")
    }
    #expect(throws: InvalidProblem.self) { try read("[]") }
    #expect(throws: InvalidProblem.self) { try read("{ \"status\": \"optimal\" }") }
  }
}
