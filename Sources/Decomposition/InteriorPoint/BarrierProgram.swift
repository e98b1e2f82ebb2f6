internal import LinearProgramming

/// A linear program in the form that the interior point method walks through, and the way back from its points.
///
///     minimise   cost . x     subject to   A x = right,   0 <= x[j] <= upper[j]
///
/// Rows that are no equations get a slack; columns are counted from the bound they have, mirrored where it is the upper
/// one, split in two where there is none, and left out where both bounds are one. Rows and columns are scaled by powers
/// of two towards entries near one (D. Ruiz, "A scaling algorithm to equilibrate both rows and columns norms in
/// matrices", 2001), costs and right-hand sides towards one.
struct BarrierProgram {
  private(set) var rowCount = 0
  var columnCount: Int { costs.count }
  private(set) var columnStarts: [Int] = [0]
  private(set) var rowPositions: [Int32] = []
  private(set) var coefficients: [Double] = []
  private(set) var costs: [Double] = []
  /// Infinite where there is none.
  private(set) var upper: [Double] = []
  private(set) var right: [Double] = []

  /// What a column of this program is.
  private struct Origin {
    /// The program's column; that of a slack is `nil`.
    var column: Int?
    /// The program's value is `offset + factor * x`.
    var offset = 0.0
    var factor = 1.0
  }

  private let program: LinearProgram
  private var origins: [Origin] = []
  /// The program's rows that are here, and their scale: this row is `scale` times that one.
  private var rows: [Int] = []
  private var rowScales: [Double] = []
  private var costScale = 1.0
  private var rightScale = 1.0

  /// - Complexity: O(nonzeros).
  init(_ program: LinearProgram) {
    self.program = program
    var places: [Int32] = Array(repeating: -1, count: program.rowCount)
    for row in 0..<program.rowCount where program.hasEffect(row) {
      places[row] = Int32(rows.count)
      rows.append(row)
    }
    rowCount = rows.count
    right = rows.map { program.rowBounds[$0].lower ?? program.rowBounds[$0].upper ?? 0 }
    addColumns(places)
    addSlacks()
    scale()
  }

  private mutating func addColumns(_ places: [Int32]) {
    let matrix = program.byColumns
    let sign = program.direction == .minimize ? 1.0 : -1.0
    for column in 0..<program.columnCount {
      let bounds = program.columnBounds[column]
      let entries = matrix.starts[column]..<matrix.starts[column + 1]
      let offset = bounds.lower ?? bounds.upper ?? 0
      if offset != 0 {
        for index in entries where places[Int(matrix.rowPositions[index])] >= 0 {
          right[Int(places[Int(matrix.rowPositions[index])])] -= matrix.coefficients[index] * offset
        }
      }
      if bounds.isFixed { continue }
      let isMirrored = bounds.lower == nil && bounds.upper != nil
      let isFree = bounds.lower == nil && bounds.upper == nil
      for factor in isFree ? [1.0, -1.0] : [isMirrored ? -1.0 : 1.0] {
        for index in entries where places[Int(matrix.rowPositions[index])] >= 0 {
          rowPositions.append(places[Int(matrix.rowPositions[index])])
          coefficients.append(factor * matrix.coefficients[index])
        }
        let width = bounds.lower.flatMap { lower in bounds.upper.map { $0 - lower } }
        close(
          cost: sign * factor * program.costs[column], upper: width ?? .infinity,
          Origin(column: column, offset: offset, factor: factor))
      }
    }
  }

  private mutating func addSlacks() {
    for (place, row) in rows.enumerated() where !program.rowBounds[row].isFixed {
      let bounds = program.rowBounds[row]
      rowPositions.append(Int32(place))
      coefficients.append(bounds.lower == nil ? 1 : -1)
      let width = bounds.lower.flatMap { lower in bounds.upper.map { $0 - lower } }
      close(cost: 0, upper: width ?? .infinity, Origin(column: nil))
    }
  }

  private mutating func close(cost: Double, upper: Double, _ origin: Origin) {
    columnStarts.append(coefficients.count)
    costs.append(cost)
    self.upper.append(upper)
    origins.append(origin)
  }

  // MARK: - Scale

  private mutating func scale() {
    var rowScales = Array(repeating: 1.0, count: rowCount)
    var columnScales = Array(repeating: 1.0, count: columnCount)
    for _ in 0..<6 {
      var rowSizes = Array(repeating: 0.0, count: rowCount)
      for column in 0..<columnCount {
        var size = 0.0
        for index in columnStarts[column]..<columnStarts[column + 1] {
          let row = Int(rowPositions[index])
          let value = abs(coefficients[index]) * rowScales[row] * columnScales[column]
          size = max(size, value)
          rowSizes[row] = max(rowSizes[row], value)
        }
        if size > 0 { columnScales[column] /= size.squareRoot() }
      }
      for row in 0..<rowCount where rowSizes[row] > 0 { rowScales[row] /= rowSizes[row].squareRoot() }
    }
    self.rowScales = rowScales.map(Self.powerOfTwo)
    for column in 0..<columnCount {
      let scale = Self.powerOfTwo(columnScales[column])
      for index in columnStarts[column]..<columnStarts[column + 1] {
        coefficients[index] *= self.rowScales[Int(rowPositions[index])] * scale
      }
      costs[column] *= scale
      upper[column] /= scale
      origins[column].factor *= scale
    }
    for row in 0..<rowCount { right[row] *= self.rowScales[row] }
    costScale = Self.powerOfTwo(1 / Self.size(of: costs))
    rightScale = Self.powerOfTwo(1 / Self.size(of: right))
    for column in 0..<columnCount {
      costs[column] *= costScale
      upper[column] *= rightScale
    }
    for row in 0..<rowCount { right[row] *= rightScale }
  }

