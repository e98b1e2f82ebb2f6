internal import LinearProgramming

/// Which columns are not the same in every optimal point, by two linear programs.
///
/// 1. *What can leave its bound.* The directions that lead from the vertex into the face are a cone: `d[j] >= 0` for a column
///    at its lower bound, `a[i] d >= 0` for a row at its lower bound, and so on. A sum of directions is one too, and so is every
///    multiple. So one direction has everything leave its bound that can in any, by as much as one likes, and
///
///        maximise sum{k} u[k]    subject to  d in the cone,  0 <= u[k] <= 1,  u[k] <= distance of k from its bound
///
///    has every u[k] at 1 or at 0, and tells. What cannot leave holds with equality in all of the face.
/// 2. *What can move at all.* Those equalities span the face: a column that stands between its bounds is the same everywhere
///    if and only if it is 0 in all their solutions. A vertex of these solutions within a box of random size has every other
///    column away from 0, with probability one. (It cannot be told in the first program: of two columns that can only rise in
///    each other's place both are free, yet in no direction do both rise.)
///
/// Only columns that can move enter, and rows that stand at a bound. The numbers are drawn from a fixed seed.
///
/// Source of the first: R. M. Freund, R. Roundy, M. J. Todd, "Identifying the set of always-active constraints in a system of
/// linear inequalities by a single linear program", MIT Sloan working paper 1674-85 (1985).
struct FreeColumns {
  private let face: OptimalFace
  private let program: LinearProgram
  /// By column: what stands between bounds or can leave its bound.
  private var canMove: [Bool]
  /// By row: what holds with equality in all of the face.
  private var isEquality: [Bool]

  init(_ face: OptimalFace) {
    self.face = face
    program = face.program
    canMove = program.columnBounds.indices.map {
      !face.isFixed[$0] && face.columnSides[$0] != [.lower, .upper]
    }
    isEquality = face.isTight
  }

  /// Money moves by so many times the units it is paid for, about.
  private static let moneyScale = 1e6

  /// - Parameters:
  ///   - asked: columns of units, by position.
  ///   - money: columns of money that are asked for as well.
  ///   - solve: a linear program, to an optimum.
  /// - Returns: those that are not the same in every optimal point; `nil` where a solve was stopped.
  mutating func find(
    _ asked: [Int], money: [Int] = [], _ solve: (LinearProgram) throws(PlanningError) -> Outcome
  ) throws(PlanningError) -> Set<Int>? {
    guard try leaveBounds(solve) else { return nil }
    var scales = Array(repeating: 0.0, count: canMove.count)
    for column in money { scales[column] = Self.moneyScale }
    for column in asked { scales[column] = 1 }
    let moving = scales.indices.filter { scales[$0] > 0 && canMove[$0] }
    let (hull, columns) = hull(boxing: scales)
    if hull.rowCount == 0 { return Set(moving) }
    guard case .optimal(let solution) = try solve(hull) else { return nil }
    return Set(
      moving.filter { column in
        guard face.columnSides[column].isEmpty else { return true }
        return abs(columns[column].map { solution[$0] } ?? 0) > Self.rounding * scales[column]
      })
  }

  /// Of a direction in a box of about 1.
  private static let rounding = 1e-7
}

// MARK: - The cone

extension FreeColumns {
  /// Finds what cannot leave its bound; `false` where the solve was stopped.
  private mutating func leaveBounds(
    _ solve: (LinearProgram) throws(PlanningError) -> Outcome
  ) throws(PlanningError) -> Bool {
    var cone = LinearProgram(direction: .maximize)
    var directions: [Int: LinearExpression] = [:]
    var columnProbes: [(column: Int, probe: Variable)] = []
    for column in canMove.indices where canMove[column] {
      let sides = face.columnSides[column]
      let free = cone.addVariable("d\(column)", sides.isEmpty ? .free : .nonnegative)
      guard !sides.isEmpty else {
        directions[column] = 1 * free
        continue
      }
      let probe = cone.addVariable("u\(column)", .between(0, 1), cost: 1)
      directions[column] = (sides == .lower ? 1.0 : -1) * (1 * free + 1 * probe)
      columnProbes.append((column, probe))
    }
    var rowProbes: [(row: Int, probe: Variable)] = []
    for row in 0..<program.rowCount where isEquality[row] || !face.rowSides[row].isEmpty {
      var sum = LinearExpression()
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        guard let direction = directions[Int(program.columnPositions[index])] else { continue }
        sum.add(direction, times: program.coefficients[index])
      }
      // Nothing that can move stands on it.
      if sum.terms.isEmpty { continue }
      if isEquality[row] || face.rowSides[row] == [.lower, .upper] {
        isEquality[row] = true
        cone.addConstraint("r\(row)", sum, .equal(to: 0))
        continue
      }
      let probe = cone.addVariable("v\(row)", .between(0, 1), cost: 1)
      let isLower = face.rowSides[row] == .lower
      sum.add(isLower ? -1 : 1, probe)
      cone.addConstraint("r\(row)", sum, isLower ? .atLeast(0) : .atMost(0))
      rowProbes.append((row, probe))
    }
    if columnProbes.isEmpty, rowProbes.isEmpty { return true }
    if cone.rowCount == 0 { return true }
    guard case .optimal(let solution) = try solve(cone) else { return false }
    for (column, probe) in columnProbes where solution[probe] < 0.5 { canMove[column] = false }
    for (row, probe) in rowProbes where solution[probe] < 0.5 { isEquality[row] = true }
    return true
  }
}

// MARK: - The hull

extension FreeColumns {
  /// Directions along the face, from anywhere inside it: the columns asked for lie in a box of random size.
  private func hull(boxing scales: [Double]) -> (LinearProgram, [Int: Variable]) {
    var random = Mixer(state: 1)
    var hull = LinearProgram(direction: .maximize)
    var columns: [Int: Variable] = [:]
    for column in canMove.indices where canMove[column] {
      let size = scales[column] * (1 + random.fraction())
      let weight = 2 * random.fraction() - 1
      columns[column] = hull.addVariable(
        "d\(column)", size > 0 ? .between(-size, size) : .free, cost: size > 0 ? weight / scales[column] : 0)
    }
    for row in 0..<program.rowCount where isEquality[row] {
      var sum = LinearExpression()
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        if let column = columns[Int(program.columnPositions[index])] {
          sum.add(program.coefficients[index], column)
        }
      }
      if !sum.terms.isEmpty { hull.addConstraint("r\(row)", sum, .equal(to: 0)) }
    }
    return (hull, columns)
  }
}

/// Numbers without a pattern, the same every time: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable
/// pseudorandom number generators", 2014).
private struct Mixer {
  var state: UInt64

  /// In [0, 1).
  mutating func fraction() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
  }
}
