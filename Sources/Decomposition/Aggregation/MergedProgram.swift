internal import LinearProgramming

/// A program, and the smaller one that has a row for each class of its rows and a column for each class of its columns.
///
/// A row stands for the sum of its members and a column for the sum of its members, so that every point of the whole adds
/// up to a point of the merged program at the same objective. That needs two things of the classes, both checked here and
/// not taken from colours: the members of a column class cost the same, and have the same sum of coefficients in
/// each row class.
struct MergedProgram: Sendable {
  let whole: LinearProgram
  let rows: Classes
  let columns: Classes
  private(set) var program: LinearProgram
  /// Classes that do not have what merging needs: none, where the merged program is one.
  private(set) var unlike = Unlike()

  struct Unlike: Sendable {
    var rows: Set<Int> = []
    var columns: Set<Int> = []
    var isEmpty: Bool { rows.isEmpty && columns.isEmpty }
  }

  /// - Complexity: O(columns + nonzeros).
  init(_ whole: LinearProgram, rows: Classes, columns: Classes) {
    self.whole = whole
    self.rows = rows
    self.columns = columns
    program = LinearProgram(name: whole.name, direction: whole.direction)
    program.objectiveConstant = whole.objectiveConstant
    addColumns()
    addRows()
    if unlike.isEmpty { addStages() }
  }

  private mutating func addColumns() {
    for number in 0..<columns.count {
      let first = columns.representative(of: number)
      var bounds = whole.columnBounds[first]
      if columns.size(of: number) > 1 {
        bounds = Self.sum(of: columns[number], whole.columnBounds)
        let areAlike = columns[number].allSatisfy {
          whole.costs[Int($0)] == whole.costs[first] && whole.columnDomains[Int($0)] == .continuous
            && whole.columnBounds[Int($0)].hasShape(of: whole.columnBounds[first])
        }
        if !areAlike { unlike.columns.insert(number) }
      }
      program.addVariable(
        whole.columnNames[first], bounds, domain: whole.columnDomains[first], cost: whole.costs[first])
    }
  }

  private mutating func addRows() {
    var sums = ClassSums(whole, columns)
    for number in 0..<rows.count {
      let first = rows.representative(of: number)
      var bounds = whole.rowBounds[first]
      if rows.size(of: number) > 1 {
        bounds = Self.sum(of: rows[number], whole.rowBounds)
        let areAlike = rows[number].allSatisfy {
          whole.rowBounds[Int($0)].hasShape(of: whole.rowBounds[first])
        }
        if !areAlike { unlike.rows.insert(number) }
      }
      let different = sums.add(rows[number])
      if !different.isEmpty {
        unlike.columns.formUnion(different)
        if rows.size(of: number) > 1 { unlike.rows.insert(number) }
      }
      program.addConstraint(whole.rowNames[first], sums.expression, bounds)
    }
  }

  private static func sum(of members: ArraySlice<Int32>, _ bounds: [Bounds]) -> Bounds {
    var lower: CompensatedSum? = CompensatedSum()
    var upper: CompensatedSum? = CompensatedSum()
    for member in members {
      if let end = bounds[Int(member)].lower { lower?.add(end) } else { lower = nil }
      if let end = bounds[Int(member)].upper { upper?.add(end) } else { upper = nil }
    }
    return Bounds(lower: lower?.value, upper: upper?.value)
  }

  /// A merged column has the stage of its members, and a row is seldom violated where its members are.
  private mutating func addStages() {
    guard let stages = whole.stages, stages.ofColumns.count == whole.columnCount else { return }
    func classes(_ positions: some Sequence<Int32>, _ classes: Classes) -> [Int32] {
      Set(
        positions.lazy.filter { $0 >= 0 && $0 < classes.memberCount }.map { classes.ofMembers[Int($0)] }
      ).sorted()
    }
    program.stages = Stages(
      ofColumns: (0..<columns.count).map { stages.ofColumns[columns.representative(of: $0)] },
      handOvers: Set(classes(stages.handOvers, columns)), seams: stages.seams,
      lazyRows: classes(stages.lazyRows, rows),
      recourse: stages.recourse.map {
        RecourseBlock(columns: classes($0.columns, columns), rows: classes($0.rows, rows))
      })
  }
}

extension Bounds {
  /// Whether both have the same ends, zero where the other's is zero and of the same sign.
  fileprivate func hasShape(of other: Bounds) -> Bool {
    func haveShape(_ one: Double?, _ other: Double?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return (one > 0) == (other > 0) && (one < 0) == (other < 0)
    }
    return haveShape(lower, other.lower) && haveShape(upper, other.upper) && isFixed == other.isFixed
  }
}

/// The coefficients of column classes in the sum of some rows.
private struct ClassSums {
  private let whole: LinearProgram
  private let columns: Classes
  /// By column: the sum of its coefficients in the rows that are looked at, and how large its terms are.
  private var sums: [Double]
  private var sizes: [Double]
  /// By class: its coefficient, and how many of its members were met.
  private var coefficients: [Double]
  private var counts: [Int]

  private(set) var expression = LinearExpression()

  init(_ whole: LinearProgram, _ columns: Classes) {
    self.whole = whole
    self.columns = columns
    sums = Array(repeating: 0, count: whole.columnCount)
    sizes = sums
    coefficients = Array(repeating: 0, count: columns.count)
    counts = Array(repeating: 0, count: columns.count)
  }

  /// Makes `expression` the sum of some rows.
  ///
  /// - Returns: classes whose members do not all have the same coefficient in that sum, to 1e-14 of its terms.
  mutating func add(_ members: ArraySlice<Int32>) -> [Int] {
    var touched: [Int32] = []
    for row in members {
      for index in whole.nonzeros(of: Constraint(position: Int(row))) {
        let column = whole.columnPositions[index]
        if sizes[Int(column)] == 0 { touched.append(column) }
        sums[Int(column)] += whole.coefficients[index]
        sizes[Int(column)] += abs(whole.coefficients[index])
      }
    }
    var met: [Int] = []
    var different: Set<Int> = []
    for column in touched {
      let number = Int(columns.ofMembers[Int(column)])
      let sum = sums[Int(column)]
      if counts[number] == 0 {
        coefficients[number] = sum
        met.append(number)
      } else if abs(sum - coefficients[number]) > 1e-14 * sizes[Int(column)] {
        different.insert(number)
      }
      counts[number] += 1
      sums[Int(column)] = 0
      sizes[Int(column)] = 0
    }
    expression.terms.removeAll(keepingCapacity: true)
    for number in met {
      if counts[number] != columns.size(of: number) { different.insert(number) }
      expression.add(coefficients[number], Variable(position: number))
      counts[number] = 0
    }
    return different.sorted()
  }
}