  private static func powerOfTwo(_ value: Double) -> Double {
    value > 0 && value.isFinite ? Double(sign: .plus, exponent: value.exponent, significand: 1) : 1
  }

  /// The root mean square of what is not zero; 1 where all is.
  private static func size(of numbers: [Double]) -> Double {
    var (sum, count) = (0.0, 0)
    for number in numbers where number != 0 {
      sum += number * number
      count += 1
    }
    return count == 0 ? 1 : (sum / Double(count)).squareRoot()
  }

  /// The last stage that any column of a row has; none where the program tells of no stages.
  var rowStages: [Int32] {
    guard let stages = program.stages?.ofColumns, stages.count == program.columnCount else { return [] }
    return rows.map { row in
      program.nonzeros(of: Constraint(position: row)).reduce(0) {
        max($0, stages[Int(program.columnPositions[$1])])
      }
    }
  }

  /// The matrix, for the products of every step.
  var matrix: SparseColumns {
    SparseColumns(starts: columnStarts, rows: rowPositions, values: coefficients)
  }

  // MARK: - One optimum of many

  /// Raises every cost a little, each by its own share of the money that its column moves.
  ///
  /// - Parameters:
  ///   - share: by about how much of that money.
  ///   - y: prices of the rows near an optimum.
  mutating func perturbCosts(_ share: Double, _ y: Vector) {
    for column in costs.indices where origins[column].column != nil {
      var size = abs(costs[column])
      for index in columnStarts[column]..<columnStarts[column + 1] {
        size = max(size, abs(coefficients[index] * y[Int(rowPositions[index])]))
      }
      costs[column] += share * size * Self.scatter(column)
    }
  }

  /// Moves every lower bound down a little, each by its own share of what its rows hold.
  ///
  /// - Parameter x: values of the columns near an optimum.
  /// - Returns: by how much each column has to rise to stand where it stood.
  mutating func perturbBounds(_ share: Double, _ x: Vector) -> [Double] {
    var sizes = Array(repeating: 0.0, count: rowCount)
    for column in costs.indices {
      for index in columnStarts[column]..<columnStarts[column + 1] {
        let row = Int(rowPositions[index])
        sizes[row] = max(sizes[row], abs(coefficients[index] * x[column]))
      }
    }
    var shifts = Array(repeating: 0.0, count: costs.count)
    for column in costs.indices {
      // Between what is much in the largest of its rows and what is little in the smallest.
      var (least, most) = (Double.infinity, 0.0)
      for index in columnStarts[column]..<columnStarts[column + 1] where coefficients[index] != 0 {
        let size = sizes[Int(rowPositions[index])] / abs(coefficients[index])
        least = min(least, size)
        most = max(most, size)
      }
      guard least.isFinite, most > 0 else { continue }
      let size = (least / most).squareRoot().squareRoot() * most
      shifts[column] = share * size * Self.scatter(column + costs.count)
      upper[column] += 2 * shifts[column]
      for index in columnStarts[column]..<columnStarts[column + 1] {
        right[Int(rowPositions[index])] += coefficients[index] * shifts[column]
      }
    }
    return shifts
  }

  /// A number between 0.5 and 1 that looks like chance and is always the same (SplitMix64).
  private static func scatter(_ position: Int) -> Double {
    var bits = UInt64(truncatingIfNeeded: position &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return 0.5 + Double(bits >> 11) * 0x1p-54
  }

  // MARK: - The way back

  /// A point of the program and its prices.
  ///
  /// - Parameter weights: of each column, how far it is from its bounds against how dear they are.
  func point(x: [Double], y: [Double], weights: [Double]) -> InteriorPoint {
    var columnValues = program.columnBounds.map { $0.lower ?? $0.upper ?? 0 }
    var columnTiers = Array(repeating: Int8.min, count: program.columnCount)
    var rowTiers = Array(repeating: Int8.min, count: program.rowCount)
    for (place, origin) in origins.enumerated() {
      let tier = Self.tier(weights[place])
      if let column = origin.column {
        columnValues[column] += origin.factor * x[place] / rightScale
        columnTiers[column] = max(columnTiers[column], tier)
      } else {
        rowTiers[rows[Int(rowPositions[columnStarts[place]])]] = tier
      }
    }
    for row in 0..<program.rowCount where program.rowBounds[row] == .free { rowTiers[row] = Int8.max }
    var rowDuals = Array(repeating: 0.0, count: program.rowCount)
    let sign = program.direction == .minimize ? 1.0 : -1.0
    for (place, row) in rows.enumerated() {
      rowDuals[row] = sign * y[place] * rowScales[place] / costScale
    }
    return InteriorPoint(
      columnValues: columnValues, rowValues: program.rowValues(at: columnValues), rowDuals: rowDuals,
      perturbedCosts: perturbedCosts, columnTiers: columnTiers, rowTiers: rowTiers)
  }

  /// The program's costs with what `perturbCosts` added to them.
  private var perturbedCosts: [Double] {
    var perturbed = program.costs
    let sign = program.direction == .minimize ? 1.0 : -1.0
    for (place, origin) in origins.enumerated() {
      if let column = origin.column { perturbed[column] = sign * costs[place] / (costScale * origin.factor) }
    }
    return perturbed
  }

  /// The power of ten of a weight; none below 1e-6: such columns lie at a bound.
  private static func tier(_ weight: Double) -> Int8 {
    guard weight > 1e-6 else { return Int8.min }
    return Int8(max(-12, min(12, Double(weight.exponent) * 0.30103)))
  }
}

extension LinearProgram {
  /// Whether a row has a bound and nonzeros.
  fileprivate func hasEffect(_ row: Int) -> Bool {
    !rowBounds[row].isFree && rowStarts[row] < rowStarts[row + 1]
  }
}
