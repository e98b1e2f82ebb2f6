extension Plan {
  /// Whether a document is a plan, and not a problem: it has the problem inside it, and a status.
  package static func isPlan(_ document: JSONValue) -> Bool {
    document["status"] != nil && document["problem"] != nil
  }

  /// Reads a plan that `json(timings:)` wrote. What is read and written again is the same document, as long as the timings
  /// that it has, or has not, are asked for.
  ///
  /// - Parameter document: the parsed JSON.
  /// - Throws: `InvalidProblem` with every fault in the order of the lists, up to 50: of the problem inside, by its place
  ///   in the plan, or of the plan.
  /// - Complexity: O(entries), and that of reading the problem.
  public init(json document: JSONValue) throws(InvalidProblem) {
    var decoder = PlanDecoder(try Self.problem(in: document))
    try self.init(document, &decoder)
    decoder.holdTogether(self)
    guard decoder.faults.isEmpty else { throw decoder.faults.invalidProblem }
  }

  /// Reads a plan of a problem that is known, whatever its figures say: for those who check them.
  ///
  /// - Throws: `InvalidProblem` where entries, their keys or their ids are no plan's.
  package init(json document: JSONValue, of problem: Problem) throws(InvalidProblem) {
    var decoder = PlanDecoder(problem)
    try self.init(document, &decoder)
  }

  private init(_ document: JSONValue, _ decoder: inout PlanDecoder) throws(InvalidProblem) {
    guard let whole = decoder.entry(document, [], Self.keys),
      let status: Status = decoder.word(whole, "status"), let solver = decoder.solver(whole)
    else { throw decoder.faults.invalidProblem }
    self.init(status: status, problem: decoder.problem, solver: solver)
    _ = decoder.number(whole, "berth")
    stoppedBy = decoder.word(whole, "stoppedBy", isRequired: false)
    objective = decoder.optionalNumber(whole, "objective")
    bound = decoder.optionalNumber(whole, "bound")
    cost = decoder.cost(whole)
    certificate = decoder.certificate(whole)
    duals = decoder.duals(whole, "duals")
    farkas = decoder.duals(whole, "farkas")
    readLists(of: whole, &decoder)
    guard decoder.faults.isEmpty else { throw decoder.faults.invalidProblem }
  }

  private static let keys = [
    "berth", "status", "stoppedBy", "problem", "objective", "bound", "goals", "cost", "allocations",
    "purchases", "orders", "spendPlans", "agreements", "providers", "limits", "capacity", "openings",
    "workloads", "moves", "duals", "tangents", "certificate", "conflict", "farkas", "solver",
  ]

  /// The problem inside a plan, with the digest of the file that it was read from.
  private static func problem(in document: JSONValue) throws(InvalidProblem) -> Problem {
    let place = Pointer.root["problem"]
    guard case .object = document else {
      throw InvalidProblem(violations: [
        Violation(.root, .wrongType(found: Wording.found(document), accepted: "an object: a plan"))
      ])
    }
    guard let input = document["problem"]?["input"] else {
      throw InvalidProblem(violations: [
        Violation(place, .missing(key: "input", accepted: "the problem of the plan"))
      ])
    }
    guard case .string(let digest)? = document["problem"]?["digest"] else {
      throw InvalidProblem(violations: [
        Violation(place, .missing(key: "digest", accepted: "the digest of the problem's file"))
      ])
    }
    do {
      let bytes = try Problem.bytes(of: input)
      // Faults of the format and of the rules together.
      _ = try Problem(reading: bytes, attachments: .none)
      var file = try ProblemFile(reading: bytes, attachments: .none)
      file.digest = digest
      return try Problem(validating: file)
    } catch {
      let inner = place["input"].tokens
      throw InvalidProblem(
        violations: error.violations.map { Violation(Pointer(inner + $0.pointer.tokens), $0.fault) },
        omitted: error.omitted)
    }
  }

  private mutating func readLists(of whole: PlanDecoder.Entry, _ decoder: inout PlanDecoder) {
    let step = ["period", "slice"]
    goals = decoder.list(whole, "goals", ["goal", "value", "tolerance"], isRequired: false) { $0.goal($1) }
    allocations = decoder.list(
      whole, "allocations", ["workload", "offer", "units", "work", "fleet"] + step
    ) { $0.allocation($1) }
    purchases = decoder.list(whole, "purchases", ["option", "units", "cost"] + step) { $0.purchase($1) }
    readOrders(of: whole, &decoder)
    spendPlans = decoder.list(
      whole, "spendPlans", ["spendPlan", "currency", "committed", "drawn", "cost"] + step, isRequired: false
    ) { $0.planStanding($1) }
    agreements = decoder.list(
      whole, "agreements",
      [
        "agreement", "provider", "window", "status", "currency", "minimum", "maximum", "covered", "shortfall",
        "carriedShortfall", "carriedExcess", "credits", "due",
      ]
    ) { $0.agreementWindow($1) }
    providers = decoder.list(
      whole, "providers", ["provider", "period", "spend", "shortfall", "share"]
    ) { $0.providerSpend($1) }
    limits = decoder.list(
      whole, "limits",
      ["limit", "part", "workload", "span", "value", "minimum", "maximum", "binding", "violation", "price"]
    ) { $0.limitValue($1) }
    capacity = decoder.list(
      whole, "capacity", ["offer", "capacity", "paid", "used", "idle", "price"] + step
    ) { $0.offerUse($1) }
    openings = decoder.list(
      whole, "openings", ["offer", "region", "provider", "period", "fee"], isRequired: false
    ) { $0.opening($1) }
    workloads = decoder.list(
      whole, "workloads", ["workload", "demand", "served", "unmet", "backlog", "marginalCost"] + step
    ) { $0.service($1) }
    moves = decoder.list(whole, "moves", ["workload", "period", "moved", "cost"], isRequired: false) {
      $0.move($1)
    }
    tangents = decoder.list(whole, "tangents", ["row", "weights"], isRequired: false) { $0.tangent($1) }
    conflict = decoder.list(whole, "conflict", ["family", "row"], isRequired: false) { $0.conflict($1) }
  }

  /// Orders of reservations and of commitments stand in one list.
  private mutating func readOrders(of whole: PlanDecoder.Entry, _ decoder: inout PlanDecoder) {
    let keys = [
      "option", "period", "by", "units", "cash", "contractValue", "spendPlan", "currency", "commitment",
    ]
    var (orders, planOrders): ([Order], [PlanOrder]) = ([], [])
    _ = decoder.list(whole, "orders", keys) { decoder, entry -> Bool? in
      if entry.value["spendPlan"] == nil {
        if let order = decoder.order(entry) { orders.append(order) }
      } else if let order = decoder.planOrder(entry) {
        planOrders.append(order)
      }
      return nil
    }
    (self.orders, self.planOrders) = (orders, planOrders)
  }
}

