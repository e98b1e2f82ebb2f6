internal import LinearProgramming

/// Colours of a program's rows and columns under which those of one colour look alike, and so do their neighbours, and
/// theirs: colour refinement, also known as one-dimensional Weisfeiler-Leman, on the graph of rows and columns with the
/// coefficients as colours of its edges.
///
/// A colour is a hash of 64 bits. Two that look alike always have the same one; that two which do not may have the same one
/// too is for those who use the colours to find out. Coefficients and costs are told apart by their bits.
///
/// Source: M. Grohe, K. Kersting, M. Mladenov and E. Selman, "Dimension reduction via colour refinement", 2014.
struct Colouring: Sendable {
  private(set) var rows: [UInt64]
  private(set) var columns: [UInt64]
  private let program: LinearProgram
  /// Bits of a colour that count: all of them, but in tests.
  private let mask: UInt64

  /// - Parameters:
  ///   - apart: marks by which rows and columns are told apart from the start; 0 where there is none.
  /// - Complexity: O(nonzeros) a round; a few rounds where nothing is alike or everything is.
  init(of program: LinearProgram, _ apart: Marks, mask: UInt64 = .max) {
    self.program = program
    self.mask = mask
    rows = zip(program.rowBounds, apart.rows).map { Self.shape(of: $0) ^ $1 }
    columns = zip(program.columnBounds, apart.columns).map { Self.shape(of: $0) ^ $1 }
    for column in columns.indices {
      let cost = program.costs[column]
      columns[column] = Self.mixed(columns[column] &+ Self.mixed(cost == 0 ? 1 : cost.bitPattern))
      // Whole numbers do not divide.
      if program.columnDomains[column] == .integer { columns[column] ^= Self.mark(of: column) }
    }
    markStages()
    for row in rows.indices { rows[row] = Self.mixed(rows[row]) & mask }
    for column in columns.indices { columns[column] &= mask }
  }

  /// Refines until rows fall into no more classes than before: then columns do not either. Where colours are the same by
  /// chance there may be fewer, which ends it too.
  ///
  /// - Parameter isStopped: asked before each round.
  /// - Returns: `false` when it was stopped.
  @discardableResult
  mutating func refine(isStopped: () -> Bool = { false }) -> Bool {
    var classes = countOfRowClasses
    while classes < rows.count {
      if isStopped() { return false }
      refineRows()
      let finer = countOfRowClasses
      refineColumns()
      if finer <= classes { return true }
      classes = finer
    }
    return true
  }

  private var countOfRowClasses: Int {
    var table = ColourTable(atMost: rows.count)
    for colour in rows { _ = table.number(of: colour) }
    return table.count
  }

  private mutating func refineRows() {
    let (starts, positions, coefficients) = (
      program.rowStarts, program.columnPositions, program.coefficients
    )
    for row in rows.indices {
      var sum: UInt64 = 0
      for index in starts[row]..<starts[row + 1] {
        sum &+= Self.edge(coefficients[index], columns[Int(positions[index])])
      }
      rows[row] = Self.mixed(rows[row] &+ Self.rowStep &+ sum) & mask
    }
  }

  private mutating func refineColumns() {
    let (starts, positions, coefficients) = (
      program.rowStarts, program.columnPositions, program.coefficients
    )
    var sums = Array(repeating: UInt64(0), count: columns.count)
    for row in rows.indices {
      for index in starts[row]..<starts[row + 1] {
        sums[Int(positions[index])] &+= Self.edge(coefficients[index], rows[row])
      }
    }
    for column in columns.indices {
      columns[column] = Self.mixed(columns[column] &+ Self.columnStep &+ sums[column]) & mask
    }
  }

  private static var rowStep: UInt64 { 0x9E37_79B9_7F4A_7C15 }
  private static var columnStep: UInt64 { 0xD1B5_4A32_D192_ED03 }

  private static func edge(_ coefficient: Double, _ colour: UInt64) -> UInt64 {
    mixed((coefficient.bitPattern &* 0xA24B_AED4_963E_E407) ^ colour)
  }
}

// MARK: - What tells apart from the start

extension Colouring {
  /// What tells rows and columns apart beside what they are.
  struct Marks: Sendable {
    var rows: [UInt64]
    var columns: [UInt64]
  }

  /// Which ends there are, of which sign, and whether they are one; not how large they are.
  private static func shape(of bounds: Bounds) -> UInt64 {
    func shape(_ end: Double?) -> UInt64 {
      guard let end else { return 0 }
      return end == 0 ? 1 : end > 0 ? 2 : 3
    }
    return mixed(1 + shape(bounds.lower) + 4 * shape(bounds.upper) + (bounds.isFixed ? 16 : 0))
  }

  /// A number of its own for each position.
  static func mark(of position: Int) -> UInt64 { mixed(UInt64(position) &+ 0x5851_F42D_4C95_7F2D) }

  /// What a modeller tells of a program must be true of the merged one: a class lies in one stage and one block.
  private mutating func markStages() {
    guard let stages = program.stages else { return }
    if stages.ofColumns.count == columns.count {
      for column in columns.indices {
        columns[column] &+= Self.mixed(UInt64(truncatingIfNeeded: stages.ofColumns[column]) &+ 32)
      }
    }
    for column in stages.handOvers where columns.indices.contains(Int(column)) {
      columns[Int(column)] ^= Self.rowStep
    }
    for row in stages.lazyRows where rows.indices.contains(Int(row)) { rows[Int(row)] ^= Self.columnStep }
    for (number, block) in stages.recourse.enumerated() {
      let mark = Self.mark(of: number)
      for row in block.rows where rows.indices.contains(Int(row)) { rows[Int(row)] ^= mark }
      for column in block.columns where columns.indices.contains(Int(column)) {
        columns[Int(column)] ^= mark
      }
    }
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on every bit given.
  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
