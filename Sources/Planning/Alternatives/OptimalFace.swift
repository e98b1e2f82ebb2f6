internal import LinearProgramming
internal import PlacementModel

/// All optimal points of a linear program, from one of them and its duals.
///
/// By complementary slackness a point is optimal if and only if it is feasible, every column whose reduced cost is not 0
/// stands where it stands at the optimum at hand, and every row whose dual is not 0 stays at the bound that the dual prices.
/// That holds for whichever optimal duals are at hand.
struct OptimalFace {
  /// Of the reduced cost of a column, relative to the terms it is the sum of: a refined vertex has it to 1e-15, and what
  /// costs a part in a billion more than nothing counts as nothing.
  private static let rounding = 1e-9

  let program: LinearProgram
  let values: [Double]
  let rowValues: [Double]
  private let rowDuals: [Double]
  /// By column: whether it stands still in every optimal point.
  let isFixed: [Bool]
  /// By row: whether it stays where it is in every optimal point.
  let isTight: [Bool]
  /// By column and by row: which bounds hold there with equality.
  private(set) var columnSides: [Sides] = []
  private(set) var rowSides: [Sides] = []

  /// The bounds at which a value stands.
  struct Sides: OptionSet {
    let rawValue: UInt8
    static let lower = Sides(rawValue: 1)
    static let upper = Sides(rawValue: 2)
  }

  init(of footing: Footing) {
    let program = footing.program
    var sizes = program.costs.map { abs($0) }
    let duals = footing.duals.rowDuals
    for row in 0..<program.rowCount where duals[row] != 0 {
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        sizes[Int(program.columnPositions[index])] += abs(program.coefficients[index] * duals[row])
      }
    }
    isFixed = (0..<program.columnCount).map { column in
      program.columnBounds[column].isFixed
        || abs(footing.duals.reducedCosts[column]) > Self.rounding * sizes[column]
    }
    isTight = (0..<program.rowCount).map { row in
      if program.rowBounds[row].isFixed { return true }
      return duals[row] != 0
        && (program.rowStarts[row]..<program.rowStarts[row + 1]).contains { index in
          let term = abs(program.coefficients[index] * duals[row])
          return term > Self.rounding * sizes[Int(program.columnPositions[index])]
        }
    }
    self.program = program
    values = footing.solution.columnValues
    rowValues = footing.solution.rowValues
    rowDuals = duals
    findSides()
  }

  /// A value stands at a bound where it is nearer to it than rounding of the terms that it is balanced against.
  private mutating func findSides() {
    var columnSizes = Array(repeating: 0.0, count: program.columnCount)
    rowSides.reserveCapacity(program.rowCount)
    for row in 0..<program.rowCount {
      let range = program.rowStarts[row]..<program.rowStarts[row + 1]
      let size = range.reduce(0.0) { sum, index in
        sum + abs(program.coefficients[index] * values[Int(program.columnPositions[index])])
      }
      rowSides.append(Self.sides(rowValues[row], in: program.rowBounds[row], within: 1e-9 + 1e-12 * size))
      for index in range {
        let column = Int(program.columnPositions[index])
        columnSizes[column] = max(columnSizes[column], size / abs(program.coefficients[index]))
      }
    }
    columnSides = (0..<program.columnCount).map { column in
      Self.sides(
        values[column], in: program.columnBounds[column], within: 1e-9 + 1e-12 * columnSizes[column])
    }
  }

  private static func sides(_ value: Double, in bounds: Bounds, within tolerance: Double) -> Sides {
    var sides: Sides = []
    if let lower = bounds.lower, value - lower <= tolerance { sides.insert(.lower) }
    if let upper = bounds.upper, upper - value <= tolerance { sides.insert(.upper) }
    return sides
  }
}

// MARK: - As a program

extension OptimalFace {
  /// The program of the face: the same rows and columns, those that stand still fixed, without a cost.
  var statement: LinearProgram {
    var face = program
    face.scaleObjective(by: 0)
    for column in isFixed.indices where isFixed[column] {
      face.setBounds(.equal(to: values[column]), of: Variable(position: column))
    }
    for row in isTight.indices where isTight[row] && !program.rowBounds[row].isFixed {
      let bounds = program.rowBounds[row]
      let pricesLower = (rowDuals[row] > 0) == (program.direction == .minimize)
      let bound = pricesLower ? bounds.lower : bounds.upper
      face.setBounds(.equal(to: bound ?? rowValues[row]), of: Constraint(position: row))
    }
    return face
  }
}