// MARK: - The whole

extension PlanDecoder {
  fileprivate mutating func object(_ whole: Entry, _ key: String, _ keys: [String]) -> Entry? {
    whole.value[key].flatMap { entry($0, whole.path + [.key(key)], keys) }
  }

  fileprivate mutating func cost(_ whole: Entry) -> Plan.Cost? {
    guard let entry = object(whole, "cost", ["cash", "amortised", "owedAfterHorizon", "lines"]) else {
      return nil
    }
    let lines = list(entry, "lines", ["cause", "nominal", "presentValue"]) {
      decoder, line -> Plan.Cost.Line? in
      let (nominal, presentValue) = (decoder.number(line, "nominal"), decoder.number(line, "presentValue"))
      guard let cause: Plan.Cost.Line.Cause = decoder.word(line, "cause") else { return nil }
      return Plan.Cost.Line(cause: cause, nominal: nominal, presentValue: presentValue)
    }
    return Plan.Cost(
      lines: lines, cash: number(entry, "cash"), amortised: number(entry, "amortised"),
      owedAfterHorizon: number(entry, "owedAfterHorizon"))
  }

  fileprivate mutating func certificate(_ whole: Entry) -> Plan.Certificate? {
    let keys = [
      "primalResidual", "dualResidual", "complementarityResidual", "relativeGap", "moneyViolation",
      "boundIsRecomputed", "pricesFixWholeNumbers", "exact",
    ]
    guard let entry = object(whole, "certificate", keys) else { return nil }
    let exact = object(entry, "exact", ["outcome", "bound", "relativeGap"])
    return Plan.Certificate(
      primalResidual: number(entry, "primalResidual"), dualResidual: optionalNumber(entry, "dualResidual"),
      complementarityResidual: optionalNumber(entry, "complementarityResidual"),
      relativeGap: optionalNumber(entry, "relativeGap") ?? .infinity,
      moneyViolation: number(entry, "moneyViolation"), boundIsRecomputed: flag(entry, "boundIsRecomputed"),
      pricesFixWholeNumbers: flag(entry, "pricesFixWholeNumbers"), exact: exact.flatMap { exactProof($0) })
  }

  /// Numbers by name, in their order.
  private mutating func numbers(_ whole: Entry, _ key: String) -> [(key: String, number: Double)] {
    guard let value = whole.value[key] else { return [] }
    let path = whole.path + [.key(key)]
    guard case .object(let members) = value else {
      faults.report(
        path, .wrongType(found: Wording.found(value), accepted: "an object from names to numbers"))
      return []
    }
    return members.compactMap { member in
      if case .number(let number) = member.value { return (member.key, number) }
      faults.report(
        path + [.key(member.key)], .wrongType(found: Wording.found(member.value), accepted: "a number"))
      return nil
    }
  }

  fileprivate mutating func duals(_ whole: Entry, _ key: String) -> [Plan.RowDual] {
    numbers(whole, key).map { Plan.RowDual(row: $0.key, dual: $0.number) }
  }

  fileprivate mutating func solver(_ whole: Entry) -> Plan.SolverReport? {
    let keys = [
      "name", "method", "iterations", "nodes", "rounds", "rows", "columns", "nonzeros", "merged", "seconds",
    ]
    guard let entry = object(whole, "solver", keys) else {
      faults.report(whole.path, .missing(key: "solver", accepted: "how the plan was found"))
      return nil
    }
    let merged = object(entry, "merged", ["rows", "columns", "nonzeros"]).map { size in
      Plan.SolverReport.Size(
        rows: integer(size, "rows"), columns: integer(size, "columns"), nonzeros: integer(size, "nonzeros"))
    }
    return Plan.SolverReport(
      name: text(entry, "name"), method: text(entry, "method"), iterations: integer(entry, "iterations"),
      nodes: integer(entry, "nodes"), rounds: entry.value["rounds"] == nil ? 0 : integer(entry, "rounds"),
      rows: integer(entry, "rows"), columns: integer(entry, "columns"),
      nonzeros: integer(entry, "nonzeros"), merged: merged,
      seconds: numbers(entry, "seconds").map { (phase: $0.key, seconds: $0.number) })
  }
}
