internal import LinearProgramming

/// Rows tied from stage to stage by columns that put obligations off, in classes whose members put off at will.
///
///     sum of others + out[t] - out[t-1] = b[t],   0 <= out[t] <= what fell due lately
///
/// Members whose b are not proportional over time have no weights in common, but need none: whatever of the sum of all is
/// done by the end of a stage is done of each member's oldest obligations first. With B(t) the sum of all right-hand
/// sides up to t and S(t) = B(t) - out[t] what is done by then, let tau be the time at which B(tau) = S(t), linear within a
/// stage; then member m has done B[m](tau). What it puts off is what fell due for it since tau, and so within every bound
/// that says for how many stages obligations may wait.
struct HandOverChains: Sendable {
  struct Chain: Sendable {
    var stages: [Stage] = []
    var memberCount: Int { stages.first?.rows.count ?? 0 }
  }

  /// The rows of one stage by member, and the columns that put off from it; none in the last stage.
  struct Stage: Sendable {
    let rowClass: Int
    let rows: [Int32]
    var outClass: Int?
    var outs: [Int32] = []
  }

  private(set) var chains: [Chain] = []
  /// By row class: its chain; -1 for none.
  private(set) var ofRows: [Int32]
  /// By row class: whether it only bounds what a chain puts off.
  private(set) var isLimit: [Bool]
  /// By column class: whether it is what a chain puts off.
  private(set) var isHandOver: [Bool]

  /// No chains at all.
  init(noneIn merged: MergedProgram) {
    ofRows = Array(repeating: -1, count: merged.rows.count)
    isLimit = Array(repeating: false, count: merged.rows.count)
    isHandOver = Array(repeating: false, count: merged.columns.count)
  }

  /// - Parameter bound: by row, whether it must not be in a chain.
  /// - Complexity: O(nonzeros) where there are hand-overs, else O(classes).
  init(in merged: MergedProgram, except bound: [Bool]) {
    self.init(noneIn: merged)
    guard let ties = HandOverTies(of: merged) else { return }
    for number in 0..<merged.rows.count where merged.rows.size(of: number) > 1 {
      let first = merged.rows.representative(of: number)
      guard ties.outs[first] >= 0, ties.ins[first] < 0,
        !merged.rows[number].contains(where: { bound[Int($0)] }),
        let chain = ties.chain(from: number)
      else { continue }
      for stage in chain.stages {
        ofRows[stage.rowClass] = Int32(chains.count)
        guard let out = stage.outClass else { continue }
        isHandOver[out] = true
        for column in stage.outs where ties.limits[ties.place(of: column)] >= 0 {
          isLimit[Int(merged.rows.ofMembers[Int(ties.limits[ties.place(of: column)])])] = true
        }
      }
      chains.append(chain)
    }
  }
}

/// The rows of each column that puts off, and the columns of each row.
private struct HandOverTies {
  private let merged: MergedProgram
  /// By column: its place among hand-overs; -1 for others.
  private var places: [Int32]
  /// By place: the row it puts off from, the row it is put off to, and the row that bounds it alone; -1 for none.
  private var from: [Int32]
  private var to: [Int32]
  private(set) var limits: [Int32]
  private var isOdd: [Bool]
  /// By row: the column that puts off from it, and the one that was put off to it; -1 for none.
  private(set) var outs: [Int32]
  private(set) var ins: [Int32]

  /// `nil` where no hand-overs are merged.
  init?(of merged: MergedProgram) {
    guard let stages = merged.whole.stages else { return nil }
    let columns = stages.handOvers.sorted().filter {
      $0 >= 0 && $0 < merged.whole.columnCount
        && merged.columns.size(of: Int(merged.columns.ofMembers[Int($0)])) > 1
    }
    if columns.isEmpty { return nil }
    self.merged = merged
    places = Array(repeating: -1, count: merged.whole.columnCount)
    for (place, column) in columns.enumerated() { places[Int(column)] = Int32(place) }
    from = Array(repeating: -1, count: columns.count)
    to = from
    limits = from
    isOdd = columns.map { merged.whole.columnBounds[Int($0)].lower != 0 }
    outs = Array(repeating: -1, count: merged.whole.rowCount)
    ins = outs
    for row in 0..<merged.whole.rowCount { collect(row) }
  }

  private mutating func collect(_ row: Int) {
    let whole = merged.whole
    let nonzeros = whole.nonzeros(of: Constraint(position: row))
    let bounds = whole.rowBounds[row]
    for index in nonzeros {
      let column = whole.columnPositions[index]
      let place = Int(places[Int(column)])
      guard place >= 0 else { continue }
      let coefficient = whole.coefficients[index]
      if nonzeros.count == 1, coefficient > 0, limits[place] < 0, (bounds.lower ?? 0) <= 0 {
        limits[place] = Int32(row)
      } else if coefficient == 1, bounds.isFixed, outs[row] < 0, from[place] < 0 {
        outs[row] = column
        from[place] = Int32(row)
      } else if coefficient == -1, bounds.isFixed, ins[row] < 0, to[place] < 0 {
        ins[row] = column
        to[place] = Int32(row)
      } else {
        isOdd[place] = true
      }
    }
  }

  func place(of column: Int32) -> Int { Int(places[Int(column)]) }

