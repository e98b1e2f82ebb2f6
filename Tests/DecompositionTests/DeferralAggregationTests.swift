import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// Work that may wait, of members whose needs are not proportional over time.
@Suite struct DeferralAggregationTests {
  /// Needs of 10, 2, 4 and of 2, 10, 4 may each wait one stage; machines do 6 at 2, 14 at 1 and 20 at 3. All of the second
  /// stage's machine is used, then the first's: 6 + 14 + 12 for 62. Oldest first, what is done by the end of the first stage
  /// is half of what fell due in it, and by the end of the second two thirds of what fell due in that:
  ///
  ///     done     5, 6 1/3, 4 2/3   and   1, 7 2/3, 7 1/3
  ///     waiting  5, 2/3            and   1, 3 1/3
  @Test func theOldestIsDoneFirst() throws {
    var work = WaitingWork(needs: [[10, 2, 4], [2, 10, 4]], window: 1)
    for (stage, machine) in [(6.0, 2.0), (14, 1), (20, 3)].enumerated() {
      work.addMachine(stage, room: machine.0, cost: machine.1)
    }
    let program = work.finished()
    let result = try expectSameOptimum(eager, program, "by hand")
    let solution = try #require(result.outcome.solution)
    #expect(result.statistics.merged == .init(rows: 8, columns: 5, nonzeros: 12))
    #expect(abs(solution.objective - 62) <= 1e-13 * 62)
    let done: [[Double]] = [[5, 19.0 / 3, 14.0 / 3], [1, 23.0 / 3, 22.0 / 3]]
    let waiting: [[Double]] = [[5, 2.0 / 3], [1, 10.0 / 3]]
    for member in 0..<2 {
      for (stage, expected) in done[member].enumerated() {
        #expect(abs(solution[work.uses[stage][member][0]] - expected) <= 1e-14)
      }
      for (stage, expected) in waiting[member].enumerated() {
        #expect(abs(solution[work.backlogs[stage][member]] - expected) <= 1e-14)
      }
    }
  }

  @Test(arguments: 1...80) func agreesWithTheWholeProgram(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let members = Int.random(in: 2...5, using: &random)
    let stages = Int.random(in: 2...8, using: &random)
    let needs = (0..<members).map { _ in (0..<stages).map { _ in Double.random(in: 1...30, using: &random) } }
    var work = WaitingWork(
      needs: needs, window: Int.random(in: 1...3, using: &random),
      penalty: seed.isMultiple(of: 3) ? nil : 30, bounds: seed.isMultiple(of: 2) ? .rows : .columns)
    let mean = 15 * Double(members)
    for stage in 0..<stages {
      for _ in 0..<2 {
        work.addMachine(
          stage, room: mean * Double.random(in: 0.1...0.8, using: &random),
          cost: Double.random(in: 1...9, using: &random), rate: Double.random(in: 0.5...2, using: &random))
      }
      if seed.isMultiple(of: 5) { work.addSpread(stage, most: 0.6) }
    }
    let program = work.finished()
    let result = try expectSameOptimum(eager, program, "seed \(seed)")
    #expect(result.statistics.merged?.columns == program.columnCount / members)
    guard let solution = result.outcome.solution else { return }
    for columns in work.backlogs where columns.allSatisfy({ solution[$0] != 0 }) {
      #expect(columns.allSatisfy { solution[$0] > 0 })
    }
  }

  /// A member that may never use more of a machine than a part of what it needs at that time keeps its part in every stage:
  /// what grows alike is still merged, and what does not is told apart.
  @Test(arguments: [([10.0, 20, 15], [20.0, 40, 30], true), ([10, 20, 15], [15, 5, 30], false)])
  func whatIsBoundToItsTimeIsNotFree(first: [Double], second: [Double], isMerged: Bool) throws {
    var work = WaitingWork(needs: [first, second], window: 1, penalty: 40)
    for stage in first.indices {
      work.addMachine(stage, room: 20, cost: Double(2 + stage % 2))
      work.addMachine(stage, room: 40, cost: 5)
      work.addPartOfNeed(stage, most: 0.5)
    }
    let program = work.finished()
    let result = try expectSameOptimum(eager, program, "bound")
    #expect((result.statistics.merged?.columns == program.columnCount / 2) == isMerged)
  }

