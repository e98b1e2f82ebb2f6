internal import Formulation
internal import LinearProgramming
package import PlacementModel

extension Analyst {
  /// Which choices are the same in every cheapest plan, told by two small linear programs.
  ///
  /// The face of cheapest plans is known from one of them and its prices (complementary slackness); the two tell what can
  /// leave its bound in it, and what can move along it (`FreeColumns`). Whether agreements are signed takes a plan with the opposite for each.
  ///
  /// Of several goals those before cost are held where they were reached.
  ///
  /// - Parameter workload: of whose free allocations the least and the most are sought, one linear program each.
  /// - Returns: `nil` choices where there is no plan, which the plan's status tells, or the time was up.
  /// - Throws: `PlanningError` where the solver breaks down.
  package func choices(
    of problem: Problem, rangesOf workload: Index<Workload>? = nil, _ options: PlanOptions = PlanOptions()
  ) throws(PlanningError) -> (plan: Plan, choices: Choices?) {
    let clock = AnswerClock(options)
    switch try footing(of: problem, options) {
    case .noPlan(let plan): return (plan, nil)
    case .found(let footing):
      var still: [Int] = []
      let choices = try choices(at: footing, rangesOf: workload, still: &still, clock, options)
      return (try planner.plan(at: footing, options), choices)
    }
  }

  /// The same of a footing that is at hand.
  ///
  /// - Parameters:
  ///   - asksSignings: whether it is found out what it would cost to sign otherwise, a whole plan each.
  ///   - still: columns of money, and afterwards those of them that are the same in every cheapest plan.
  func choices(
    at footing: Footing, rangesOf workload: Index<Workload>? = nil, asksSignings: Bool = true,
    still: inout [Int], _ clock: AnswerClock, _ options: PlanOptions
  ) throws(PlanningError) -> Choices? {
    let placement = footing.placement
    let face = OptimalFace(of: footing)
    let (allocations, purchases) = (placement.allocationColumns, placement.purchaseColumns)
    let (orders, commitments) = (placement.orderColumns, placement.commitmentColumns)
    let asked =
      allocations.map(\.column.position) + purchases.map(\.column.position) + orders.map(\.column.position)
      + commitments.map(\.column.position)
    func solve(_ program: LinearProgram) throws(PlanningError) -> Outcome {
      do { return try vertices.solve(program, clock.solverOptions).outcome } catch { throw .solver(error) }
    }
    options.onProgress?(.answering(AnswerProgress(.choices, done: 0, of: nil)))
    var search = FreeColumns(face)
    guard let free = try search.find(asked, money: still, solve) else {
      still = []
      return nil
    }
    still = (still + asked).filter { !free.contains($0) }
    func choices<Place>(_ columns: [ChoiceColumn<Place>]) -> [Choices.Choice<Place>] {
      columns.compactMap { entry in
        let column = entry.column.position
        let amount = face.columnSides[column].contains(.lower) ? 0 : footing.solution.columnValues[column]
        let isFree = free.contains(column)
        guard amount > 0 || isFree else { return nil }
        return Choices.Choice(place: entry.place, amount: amount, isFree: isFree)
      }
    }
    var answer = Choices(
      fixesWholeNumbers: footing.fixesWholeNumbers, hasConcentration: placement.hasCones)
    answer.allocations = choices(allocations)
    answer.purchases = choices(purchases)
    answer.orders = choices(orders)
    answer.commitments = choices(commitments)
    answer.signings = try signings(at: footing, asks: asksSignings, clock, options)
    if let workload { try range(&answer, of: workload, at: footing, clock, options) }
    return answer
  }

  /// The least and the most of the free allocations of a workload, from vertex to vertex of the face.
  private func range(
    _ choices: inout Choices, of workload: Index<Workload>, at footing: Footing, _ clock: AnswerClock,
    _ options: PlanOptions
  ) throws(PlanningError) {
    choices.ranged = workload
    let room = Room(around: footing, within: 0)
    let open = try OpenProgram(room, vertices, clock)
    var columns: [Choices.AllocationPlace: Int] = [:]
    for entry in footing.placement.allocationColumns { columns[entry.place] = entry.column.position }
    for (place, choice) in choices.allocations.enumerated() where choice.place.workload == workload {
      choices.allocations[place].least = choice.amount
      choices.allocations[place].most = choice.amount
      guard choice.isFree, let column = columns[choice.place] else { continue }
      func extreme(_ sign: Double) throws(PlanningError) -> Double? {
        var costs = Array(repeating: 0.0, count: room.program.columnCount)
        costs[column] = sign
        return try open.minimum(of: costs, .far).map { max(0, $0[column]) }
      }
      choices.allocations[place].least = try extreme(1)
      choices.allocations[place].most = try extreme(-1)
      options.onProgress?(
        .answering(AnswerProgress(.choices, done: place + 1, of: choices.allocations.count)))
    }
  }

  /// Whether the opposite of each signing costs more, each by a whole plan.
  private func signings(
    at footing: Footing, asks: Bool, _ clock: AnswerClock, _ options: PlanOptions
  ) throws(PlanningError) -> [Choices.Signing] {
    var signings: [Choices.Signing] = []
    for entry in footing.placement.signingColumns {
      let isInForce = footing.solution[entry.column] > 0.5
      var signing = Choices.Signing(place: entry.place, isInForce: isInForce)
      if asks, clock.stop == nil {
        var asked = options
        asked.timeLimit = clock.timeLeft
        var opposite = footing.placement
        opposite.fix(entry.column, at: isInForce ? 0 : 1)
        var run = PlanningRun(solver: planner.solver, asked)
        try judge(&signing, try run.solve(&opposite), footing.solution.objective, options.relativeGap)
      }
      signings.append(signing)
    }
    return signings
  }

  private func judge(
    _ signing: inout Choices.Signing, _ outcome: Outcome, _ least: Double, _ gap: Double
  ) throws(PlanningError) {
    switch outcome {
    case .infeasible: signing.verdict = .forced
    case .optimal(let solution):
      let extra = solution.objective - least
      if solution.bound > least + 1e-9 * abs(least) {
        signing.verdict = .forced
        signing.oppositeCostsMore = extra
      } else if extra <= gap * abs(least) {
        signing.verdict = .free
        signing.oppositeCostsMore = max(0, extra)
      }
    default: break
    }
  }
}