  /// The chain that begins with a class of rows; `nil` where its members do not go side by side all the way.
  func chain(from first: Int) -> HandOverChains.Chain? {
    var chain = HandOverChains.Chain()
    var stage = HandOverChains.Stage(rowClass: first, rows: Array(merged.rows[first]))
    while true {
      guard stage.rows.allSatisfy({ (merged.whole.rowBounds[Int($0)].lower ?? -1) >= 0 }) else { return nil }
      if stage.rows.allSatisfy({ outs[Int($0)] < 0 }) { break }
      guard let next = step(&stage), chain.stages.count < merged.rows.count else { return nil }
      chain.stages.append(stage)
      stage = next
    }
    chain.stages.append(stage)
    let classes = Set(chain.stages.map(\.rowClass))
    return classes.count == chain.stages.count ? chain : nil
  }

  /// Completes a stage with what it puts off.
  ///
  /// - Returns: the stage to which it is put off.
  private func step(_ stage: inout HandOverChains.Stage) -> HandOverChains.Stage? {
    let outs = stage.rows.map { self.outs[Int($0)] }
    guard let first = outs.first, first >= 0 else { return nil }
    let outClass = Int(merged.columns.ofMembers[Int(first)])
    guard merged.columns.size(of: outClass) == outs.count,
      outs.allSatisfy({ $0 >= 0 && Int(merged.columns.ofMembers[Int($0)]) == outClass }),
      outs.allSatisfy({ !isOdd[place(of: $0)] && to[place(of: $0)] >= 0 })
    else { return nil }
    let rows = outs.map { to[place(of: $0)] }
    guard let next = rows.first else { return nil }
    let rowClass = Int(merged.rows.ofMembers[Int(next)])
    guard merged.rows.size(of: rowClass) == rows.count,
      rows.allSatisfy({ Int(merged.rows.ofMembers[Int($0)]) == rowClass })
    else { return nil }
    stage.outClass = outClass
    stage.outs = outs
    return HandOverChains.Stage(rowClass: rowClass, rows: rows)
  }
}

// MARK: - Taking apart

extension HandOverChains {
  /// Weights of the rows of chains that follow no rule, to see whether others would do as well as any.
  func arbitraryWeights(rowCount: Int) -> [Double] {
    var weights = Array(repeating: 1.0, count: rowCount)
    for stage in chains.lazy.flatMap(\.stages) {
      let parts = stage.rows.map { 1 + Double(Colouring.mark(of: Int($0)) >> 11) * 0x1p-53 }
      let total = parts.reduce(0, +)
      for (row, part) in zip(stage.rows, parts) { weights[Int(row)] = part / total }
    }
    return weights
  }

  /// What each member does and puts off, oldest obligations first, when the sum of all does what a point says.
  ///
  /// - Parameter values: of the merged program's columns.
  /// - Returns: by row of the whole, its part of what is done in its stage (1 outside chains); and the values of the columns
  ///   that put off.
  func parts(
    at values: [Double], in merged: MergedProgram
  ) -> (rows: [Double], handOvers: [(column: Int, value: Double)]) {
    var rows = Array(repeating: 1.0, count: merged.whole.rowCount)
    var handOvers: [(column: Int, value: Double)] = []
    for chain in chains {
      let due = chain.stages.map { merged.program.rowBounds[$0.rowClass].lower ?? 0 }
      let members = chain.stages.map { $0.rows.map { merged.whole.rowBounds[Int($0)].lower ?? 0 } }
      // By stage: the part of what fell due in it that is done so far.
      var done = Array(repeating: 0.0, count: due.count)
      for (t, stage) in chain.stages.enumerated() {
        let before = done
        let oldest = before.firstIndex { $0 < 1 } ?? t
        Self.work(off: &done, through: t, due, leaving: stage.outClass.map { values[$0] } ?? 0)
        let served = (0..<chain.memberCount).map { m in
          (oldest...t).reduce(0) { $0 + (done[$1] - before[$1]) * members[$1][m] }
        }
        Self.set(&rows, stage.rows, by: served, else: members[t])
        for (m, column) in stage.outs.enumerated() {
          let left = (oldest...t).reduce(0) { $0 + (1 - done[$1]) * members[$1][m] }
          handOvers.append((Int(column), left))
        }
      }
    }
    return (rows, handOvers)
  }

  /// Brings what is done up to stage t, the oldest first, to all but what is left.
  private static func work(off done: inout [Double], through t: Int, _ due: [Double], leaving left: Double) {
    var rest = max(0, left)
    for stage in (0...t).reversed() {
      let open = min(rest, due[stage])
      let part = due[stage] > 0 ? open / due[stage] : 0
      // What is done stays done: only rounding could say otherwise.
      done[stage] = max(done[stage], 1 - part)
      rest -= open
    }
  }

  private static func set(
    _ weights: inout [Double], _ rows: [Int32], by parts: [Double], else others: [Double]
  ) {
    var parts = parts
    var total = parts.reduce(0, +)
    if total <= 0 {
      parts = others
      total = parts.reduce(0, +)
    }
    for (row, part) in zip(rows, parts) {
      weights[Int(row)] = total > 0 ? part / total : 1 / Double(rows.count)
    }
  }
}