  /// A limit on what waits that is no window, 1 of 10 for one member and 100 for the other, does not come apart: that is seen
  /// at the point, and the program is solved with the two apart. Two stages with room for 5 and 30 of 20 and 2: 15 must wait.
  @Test func whatDoesNotComeApartIsSolvedAgain() throws {
    var work = WaitingWork(needs: [[10, 1], [10, 1]], window: 1)
    work.addMachine(0, room: 5, cost: 1)
    work.addMachine(1, room: 30, cost: 2)
    var program = work.finished()
    for (row, most) in [(0, 1.0), (1, 100)] {
      program.setBounds(.atMost(most), of: Constraint(position: row))
    }
    try expectSameOptimum(eager, program, "no room for one")
    program.setBounds(.atMost(6), of: Constraint(position: 0))
    let result = try expectSameOptimum(eager, program, "room for both")
    #expect(result.statistics.merged == nil)
    #expect(abs((result.outcome.solution?.objective ?? .nan) - (5 + 2 * 17)) <= 1e-12)
  }

  /// Where no work waits, what waits is 0 and not nearly 0.
  @Test func nothingWaitsWhereNothingNeedsTo() throws {
    var work = WaitingWork(needs: [[3, 7, 5], [9, 1, 2], [4, 4, 4]], window: 2, waitingCost: 0.5)
    for stage in 0..<3 { work.addMachine(stage, room: 100, cost: 1) }
    let solution = try #require(try eager.solve(work.finished(), SolverOptions()).outcome.solution)
    #expect(work.backlogs.joined().allSatisfy { solution[$0] == 0 })
  }
}

/// Members with needs over time, met from machines or later; those of one program differ in needs alone.
private struct WaitingWork {
  enum Ends { case rows, columns }
  private var program = LinearProgram(name: "waiting")
  private let needs: [[Double]]
  private var work: [[LinearExpression]]
  /// By stage, member and machine.
  private(set) var uses: [[[Variable]]]
  private(set) var backlogs: [[Variable]] = []
  private var stageOfColumns: [Int32] = []
  private var handOvers: Set<Int32> = []

  init(
    needs: [[Double]], window: Int, penalty: Double? = nil, bounds: Ends = .rows, waitingCost: Double = 0
  ) {
    self.needs = needs
    let stages = needs[0].count
    work = needs.map { $0.map { _ in LinearExpression() } }
    uses = Array(repeating: Array(repeating: [], count: needs.count), count: stages)
    for stage in 0..<stages {
      if stage + 1 < stages {
        backlogs.append(
          needs.indices.map { member in
            let waiting = needs[member][max(0, stage - window + 1)...stage].reduce(0, +)
            let backlog = column(
              "backlog[\(member),\(stage)]", stage, cost: waitingCost,
              bounds == .rows ? .nonnegative : .between(0, waiting))
            handOvers.insert(Int32(backlog.position))
            if bounds == .rows {
              program.addConstraint("deferral[\(member),\(stage)]", 1 * backlog, .atMost(waiting))
            }
            work[member][stage].add(1, backlog)
            work[member][stage + 1].add(-1, backlog)
            return backlog
          })
      }
      guard let penalty else { continue }
      for member in needs.indices {
        work[member][stage].add(1, column("unmet[\(member),\(stage)]", stage, cost: penalty))
      }
    }
  }

  private mutating func column(
    _ name: String, _ stage: Int, cost: Double, _ bounds: Bounds = .nonnegative
  ) -> Variable {
    stageOfColumns.append(Int32(stage))
    return program.addVariable(name, bounds, cost: cost)
  }

  mutating func addMachine(_ stage: Int, room: Double, cost: Double, rate: Double = 1) {
    var load = LinearExpression()
    for member in needs.indices {
      let use = column("use[\(member),\(stage)]", stage, cost: cost)
      uses[stage][member].append(use)
      work[member][stage].add(rate, use)
      load.add(1, use)
    }
    program.addConstraint("machine[\(stage)]", load, .atMost(room))
  }

  /// At most a part of what is used is of the first machine.
  mutating func addSpread(_ stage: Int, most: Double) {
    for member in needs.indices {
      var part = 1 * uses[stage][member][0]
      for use in uses[stage][member] { part.add(-most, use) }
      program.addConstraint("spread[\(member),\(stage)]", part, .atMost(0))
    }
  }

  /// At most a part of what is needed is of the first machine.
  mutating func addPartOfNeed(_ stage: Int, most: Double) {
    for member in needs.indices {
      program.addConstraint(
        "part[\(member),\(stage)]", 1 * uses[stage][member][0], .atMost(most * needs[member][stage]))
    }
  }

  mutating func finished() -> LinearProgram {
    for member in needs.indices {
      for stage in needs[member].indices {
        program.addConstraint(
          "need[\(member),\(stage)]", work[member][stage], .equal(to: needs[member][stage]))
      }
    }
    program.stages = Stages(ofColumns: stageOfColumns, handOvers: handOvers)
    return program
  }
}
