internal import LinearProgramming

/// The part of its class that each row and column is: of a class's right-hand sides and bounds, and of its values.
///
/// What must hold of them, for a row i in class K and a column j in class C with sums a[K,C]:
///
///     sum{j in C} a[i,j] * column[j] = row[i] * a[K,C],   b[i] = row[i] * sum{i in K} b[i],
///     u[j] = column[j] * sum{j in C} u[j],                sum{j in C} column[j] = 1
///
/// Then a point of the merged program, times the parts, is a point of the whole.
struct Weights: Sendable {
  var rows: [Double]
  var columns: [Double]
}

/// Finds weights: what right-hand sides and bounds say, what follows from that, and where nothing is said equal parts.
struct WeightFinder {
  let merged: MergedProgram
  let chains: HandOverChains
  var weights: Weights
  /// Row classes of more than one member, all others being of weight 1.
  let shared: [Int]
  private var rowIsKnown: [Bool]
  private var columnIsKnown: [Bool]
  /// By class: whether its weights follow from those of a chain of hand-overs, and of which.
  private(set) var rowChains: [Int32]
  private(set) var columnChains: [Int32]
  /// By column class, for the row class at hand.
  private var sums: [Double]
  private var totals: [Double]
  private var counts: [Int32]

  /// - Parameter seeds: by row, the weights of the rows of chains.
  init(_ merged: MergedProgram, _ chains: HandOverChains, seeds: [Double]) {
    self.merged = merged
    self.chains = chains
    shared = (0..<merged.rows.count).filter { merged.rows.size(of: $0) > 1 }
    weights = Weights(
      rows: Array(repeating: 1, count: merged.whole.rowCount),
      columns: Array(repeating: 1, count: merged.whole.columnCount))
    rowIsKnown = (0..<merged.rows.count).map { merged.rows.size(of: $0) == 1 }
    columnIsKnown = (0..<merged.columns.count).map { merged.columns.size(of: $0) == 1 }
    rowChains = chains.ofRows
    columnChains = Array(repeating: -1, count: merged.columns.count)
    sums = Array(repeating: 0, count: merged.columns.count)
    totals = sums
    counts = Array(repeating: 0, count: merged.columns.count)
    seed(seeds)
  }

  /// - Complexity: O(nonzeros), where few sweeps are needed.
  mutating func find() {
    var unspread = shared.filter { rowIsKnown[$0] }
    while true {
      repeat {
        for number in unspread { spread(number) }
        unspread = shared.filter { !rowIsKnown[$0] && follow($0) }
      } while !unspread.isEmpty
      if fit() { continue }
      unspread = shared.filter { !rowIsKnown[$0] }
      if unspread.isEmpty { return }
      for number in unspread {
        setEqual(merged.rows[number], &weights.rows)
        rowIsKnown[number] = true
      }
    }
  }

  private func setEqual(_ members: ArraySlice<Int32>, _ weights: inout [Double]) {
    for member in members { weights[Int(member)] = 1 / Double(members.count) }
  }
}

// MARK: - What is said

extension WeightFinder {
  private mutating func seed(_ seeds: [Double]) {
    for number in shared {
      if chains.ofRows[number] >= 0 {
        for row in merged.rows[number] { weights.rows[Int(row)] = seeds[Int(row)] }
        rowIsKnown[number] = true
      } else if chains.isLimit[number] {
        setEqual(merged.rows[number], &weights.rows)
        rowIsKnown[number] = true
      } else {
        rowIsKnown[number] = Self.set(
          &weights.rows, of: merged.rows[number], merged.whole.rowBounds, merged.program.rowBounds[number])
      }
    }
    for number in 0..<merged.columns.count where !columnIsKnown[number] {
      if chains.isHandOver[number] {
        setEqual(merged.columns[number], &weights.columns)
        columnIsKnown[number] = true
      } else {
        columnIsKnown[number] = Self.set(
          &weights.columns, of: merged.columns[number], merged.whole.columnBounds,
          merged.program.columnBounds[number])
      }
    }
  }

  /// Parts by bounds, where any is other than 0.
  private static func set(
    _ weights: inout [Double], of members: ArraySlice<Int32>, _ bounds: [Bounds], _ sum: Bounds
  ) -> Bool {
    let end = (sum.lower ?? 0) != 0 ? \Bounds.lower : \Bounds.upper
    guard let total = sum[keyPath: end], total != 0 else { return false }
    for member in members { weights[Int(member)] = (bounds[Int(member)][keyPath: end] ?? 0) / total }
    return true
  }
}

