internal import PlacementModel

/// The linear program of a problem, stated once more by name, row by row, from `models/placement.mod`: what duals and proofs
/// of a plan are weighed against.
///
/// It is written to be read, not to be fast, and shares nothing with the planner's formulation but the names of rows and
/// columns. A test holds the two together, coefficient by coefficient.
package struct Statement {
  package struct Column {
    package let name: String
    package var lower = 0.0
    package var upper: Double?
    package var cost = 0.0
    package var isWhole = false
    /// What no sensible plan has more of: nothing is lost where it has no more.
    var most = Double.infinity
  }

  package struct Row {
    package let name: String
    package var terms: [(column: Int, coefficient: Double)] = []
    package var lower: Double?
    package var upper: Double?
  }

  package private(set) var columns: [Column] = []
  package private(set) var rows: [Row] = []
  private var positions: [String: Int] = [:]

  subscript(_ name: String, _ ids: String...) -> Int? { positions[rowName(name, ids)] }
  func position(_ name: String, _ ids: [String]) -> Int? { positions[rowName(name, ids)] }

  mutating func add(_ column: Column) {
    positions[column.name] = columns.count
    columns.append(column)
  }

  mutating func add(
    _ name: String, _ ids: [String], _ sum: Sum, atLeast: Double? = nil, atMost: Double? = nil
  ) {
    var row = Row(name: rowName(name, ids))
    row.lower = atLeast.map { $0 - sum.constant }
    row.upper = atMost.map { $0 - sum.constant }
    // In the order of the columns, each once.
    row.terms = sum.coefficients.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { (column: $0.key, coefficient: $0.value) }
    rows.append(row)
  }

  mutating func add(cost: Sum) {
    for (column, coefficient) in cost.coefficients { columns[column].cost += coefficient }
  }
}

/// A sum of coefficients times columns, and a constant. What has no column adds nothing.
struct Sum {
  var coefficients: [Int: Double] = [:]
  var constant = 0.0

  init(_ constant: Double = 0) { self.constant = constant }

  mutating func add(_ coefficient: Double, _ column: Int?) {
    if let column { coefficients[column, default: 0] += coefficient }
  }

  mutating func add(_ other: Sum, times factor: Double = 1) {
    for (column, coefficient) in other.coefficients {
      coefficients[column, default: 0] += factor * coefficient
    }
    constant += factor * other.constant
  }

  var isEmpty: Bool { coefficients.isEmpty }
}
