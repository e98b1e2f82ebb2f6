/// A linear program, continuous or mixed-integer, as a value.
///
///     minimise or maximise   objectiveConstant + sum{j} cost[j] * x[j]
///     subject to             rowBounds[i].lower <= sum{j} a[i,j] * x[j] <= rowBounds[i].upper
///                            columnBounds[j].lower <= x[j] <= columnBounds[j].upper
///
/// Built by the modeller's words (`addVariable`, `addConstraint`), read by solvers as a matrix stored by
/// rows: the nonzeros of row i stand at `rowStarts[i] ..< rowStarts[i + 1]` of `columnPositions` and
/// `coefficients`, sorted by column, without duplicates and without zeros.
public struct LinearProgram: Sendable {
  /// Which way the objective goes.
  public enum Direction: Sendable {
    /// The least is sought.
    case minimize
    /// The most is sought.
    case maximize
  }

  /// Which numbers a column may take.
  public enum Domain: Hashable, Sendable {
    /// Any number inside its bounds.
    case continuous
    /// Whole numbers inside its bounds.
    case integer
  }

  /// A name for people and for formats.
  public var name: String
  /// Which way the objective goes.
  public var direction: Direction
  /// What the objective has beside its columns.
  public var objectiveConstant: Double = 0
  /// The structure in time, where the modeller tells; it must have one stage per column.
  package var stages: Stages?

  /// Unique, in the order of the columns.
  public private(set) var columnNames = NameList()
  /// One for each column.
  public private(set) var columnBounds: [Bounds] = []
  /// One for each column.
  public private(set) var columnDomains: [Domain] = []
  /// The objective's coefficient of each column.
  public private(set) var costs: [Double] = []

  /// Unique, in the order of the rows: a family, and its indices in brackets.
  public private(set) var rowNames = NameList()
  /// One for each row.
  public private(set) var rowBounds: [Bounds] = []
  /// Where each row's nonzeros begin; one more than there are rows, the last being their number.
  public private(set) var rowStarts: [Int] = [0]
  /// The column of each nonzero, rising inside a row.
  public private(set) var columnPositions: [Int32] = []
  /// The value of each nonzero; none is 0.
  public private(set) var coefficients: [Double] = []

  package init(name: String = "", direction: Direction = .minimize) {
    self.name = name
    self.direction = direction
  }
}

// MARK: - Building

extension LinearProgram {
  /// Adds a column.
  ///
  /// - Parameter cost: its coefficient in the objective.
  @discardableResult
  package mutating func addVariable(
    _ name: String, _ bounds: Bounds = .nonnegative, domain: Domain = .continuous, cost: Double = 0
  ) -> Variable {
    columnNames.append(name)
    return addUnnamed(bounds, domain, cost)
  }

  /// Adds a column whose name is put together from parts that `sharing(_:)` gave.
  package mutating func addVariable(_ name: NameList.Joined, _ bounds: Bounds = .nonnegative) -> Variable {
    columnNames.append(name)
    return addUnnamed(bounds, .continuous, 0)
  }

  /// A part of columns' names that many of them share.
  package mutating func sharing(_ part: String) -> NameList.Part { columnNames.part(part) }

  /// Makes room for so many more columns, and nonzeros in rows to come. Only worth it where both are known to be many.
  package mutating func reserve(columns: Int, nonzeros: Int) {
    columnNames.reserveCapacity(columnCount + columns)
    columnBounds.reserveCapacity(columnCount + columns)
    columnDomains.reserveCapacity(columnCount + columns)
    costs.reserveCapacity(columnCount + columns)
    columnPositions.reserveCapacity(nonzeroCount + nonzeros)
    coefficients.reserveCapacity(nonzeroCount + nonzeros)
  }

  private mutating func addUnnamed(_ bounds: Bounds, _ domain: Domain, _ cost: Double) -> Variable {
    columnBounds.append(bounds)
    columnDomains.append(domain)
    costs.append(cost)
    return Variable(position: costs.count - 1)
  }