// MARK: - What follows

extension WeightFinder {
  private func nonzeros(of row: some BinaryInteger) -> Range<Int> {
    merged.whole.nonzeros(of: Constraint(position: Int(row)))
  }

  private func columnClass(at index: Int) -> Int {
    Int(merged.columns.ofMembers[Int(merged.whole.columnPositions[index])])
  }

  private func classes(of number: Int) -> Range<Int> {
    merged.program.nonzeros(of: Constraint(position: number))
  }

  private func columnClass(merged index: Int) -> Int { Int(merged.program.columnPositions[index]) }

  /// The weights of rows follow from those of any columns that they share.
  ///
  /// - Returns: whether any are known.
  private mutating func follow(_ number: Int) -> Bool {
    for index in classes(of: number) {
      let column = columnClass(merged: index)
      guard columnIsKnown[column], !chains.isHandOver[column] else { continue }
      for row in merged.rows[number] {
        var sum = 0.0
        for index in nonzeros(of: row) where columnClass(at: index) == column {
          sum +=
            merged.whole.coefficients[index]
            * weights.columns[Int(merged.whole.columnPositions[index])]
        }
        weights.rows[Int(row)] = sum / merged.program.coefficients[index]
      }
      rowChains[number] = columnChains[column]
      rowIsKnown[number] = true
      return true
    }
    return false
  }

  /// The weights of columns follow from those of rows which have one of them each.
  private mutating func spread(_ number: Int) {
    for index in nonzeros(of: merged.rows.representative(of: number)) {
      counts[columnClass(at: index)] += 1
    }
    var columns: [Int] = []
    for index in classes(of: number) {
      let column = columnClass(merged: index)
      guard counts[column] == 1, !columnIsKnown[column] else { continue }
      sums[column] = merged.program.coefficients[index]
      columns.append(column)
    }
    for index in nonzeros(of: merged.rows.representative(of: number)) { counts[columnClass(at: index)] = 0 }
    if columns.isEmpty { return }
    for row in merged.rows[number] {
      for index in nonzeros(of: row) {
        let sum = sums[columnClass(at: index)]
        guard sum != 0 else { continue }
        weights.columns[Int(merged.whole.columnPositions[index])] =
          weights.rows[Int(row)] * (sum / merged.whole.coefficients[index])
      }
    }
    for column in columns {
      sums[column] = 0
      columnIsKnown[column] = true
      columnChains[column] = rowChains[number]
    }
  }

  /// Columns of which their rows have several, all of known weights: equal parts, brought to what one class of rows after
  /// another asks. That is exact where the classes are independent, as workloads and offers are.
  ///
  /// - Returns: whether there were any.
  private mutating func fit() -> Bool {
    var isOpen = columnIsKnown.map { !$0 }
    for number in shared where !rowIsKnown[number] {
      for index in classes(of: number) { isOpen[columnClass(merged: index)] = false }
    }
    let open = isOpen.indices.filter { isOpen[$0] }
    if open.isEmpty { return false }
    for column in open {
      setEqual(merged.columns[column], &weights.columns)
      columnIsKnown[column] = true
    }
    for number in shared where classes(of: number).contains(where: { isOpen[columnClass(merged: $0)] }) {
      fit(isOpen, to: number)
    }
    return true
  }

  private mutating func fit(_ isOpen: [Bool], to number: Int) {
    for index in classes(of: number) {
      let column = columnClass(merged: index)
      totals[column] = merged.program.coefficients[index]
      if isOpen[column], rowChains[number] >= 0 { columnChains[column] = rowChains[number] }
    }
    for row in merged.rows[number] {
      for index in nonzeros(of: row) where isOpen[columnClass(at: index)] {
        sums[columnClass(at: index)] +=
          merged.whole.coefficients[index] * weights.columns[Int(merged.whole.columnPositions[index])]
      }
      for index in nonzeros(of: row) where isOpen[columnClass(at: index)] {
        let column = columnClass(at: index)
        guard sums[column] != 0 else { continue }
        weights.columns[Int(merged.whole.columnPositions[index])] *=
          weights.rows[Int(row)] * totals[column] / sums[column]
      }
      for index in nonzeros(of: row) { sums[columnClass(at: index)] = 0 }
    }
  }
}
