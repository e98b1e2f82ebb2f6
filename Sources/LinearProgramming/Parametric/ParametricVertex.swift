/// An optimal vertex as a function of a parameter that moves some rows: how far its basis stays optimal, and what the
/// optimum is meanwhile.
///
/// Every basic value is `v - d * sum{r} G[r] * loads[r](d)`, with `G[r] = B^-1 e[r]` for each row r that moves and binds;
/// every price follows in the same way from the transposed basis. Complexity: two solves with the basis for each such row
/// (one for all where only right-hand sides move) and O(nonzeros) each.
struct ParametricVertex {
  let piece: ParametricPiece
  /// The basic variables, then rows that move and are basic, whose bounds move as well.
  private(set) var basic: [Moving] = []
  /// What is not basic, in the sign in which its price must be at least 0.
  private(set) var prices: [Priced] = []

  /// A basic value, between its bounds.
  struct Moving {
    var below: Double
    var above: Double
    var size: Double
    /// Change per unit of distance and load; of a row that moves also by the square of the distance.
    var rates: [Double]
    var constantRate = 0.0
    var squares: [Double]? = nil
  }

  struct Priced {
    var price: Double
    var size: Double
    /// Change per unit of distance and weight.
    var rates: [Double]
  }

  /// - Parameters:
  ///   - tableau: at the optimum for this value of the parameter.
  init(
    _ tableau: any Tableau, _ rows: ParametricRows, at parameter: Double, _ solution: Solution
  ) throws(SolverError) {
    guard let basis = solution.basis, let duals = solution.duals else {
      throw .failed(doing: "following an optimum", detail: "it came without a basis")
    }
    let program = tableau.program
    let head = try tableau.head()
    let moving = rows.rows.filter { basis.rows[$0.constraint.position] != .basic }
    let resting = rows.rows.filter { basis.rows[$0.constraint.position] == .basic }
    let values = VariableValues(solution, program)
    if rows.movesRightHandSidesOnly {
      var direction = Array(repeating: 0.0, count: program.rowCount)
      for row in moving { direction[row.constraint.position] += row.rate.constant }
      try tableau.solve(&direction)
      let weight = moving.reduce(0) { $0 + duals[$1.constraint] * $1.rate.constant }
      piece = ParametricPiece(
        from: parameter, through: parameter, at: parameter, value: solution.objective, weights: [weight],
        loads: [1], matrix: [[0]])
      let bounds = Dictionary(
        resting.map { ($0.constraint.position, $0.rate.constant) }, uniquingKeysWith: { $0 + $1 })
      for (place, variable) in head.enumerated() {
        guard let moving = Moving(values, Int(variable), [-direction[place]]) else { continue }
        basic.append(moving)
        if let rate = bounds[Int(variable)] { basic[basic.count - 1].constantRate = -rate }
      }
      return
    }
    let responses = try Self.responses(tableau, moving)
    let fed = Feedback(responses, head, program)
    piece = ParametricPiece(
      from: parameter, through: parameter, at: parameter, value: solution.objective,
      weights: moving.map { duals[$0.constraint] },
      loads: moving.map { $0.rate.value(at: solution.columnValues) }, matrix: moving.map(fed.values(of:)))
    let restingRows = Dictionary(
      resting.map { ($0.constraint.position, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, variable) in head.enumerated() {
      guard var item = Moving(values, Int(variable), responses.map { -$0[place] }) else { continue }
      if let row = restingRows[Int(variable)] {
        item.constantRate = -row.rate.value(at: solution.columnValues)
        item.squares = fed.values(of: row)
      }
      basic.append(item)
    }
    try addPrices(tableau, moving, head, basis, duals)
  }

  /// `B^-1 e[r]` for each row, by places of the head.
  private static func responses(
    _ tableau: any Tableau, _ rows: [ParametricRows.Row]
  ) throws(SolverError) -> [[Double]] {
    var responses: [[Double]] = []
    for row in rows {
      var response = Array(repeating: 0.0, count: tableau.program.rowCount)
      response[row.constraint.position] = 1
      try tableau.solve(&response)
      responses.append(response)
    }
    return responses
  }

  private mutating func addPrices(
    _ tableau: any Tableau, _ moving: [ParametricRows.Row], _ head: [Int32], _ basis: Basis, _ duals: Duals
  ) throws(SolverError) {
    let program = tableau.program
    let rowCount = program.rowCount
    let sign: Double = program.direction == .minimize ? 1 : -1
    var sizes = program.costs.map { max(1, abs($0)) }
    for row in 0..<rowCount where duals.rowDuals[row] != 0 {
      for index in program.rowStarts[row]..<program.rowStarts[row + 1] {
        let column = Int(program.columnPositions[index])
        sizes[column] = max(sizes[column], abs(program.coefficients[index] * duals.rowDuals[row]))
      }
    }
    var rowRates: [[Double]] = []
    var columnRates: [[Double]] = []
    for row in moving {
      var rates = Array(repeating: 0.0, count: program.columnCount)
      for term in row.rate.terms { rates[term.variable.position] += term.coefficient }
      var weights = head.map { Int($0) < rowCount ? 0 : -rates[Int($0) - rowCount] }
      try tableau.solveTransposed(&weights)
      for i in 0..<rowCount where weights[i] != 0 {
        for index in program.rowStarts[i]..<program.rowStarts[i + 1] {
          rates[Int(program.columnPositions[index])] -= program.coefficients[index] * weights[i]
        }
      }
      rowRates.append(weights)
      columnRates.append(rates)
    }
    for (row, standing) in basis.rows.enumerated() {
      add(standing, duals.rowDuals[row], sign, size: max(1, abs(duals.rowDuals[row]))) { rowRates[$0][row] }
    }
    for (column, standing) in basis.columns.enumerated() {
      add(standing, duals.reducedCosts[column], sign, size: sizes[column]) { columnRates[$0][column] }
    }
  }

  private mutating func add(
    _ standing: Basis.Standing, _ price: Double, _ sign: Double, size: Double, _ rate: (Int) -> Double
  ) {
    let side: Double
    switch standing {
    case .basic, .fixed, .free: return
    case .atLower: side = sign
    case .atUpper: side = -sign
    }
    let rates = piece.weights.indices.map { side * rate($0) }
    if rates.contains(where: { $0 != 0 }) {
      prices.append(Priced(price: max(0, side * price), size: size, rates: rates))
    }
  }
}

extension ParametricVertex.Moving {
  /// - Returns: `nil` for what has no bound.
  fileprivate init?(_ values: VariableValues, _ variable: Int, _ rates: [Double]) {
    let (value, bounds) = values[variable]
    guard !bounds.isFree else { return nil }
    self.init(
      below: max(0, bounds.lower.map { value - $0 } ?? .infinity),
      above: max(0, bounds.upper.map { $0 - value } ?? .infinity), size: max(1, abs(value)), rates: rates)
  }
}

/// Values and bounds of rows and columns as variables of a tableau.
private struct VariableValues {
  private let solution: Solution
  private let program: LinearProgram

  init(_ solution: Solution, _ program: LinearProgram) {
    self.solution = solution
    self.program = program
  }

  subscript(variable: Int) -> (value: Double, bounds: Bounds) {
    let column = variable - program.rowCount
    return column < 0
      ? (solution.rowValues[variable], program.rowBounds[variable])
      : (solution.columnValues[column], program.columnBounds[column])
  }
}

/// What the rates of rows come to on the responses of columns to other rows.
private struct Feedback {
  private let responses: [[Double]]
  /// By column: its place in the head, -1 where it is not basic.
  private var places: [Int32]

  init(_ responses: [[Double]], _ head: [Int32], _ program: LinearProgram) {
    self.responses = responses
    places = Array(repeating: -1, count: program.columnCount)
    for (place, variable) in head.enumerated() where Int(variable) >= program.rowCount {
      places[Int(variable) - program.rowCount] = Int32(place)
    }
  }

  /// One for each response.
  func values(of row: ParametricRows.Row) -> [Double] {
    let terms = row.rate.terms.compactMap { term -> (place: Int, coefficient: Double)? in
      let place = places[term.variable.position]
      return place < 0 ? nil : (Int(place), term.coefficient)
    }
    return responses.map { response in
      terms.reduce(0) { $0 + $1.coefficient * response[$1.place] }
    }
  }
}
