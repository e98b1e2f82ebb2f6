package import PlacementModel

/// Checks plans by what they mean: every rule and figure is recomputed from the problem and the plan alone, in plain loops
/// over the terms of the problem file, with no solver and without the linear program that the planner makes.
package enum Verifier {
  /// Checks a plan against its problem.
  ///
  /// - Parameters:
  ///   - document: the parsed JSON of a plan, as `berth solve --format json` writes it.
  ///   - problem: the problem that it is said to be a plan of.
  /// - Returns: what does not hold, all at once, with where it stands in the document.
  /// - Throws: `InvalidProblem` where the document is no plan at all: its faults, by their places.
  /// - Complexity: O(allocations x limits + options x periods x terms), and a small linear program for every loss and step.
  package static func verify(_ document: JSONValue, of problem: Problem) throws(InvalidProblem) -> Verdict {
    let origin = PlanOrigin(of: document)
    guard origin.digest == problem.digest, origin.input == problem.source else {
      let pointer = Pointer.root["problem"][origin.digest == problem.digest ? "input" : "digest"]
      let fault = Finding.Fault.reads(
        origin.digest == problem.digest ? "another problem" : origin.digest ?? "nothing", problem.digest)
      return Verdict(
        problem: problem, status: .stopped,
        findings: [Finding(rule: .problem, pointer: pointer, place: [], fault: fault)],
        checks: [RuleCheck(rule: .problem, comparisons: 1, largestDifference: 0)], gaps: [])
    }
    let plan = try Plan(json: document, of: problem)
    var check = PlanCheck(plan)
    check.run(against: document)
    return check.verdict
  }
}

extension Verifier {
  /// The best bound that a plan's duals prove on the cost of any plan, present value, every rounding to the safe side.
  ///
  /// - Returns: `nil` for plans with whole numbers, of other goals than cost, or without duals that prove anything.
  package static func bound(provedBy plan: Plan) -> Double? {
    var check = PlanCheck(plan)
    check.checkBound()
    guard case .bound(let bound, _)? = check.proof else { return nil }
    return bound
  }
}

/// The problem that a document says it is a plan of.
private struct PlanOrigin {
  let digest: String?
  let input: JSONValue?

  init(of document: JSONValue) {
    if case .string(let digest)? = document["problem"]?["digest"] {
      self.digest = digest
    } else {
      digest = nil
    }
    input = document["problem"]?["input"]
  }
}

/// One check of one plan: what the plan decides, and what was compared so far.
struct PlanCheck {
  let plan: Plan
  let facts: Facts
  var ledger = Ledger()
  var proof: Verdict.Proof?

  var problem: Problem { plan.problem }
  var horizon: Horizon { plan.problem.horizon }

  init(_ plan: Plan) {
    self.plan = plan
    facts = Facts(plan)
  }

  mutating func run(against document: JSONValue) {
    ledger.expect(true, .problem, at: Pointer.root["problem"], [], .missing)
    checkStatus()
    compare(plan.json(timings: document["solver"]?["seconds"] == nil ? .omitted : .included), with: document)
    checkTangents()
    guard plan.objective != nil else {
      checkContradiction()
      if proof == nil { ledger.leaveOpen(.noAllocations) }
      return
    }
    checkEntries()
    checkAllocations()
    checkWork()
    checkSupply()
    checkFleets()
    checkSites()
    checkCapacity()
    checkOrders()
    checkSizes()
    checkSpendPlans()
    checkOpenings()
    checkStandings()
    checkWindows()
    checkSpend()
    checkLimits()
    checkMoves()
    checkCost()
    checkGoals()
    checkPrices()
    checkCertificate()
    checkBound()
  }

  var verdict: Verdict {
    let order = Dictionary(
      uniqueKeysWithValues: PlanRule.allCases.enumerated().map { ($0.element, $0.offset) })
    let findings = ledger.findings.enumerated()
      .sorted { (order[$0.element.rule] ?? 0, $0.offset) < (order[$1.element.rule] ?? 0, $1.offset) }
      .map(\.element)
    return Verdict(
      problem: problem, status: plan.status, findings: findings, checks: ledger.checks, gaps: ledger.gaps,
      proof: proof)
  }
}

// MARK: - The document

extension PlanCheck {
  /// Rule: what a status says goes with what there is: an optimal plan was stopped by nothing, and one without allocations
  /// has none.
  private mutating func checkStatus() {
    let pointer = Pointer.root["status"]
    let hasPlan = plan.objective != nil
    let isStopped = plan.status == .feasible || plan.status == .stopped
    ledger.expect(
      hasPlan == (plan.status == .optimal || plan.status == .feasible), .status, at: pointer, [],
      .reads(plan.status.rawValue, hasPlan ? "optimal or feasible" : "infeasible or stopped"))
    ledger.expect(
      isStopped == (plan.stoppedBy != nil), .status, at: pointer, [],
      .reads(plan.status.rawValue, plan.stoppedBy == nil ? "optimal or infeasible" : "feasible or stopped"))
    ledger.expect(
      hasPlan == (plan.cost != nil), .status, at: Pointer.root["cost"], [], hasPlan ? .missing : .unexpected)
    guard !hasPlan else { return }
    for (key, count) in [
      ("allocations", plan.allocations.count), ("purchases", plan.purchases.count),
      ("orders", plan.orders.count + plan.planOrders.count), ("workloads", plan.workloads.count),
      ("providers", plan.providers.count), ("agreements", plan.agreements.count),
    ] {
      ledger.expect(count == 0, .status, at: Pointer.root[key], [], .unexpected)
    }
  }

  /// Rule: a plan that is read and written again is the same document. This finds what its reader passes over: copies of
  /// what stands in the problem, and figures that follow from their neighbours.
  private mutating func compare(_ expected: JSONValue, with found: JSONValue, at pointer: Pointer = .root) {
    switch (expected, found) {
    case (.object(let expectedMembers), .object(let foundMembers)):
      let keys = expectedMembers.map(\.key) + foundMembers.map(\.key).filter { expected[$0] == nil }
      for key in keys {
        switch (expected[key], found[key]) {
        case (let expected?, let found?): compare(expected, with: found, at: pointer[key])
        case (_, nil): ledger.expect(false, .document, at: pointer[key], [], .missing)
        default: ledger.expect(false, .document, at: pointer[key], [], .unexpected)
        }
      }
    case (.array(let expected), .array(let found)):
      for (number, (expected, found)) in zip(expected, found).enumerated() {
        compare(expected, with: found, at: pointer[number])
      }
      ledger.expect(
        expected.count == found.count, .document, at: pointer, [],
        .differs(Double(found.count), Double(expected.count)))
    case (.number(let expected), .number(let found)):
      ledger.compare(found, with: Tally(expected), .document, at: pointer, [])
    default:
      ledger.expect(
        expected == found, .document, at: pointer, [], .reads(found.shortText, expected.shortText))
    }
  }
}

extension JSONValue {
  fileprivate var shortText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .string(let text): text
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension Problem {
  func ids(_ w: Index<Workload>, _ s: Index<Step>) -> [String] { [workloads[w].id, horizon.steps[s].id] }
  func ids(_ o: Index<Offer>, _ s: Index<Step>) -> [String] { [offers[o].id, horizon.steps[s].id] }
  func ids(_ q: Index<PurchaseOption>, _ s: Index<Step>) -> [String] { [options[q].id, horizon.steps[s].id] }
  func ids(_ q: Index<PurchaseOption>, _ v: Index<Period>) -> [String] {
    [options[q].id, horizon.periods[v].id]
  }
}
