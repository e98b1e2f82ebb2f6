import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// Programs with symmetry planted in them, merged and not.
@Suite struct AggregationTests {
  @Test(arguments: 1...60) func agreesWithTheWholeProgram(seed: UInt64) throws {
    let (program, members) = classProgram(seed: seed)
    let result = try expectSameOptimum(eager, program, "seed \(seed)")
    let columns = members.map { $0[0].columns.count }.reduce(0, +)
    if columns < program.columnCount { #expect(result.statistics.merged?.columns == columns) }
    guard let solution = result.outcome.solution else { return }
    for kind in members {
      let total = kind.reduce(0) { $0 + $1.size }
      for place in kind[0].columns.indices {
        let sum = kind.reduce(0) { $0 + solution[$1.columns[place]] }
        for member in kind {
          let part = solution[member.columns[place]]
          #expect(abs(part - sum * member.size / total) <= 1e-14 * sum)
          #expect((part == 0) == (sum == 0))
        }
      }
    }
  }

  /// One coefficient that is off by a billionth takes its member out, and nobody else.
  @Test func aMutationUnmergesOneMember() throws {
    let seed = UInt64(4)
    let (program, members) = classProgram(seed: seed)
    let merged = members.map { $0[0].columns.count }.reduce(0, +)
    let kind = try #require(members.firstIndex { $0.count > 2 })
    let victim = members[kind][1]
    let mutated = program.replacing(victim.row, victim.columns[2]) { $0 * (1 + 1e-9) }
    let result = try expectSameOptimum(eager, mutated, "mutated")
    #expect(result.statistics.merged?.columns == merged + victim.columns.count)
    #expect(
      result.statistics.merged?.rows == members.count + 4 + (members.count > 1 ? 1 : 0) + (kind == 1 ? 2 : 1))
  }

  /// Two workers of 10 and 30, and two equal machines with room for 16 and 8: every column is shared both ways.
  @Test func membersOfTwoKindsAtOnce() throws {
    var program = LinearProgram(name: "both ways")
    let rooms = [16.0, 8]
    let bought = rooms.indices.map { program.addVariable("bought[\($0)]", cost: 1) }
    var loads = bought.map { -1 * $0 }
    var uses: [[Variable]] = []
    for (worker, need) in [10.0, 30].enumerated() {
      let use = rooms.indices.map { program.addVariable("use[\(worker),\($0)]") }
      let unmet = program.addVariable("unmet[\(worker)]", cost: 9)
      program.addConstraint("need[\(worker)]", 1 * use[0] + 1 * use[1] + 1 * unmet, .equal(to: need))
      for machine in rooms.indices { loads[machine].add(1, use[machine]) }
      uses.append(use)
    }
    for machine in rooms.indices {
      program.addConstraint("load[\(machine)]", loads[machine], .atMost(0))
      program.addConstraint("room[\(machine)]", 1 * bought[machine], .atMost(rooms[machine]))
    }
    let result = try expectSameOptimum(eager, program, "both ways")
    #expect(result.statistics.merged == .init(rows: 3, columns: 3, nonzeros: 5))
    // 24 are served at 1 and 16 are unmet at 9; of the 24, a quarter is the first worker's, two thirds are the first machine's.
    #expect(result.outcome.solution?.objective == 168)
    let values = uses.map { $0.map { result.outcome.solution?[$0] ?? .nan } }
    for (value, expected) in zip(values.joined(), [4.0, 2, 12, 6]) { #expect(abs(value - expected) <= 1e-14) }
  }

  /// Rooms that are rented for two seasons need the same parts in both: 10 and 20 that become 11 and 22 are merged, 10 and
  /// 20 that become 11 and 23 are not. Of four rooms, those of one growth go together.
  @Test(arguments: [
    (rooms: [10, 20], later: [11.0, 22], columns: 3), (rooms: [10, 20], later: [11, 23], columns: 6),
    (rooms: [10, 20, 30, 40], later: [11, 22, 36, 48], columns: 6),
  ])
  func whatLastsMustGrowInProportion(rooms: [Double], later: [Double], columns: Int) throws {
    var program = LinearProgram(name: "rooms")
    var work = [LinearExpression(), LinearExpression()]
    var stages: [Int32] = []
    for room in rooms.indices {
      let rent = program.addVariable("rent[\(room)]", cost: 3)
      let early = program.addVariable("early[\(room)]", cost: 2)
      let late = program.addVariable("late[\(room)]", cost: 2)
      stages += [0, 0, 1]
      program.addConstraint("room[\(room),0]", 1 * rent + 1 * early, .atMost(rooms[room]))
      program.addConstraint("room[\(room),1]", 1 * rent + 1 * late, .atMost(later[room]))
      work[0] += 1 * rent + 1 * early
      work[1] += 1 * rent + 1 * late
    }
    program.addConstraint("work[0]", work[0], .atLeast(22))
    program.addConstraint("work[1]", work[1], .atLeast(25))
    program.stages = Stages(ofColumns: stages)
    let result = try expectSameOptimum(eager, program, "rooms")
    #expect(result.statistics.merged?.columns ?? program.columnCount == columns)
  }

  /// Half of the columns in one stage, half in another: what is alike but for its stage is not merged.
  @Test func stagesStayApart() throws {
    var (program, _) = classProgram(seed: 8)
    let whole = try eager.solve(program, SolverOptions())
    program.stages = Stages(
      ofColumns: program.columnNames.indices.map { Int32($0 < program.columnCount / 2 ? 0 : 1) },
      lazyRows: [0])
    let staged = try expectSameOptimum(eager, program, "staged")
    let (one, other) = (whole.statistics.merged, staged.statistics.merged)
    #expect((other?.columns ?? 0) > (one?.columns ?? 0))
  }
}

extension LinearProgram {
  /// The same program with one coefficient changed.
  func replacing(_ row: Constraint, _ column: Variable, by change: (Double) -> Double) -> LinearProgram {
    var program = LinearProgram(name: name, direction: direction)
    program.objectiveConstant = objectiveConstant
    program.stages = stages
    for position in 0..<columnCount {
      program.addVariable(columnNames[position], columnBounds[position], cost: costs[position])
    }
    for position in 0..<rowCount {
      let expression = LinearExpression(
        nonzeros(of: Constraint(position: position)).map { index in
          let isIt = position == row.position && Int(columnPositions[index]) == column.position
          return .init(
            isIt ? change(coefficients[index]) : coefficients[index],
            Variable(position: Int(columnPositions[index])))
        })
      program.addConstraint(rowNames[position], expression, rowBounds[position])
    }
    return program
  }
}