  /// Adds the row `bounds.lower <= expression <= bounds.upper`.
  ///
  /// The expression's constant moves to the bounds. A variable that comes more than once is summed, and a
  /// sum of exactly zero leaves no nonzero.
  ///
  /// - Complexity: O(n log n) in the number of terms.
  @discardableResult
  package mutating func addConstraint(
    _ name: String, _ expression: LinearExpression, _ bounds: Bounds
  ) -> Constraint {
    rowNames.append(name)
    rowBounds.append(expression.constant == 0 ? bounds : bounds.shifted(by: -expression.constant))
    expression.appendNonzeros(to: &columnPositions, &coefficients)
    rowStarts.append(coefficients.count)
    return Constraint(position: rowNames.count - 1)
  }

  /// Gives a row another linear form; its bounds stay as they are.
  ///
  /// - Parameter expression: its constant is not looked at.
  /// - Complexity: O(nonzeros of the program).
  package mutating func setRow(_ constraint: Constraint, to expression: LinearExpression) {
    var (positions, values): ([Int32], [Double]) = ([], [])
    expression.appendNonzeros(to: &positions, &values)
    let old = nonzeros(of: constraint)
    columnPositions.replaceSubrange(old, with: positions)
    coefficients.replaceSubrange(old, with: values)
    let growth = positions.count - old.count
    guard growth != 0 else { return }
    for row in constraint.position + 1..<rowStarts.count { rowStarts[row] += growth }
  }

  /// Adds `expression` to the objective.
  package mutating func addToObjective(_ expression: LinearExpression) {
    objectiveConstant += expression.constant
    for term in expression.terms { costs[term.variable.position] += term.coefficient }
  }

  /// Multiplies the objective by a number, and with it every dual.
  package mutating func scaleObjective(by factor: Double) {
    objectiveConstant *= factor
    for column in costs.indices { costs[column] *= factor }
  }

  /// Multiplies every row and column by a factor of its own: `x[j]` becomes `columns[j]` times the new column, and row i is
  /// `rows[i]` times as large.
  ///
  /// - Parameters:
  ///   - rows: one for each row, above 0.
  ///   - columns: one for each column, above 0; 1 where the column is whole.
  ///   - isKept: whether a nonzero stays, by its position.
  package mutating func scale(
    rows: [Double], columns: [Double], keeping isKept: (_ row: Int, _ index: Int) -> Bool
  ) {
    var next = 0
    for row in 0..<rowCount {
      let nonzeros = rowStarts[row]..<rowStarts[row + 1]
      rowStarts[row] = next
      for index in nonzeros where isKept(row, index) {
        let column = columnPositions[index]
        columnPositions[next] = column
        coefficients[next] = coefficients[index] * rows[row] * columns[Int(column)]
        next += 1
      }
      rowBounds[row] = rowBounds[row].scaled(by: rows[row])
    }
    rowStarts[rowCount] = next
    columnPositions.removeLast(columnPositions.count - next)
    coefficients.removeLast(coefficients.count - next)
    for column in 0..<columnCount {
      costs[column] *= columns[column]
      columnBounds[column] = columnBounds[column].scaled(by: 1 / columns[column])
    }
  }

  package mutating func setCost(_ cost: Double, of variable: Variable) { costs[variable.position] = cost }
  package mutating func setBounds(_ bounds: Bounds, of variable: Variable) {
    columnBounds[variable.position] = bounds
  }
  package mutating func setDomain(_ domain: Domain, of variable: Variable) {
    columnDomains[variable.position] = domain
  }
  package mutating func setBounds(_ bounds: Bounds, of constraint: Constraint) {
    rowBounds[constraint.position] = bounds
  }
}

// MARK: - Reading

extension LinearProgram {
  /// How many columns.
  public var columnCount: Int { columnNames.count }
  /// How many rows.
  public var rowCount: Int { rowNames.count }
  /// How many nonzeros.
  public var nonzeroCount: Int { coefficients.count }

  /// Whether any column must be whole: then a solution has no duals.
  public var isMixedInteger: Bool { columnDomains.contains(.integer) }

  /// Positions in `columnPositions` and `coefficients` of the nonzeros of a row.
  package func nonzeros(of constraint: Constraint) -> Range<Int> {
    rowStarts[constraint.position]..<rowStarts[constraint.position + 1]
  }

  /// The same program with every domain continuous.
  package var relaxed: LinearProgram {
    var program = self
    program.columnDomains = Array(repeating: .continuous, count: columnCount)
    return program
  }
}
