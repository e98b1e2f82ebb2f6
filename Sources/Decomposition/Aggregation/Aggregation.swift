internal import LinearProgramming

/// What of a program can be merged: found by colours, then held to the numbers, and what fails is told apart.
struct Aggregation {
  private let program: LinearProgram
  /// The part of the columns, or of the rows, that must go for merging to be worth losing a vertex.
  private let leastGain: Double
  private let mask: UInt64
  private var marks: Colouring.Marks
  /// How finely each row and column is told apart from its like: by factor, by bounds, by itself.
  private var rowLevels: [UInt8]
  private var columnLevels: [UInt8]
  /// By row: whether it must keep its part in every stage, although hand-overs leave it free.
  private var isBound: [Bool]

  /// Members that fail are told apart so many times before the program is left as it is.
  private static let mostAttempts = 12

  init(of program: LinearProgram, leastGain: Double, mask: UInt64) {
    self.program = program
    self.leastGain = leastGain
    self.mask = mask
    marks = Colouring.Marks(
      rows: Array(repeating: 0, count: program.rowCount),
      columns: Array(repeating: 0, count: program.columnCount))
    rowLevels = Array(repeating: 0, count: program.rowCount)
    columnLevels = Array(repeating: 0, count: program.columnCount)
    isBound = Array(repeating: false, count: program.rowCount)
  }

  /// The largest merging that is exact, as far as colours see; `nil` where it is not worth it, or it was stopped.
  ///
  /// - Parameter isStopped: asked between rounds of colours and between attempts.
  /// - Complexity: O(nonzeros) a round of colours; a handful of rounds.
  mutating func merge(isStopped: () -> Bool = { false }) -> Merge? {
    for _ in 0..<Self.mostAttempts {
      var colouring = Colouring(of: program, marks, mask: mask)
      guard colouring.refine(isStopped: isStopped) else { return nil }
      let rows = Classes(colours: colouring.rows)
      // Rows that are all different leave nothing but columns that are the same in every row.
      guard rows.count < program.rowCount else { return nil }
      let columns = Classes(colours: colouring.columns)
      guard isWorthIt(rows, columns) else { return nil }
      let merged = MergedProgram(program, rows: rows, columns: columns)
      if isStopped() { return nil }
      guard merged.unlike.isEmpty else {
        tellApart(merged)
        continue
      }
      let chains = HandOverChains(in: merged, except: isBound)
      var finder = WeightFinder(
        merged, chains, seeds: chains.arbitraryWeights(rowCount: program.rowCount))
      finder.find()
      if isStopped() { return nil }
      let check = WeightCheck(finder)
      if check.isClean { return Merge(merged: merged, chains: chains, weights: finder.weights) }
      tellApart(check, merged, chains)
    }
    return nil
  }

  private func isWorthIt(_ rows: Classes, _ columns: Classes) -> Bool {
    Double(columns.count) <= (1 - leastGain) * Double(program.columnCount)
      || Double(rows.count) <= (1 - leastGain) * Double(program.rowCount)
  }

  /// Tells some rows apart from all others.
  mutating func separate(_ rows: some Sequence<Int>) {
    for row in rows {
      marks.rows[row] = Colouring.mark(of: row)
      rowLevels[row] = 3
      isBound[row] = true
    }
  }
}

// MARK: - Telling apart

extension Aggregation {
  /// Members of classes that are none: their colours were the same by chance.
  private mutating func tellApart(_ merged: MergedProgram) {
    for number in merged.unlike.rows.sorted() { separate(merged.rows[number].lazy.map(Int.init)) }
    for number in merged.unlike.columns.sorted() {
      for column in merged.columns[number] {
        marks.columns[Int(column)] = Colouring.mark(of: Int(column))
        columnLevels[Int(column)] = 3
      }
    }
  }

  private mutating func tellApart(_ check: WeightCheck, _ merged: MergedProgram, _ chains: HandOverChains) {
    for misfit in check.rows + check.columns where misfit.chain >= 0 {
      for stage in chains.chains[Int(misfit.chain)].stages {
        for row in stage.rows { isBound[Int(row)] = true }
      }
    }
    for misfit in check.rows where misfit.chain < 0 {
      Self.tellApart(
        merged.rows[misfit.number], misfit.factors, program.rowBounds, &marks.rows, &rowLevels)
    }
    for misfit in check.columns where misfit.chain < 0 {
      Self.tellApart(
        merged.columns[misfit.number], misfit.factors, program.columnBounds, &marks.columns, &columnLevels)
    }
  }

  /// Tells the members of a class apart by what their weights miss, such as growth; the next time by their bounds, and
  /// then altogether.
  private static func tellApart(
    _ members: ArraySlice<Int32>, _ factors: [Double], _ bounds: [Bounds], _ marks: inout [UInt64],
    _ levels: inout [UInt8]
  ) {
    let positions = members.map(Int.init)
    let level = positions.reduce(0) { max($0, levels[$1]) }
    // Factors to a part in 2^31: equal but for rounding is equal.
    let byFactor = factors.map { ($0.bitPattern &+ (1 << 20)) >> 21 }
    let byBounds = positions.map { position in
      Colouring.mixed((bounds[position].lower ?? 0).bitPattern)
        &+ (bounds[position].upper ?? 0).bitPattern
    }
    let next: UInt8
    let keys: [UInt64]
    if level < 1, Set(byFactor).count > 1 {
      (next, keys) = (1, byFactor)
    } else if level < 2, Set(byBounds).count > 1 {
      (next, keys) = (2, byBounds)
    } else {
      (next, keys) = (3, positions.map(Colouring.mark))
    }
    for (position, key) in zip(positions, keys) {
      marks[position] = Colouring.mixed(marks[position] &+ Colouring.mixed(key))
      levels[position] = next
    }
  }
}
