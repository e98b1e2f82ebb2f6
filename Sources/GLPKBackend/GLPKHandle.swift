internal import CGLPK
internal import LinearProgramming

/// GLPK, or the door before it, did not do what was asked.
struct GLPKFailure: Error {
  /// The step, in words.
  var doing: String
  var code: Int32
  /// GLPK's own words, when it had any.
  var detail: String
}

/// A GLPK problem and, after `presolve`, the smaller problem made of it.
///
/// GLPK's memory belongs to a thread: a handle lives and dies in one synchronous scope. It cannot be
/// copied, so nothing outlives the scope that made it. Every call comes back; after GLPK gave up
/// (`aborted`), the handle holds no problem and must be loaded again.
struct GLPKHandle: ~Copyable {
  enum Target: Int32 { case original, reduced }
  enum Simplex { case primal, dual }
  enum Presolved { case reduced, noPrimalFeasible, noDualFeasible }

  private let session: OpaquePointer

  init() throws(GLPKFailure) {
    var code: Int32 = 0
    guard let session = cg_open(&code) else {
      let detail =
        code == Int32(CG_NESTED) ? "a solve cannot start inside another solve's report" : "out of memory"
      throw GLPKFailure(doing: "opening GLPK", code: code, detail: detail)
    }
    self.session = session
  }

  deinit { cg_close(session) }

  static var version: String { String(cString: cg_version()) }

  // MARK: Problems

  /// Loads the program, `columns` and `rows` as they stand, in place of what was there.
  func load(_ program: LinearProgram, whole: Bool) throws(GLPKFailure) {
    let costs = program.costs
    let isWhole = program.columnDomains.map { UInt8(whole && $0 == .integer ? 1 : 0) }
    let columnLower = program.columnBounds.map { $0.lower ?? -.infinity }
    let columnUpper = program.columnBounds.map { $0.upper ?? .infinity }
    let rowLower = program.rowBounds.map { $0.lower ?? -.infinity }
    let rowUpper = program.rowBounds.map { $0.upper ?? .infinity }
    let code = withPointers(costs, columnLower, columnUpper, rowLower, rowUpper, program.coefficients) {
      costs, columnLower, columnUpper, rowLower, rowUpper, coefficients in
      isWhole.withUnsafeBufferPointer { isWhole in
        program.rowStarts.withUnsafeBufferPointer { rowStarts in
          program.columnPositions.withUnsafeBufferPointer { columnPositions in
            var description = cg_program(
              rows: Int32(program.rowCount), columns: Int32(program.columnCount),
              maximize: program.direction == .maximize ? 1 : 0, constant: program.objectiveConstant,
              costs: costs,
              column_lower: columnLower, column_upper: columnUpper, column_is_whole: isWhole.baseAddress,
              row_lower: rowLower, row_upper: rowUpper, row_starts: rowStarts.baseAddress,
              column_positions: columnPositions.baseAddress, coefficients: coefficients)
            return cg_build(session, &description)
          }
        }
      }
    }
    try check(code, "loading the program")
  }

  func presolve(whole: Bool) throws(GLPKFailure) -> Presolved {
    let code = cg_presolve(session, whole ? 1 : 0)
    if code == Int32(CG_NO_PRIMAL_FEASIBLE) { return .noPrimalFeasible }
    if code == Int32(CG_NO_DUAL_FEASIBLE) { return .noDualFeasible }
    try check(code, "presolving")
    return .reduced
  }

  /// Carries the reduced problem's solution back to the original, and forgets the reduced problem.
  func postsolve() throws(GLPKFailure) { try check(cg_postsolve(session), "undoing the presolve") }

  func size(of target: Target) throws(GLPKFailure) -> (rows: Int, columns: Int) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    var nonzeros: Int32 = 0
    try check(cg_size(session, target.rawValue, &rows, &columns, &nonzeros), "measuring the problem")
    return (Int(rows), Int(columns))
  }

  func scale(_ target: Target, automatically: Bool) throws(GLPKFailure) {
    try check(cg_scale(session, target.rawValue, Int32(automatically ? CG_SCALED : CG_UNSCALED)), "scaling")
  }

  // MARK: Changes

  func setBounds(_ bounds: Bounds, ofRow row: Int) throws(GLPKFailure) {
    let (lower, upper) = (bounds.lower ?? -.infinity, bounds.upper ?? .infinity)
    try check(cg_set_row_bounds(session, Int32(row), lower, upper), "changing a row's bounds")
  }

  func setBounds(_ bounds: Bounds, ofColumn column: Int) throws(GLPKFailure) {
    let (lower, upper) = (bounds.lower ?? -.infinity, bounds.upper ?? .infinity)
    try check(cg_set_column_bounds(session, Int32(column), lower, upper), "changing a column's bounds")
  }

  func setCost(_ cost: Double, ofColumn column: Int) throws(GLPKFailure) {
    try check(cg_set_cost(session, Int32(column), cost), "changing a cost")
  }

  func setRow(_ row: Int, _ positions: [Int32], _ coefficients: [Double]) throws(GLPKFailure) {
    let code = cg_set_row(session, Int32(row), Int32(positions.count), positions, coefficients)
    try check(code, "changing a row")
  }

  // MARK: Bases

  func makeBasis(of target: Target, advanced: Bool) throws(GLPKFailure) {
    let kind = advanced ? CG_ADVANCED_BASIS : CG_STANDARD_BASIS
    try check(cg_make_basis(session, target.rawValue, Int32(kind)), "making a basis")
  }

  func setBasis(_ basis: Basis, of target: Target) throws(GLPKFailure) {
    let code = cg_set_basis(session, target.rawValue, basis.rows.map(\.code), basis.columns.map(\.code))
    try check(code, "setting the basis")
  }

  func basis(of target: Target) throws(GLPKFailure) -> Basis {
    let (rowCount, columnCount) = try size(of: target)
    var rows = Array(repeating: UInt8(0), count: rowCount)
    var columns = Array(repeating: UInt8(0), count: columnCount)
    try check(cg_get_basis(session, target.rawValue, &rows, &columns), "reading the basis")
    return Basis(rows: rows.map(Basis.Standing.init(code:)), columns: columns.map(Basis.Standing.init(code:)))
  }

  /// Which variable is basic in each position of `solveBasis`: row i as i, column j as rows + j.
  func basisHead(of target: Target) throws(GLPKFailure) -> [Int32] {
    var head = Array(repeating: Int32(0), count: try size(of: target).rows)
    try check(cg_basis_head(session, target.rawValue, &head), "reading the basis")
    return head
  }

  /// Factorises the basis afresh; `false` when it is none.
  func factorize(_ target: Target) throws(GLPKFailure) -> cg_simplex_state? {
    var state = cg_simplex_state()
    let code = cg_factorize(session, target.rawValue, &state)
    if code > 0 { return nil }
    try check(code, "factorising the basis")
    return state
  }

  /// Runs the simplex in rational numbers from the original problem's basis.
  func exact(millisecondsLimit: Int32) throws(GLPKFailure) -> (code: Int32, state: cg_simplex_state) {
    var state = cg_simplex_state()
    let code = cg_exact(session, Target.original.rawValue, millisecondsLimit, &state)
    if code < 0 { try check(code, "solving in rational numbers") }
    return (code, state)
  }

  /// Solves `B x = values` in place; B holds the basic columns of (I | -A).
  func solveBasis(_ target: Target, _ values: inout [Double]) throws(GLPKFailure) {
    try check(cg_ftran(session, target.rawValue, &values), "solving with the basis")
  }

  /// Solves `B' x = values` in place.
  func solveTransposedBasis(_ target: Target, _ values: inout [Double]) throws(GLPKFailure) {
    try check(cg_btran(session, target.rawValue, &values), "solving with the basis")
  }

  // MARK: Points

  func point(of target: Target, _ kind: PointKind) throws(GLPKFailure) -> Point {
    let (rowCount, columnCount) = try size(of: target)
    var point = Point(rowCount: rowCount, columnCount: columnCount)
    let code = cg_get_point(
      session, target.rawValue, kind.code, &point.columnValues, &point.reducedCosts, &point.rowValues,
      &point.rowDuals)
    try check(code, "reading the point")
    return point
  }

  /// The target's rows and bounds, as a presolve may have made them.
  func matrix(of target: Target) throws(GLPKFailure) -> MatrixView {
    var (rows, columns, nonzeros) = (Int32(0), Int32(0), Int32(0))
    try check(cg_size(session, target.rawValue, &rows, &columns, &nonzeros), "measuring the problem")
    var rowStarts = Array(repeating: 0, count: Int(rows) + 1)
    var columnPositions = Array(repeating: Int32(0), count: Int(nonzeros))
    var coefficients = Array(repeating: 0.0, count: Int(nonzeros))
    let code = cg_get_matrix(session, target.rawValue, &rowStarts, &columnPositions, &coefficients)
    try check(code, "reading the matrix")
    var (rowLower, columnLower) = (
      Array(repeating: 0.0, count: Int(rows)), Array(repeating: 0.0, count: Int(columns))
    )
    var (rowUpper, columnUpper, costs) = (rowLower, columnLower, columnLower)
    var isWhole = Array(repeating: UInt8(0), count: Int(columns))
    try check(
      cg_get_bounds(
        session, target.rawValue, &rowLower, &rowUpper, &columnLower, &columnUpper, &costs, &isWhole),
      "reading the bounds")
    return MatrixView(
      rowStarts: rowStarts, columnPositions: columnPositions, coefficients: coefficients,
      rowBounds: zip(rowLower, rowUpper).map(Bounds.init(finite:_:)),
      columnBounds: zip(columnLower, columnUpper).map(Bounds.init(finite:_:)))
  }

  /// Row weights that contradict the bounds, up to sign, after a dual simplex that found no point; else
  /// `nil`.
  func infeasibleCombination(of target: Target) throws(GLPKFailure) -> [Double]? {
    var weights = Array(repeating: 0.0, count: try size(of: target).rows)
    let code = cg_infeasible_combination(session, target.rawValue, &weights)
    if code == Int32(CG_NO_PROBLEM) { return nil }
    try check(code, "reading the proof of infeasibility")
    return weights
  }

  // MARK: Methods

  /// Runs the simplex for one slice. A positive code is GLPK's own reason for stopping.
  ///
  /// - Parameter isStopped: asked several times a second.
  /// - Returns: `nil` when that said yes. The handle then has to be loaded again.
  func simplex(
    on target: Target, _ options: cg_simplex_options, isStopped: () -> Bool
  ) throws(GLPKFailure) -> (code: Int32, state: cg_simplex_state)? {
    var options = options
    var state = cg_simplex_state()
    let code = withPoll({ _ in isStopped() }) { poll, context in
      cg_simplex(session, target.rawValue, &options, poll, context, &state)
    }
    if code == Int32(CG_STOPPED) { return nil }
    if code < 0 { try check(code, "running the simplex method") }
    return (code, state)
  }

  /// Runs the interior-point method; `nil` when `report` asked to stop. The handle then has to be loaded
  /// again.
  ///
  /// - Parameter report: the iteration and the objective; returns whether to stop.
  func interior(
    on target: Target, report: (cg_progress) -> Bool
  ) throws(GLPKFailure) -> (code: Int32, status: Int32)? {
    var status: Int32 = 0
    let code = withPoll(report) { poll, context in
      cg_interior(session, target.rawValue, poll, context, &status)
    }
    if code == Int32(CG_STOPPED) { return nil }
    if code < 0 { try check(code, "running the interior-point method") }
    return (code, status)
  }

  /// Runs branch and bound. A positive code is GLPK's own reason for stopping.
  func search(
    on target: Target, _ options: cg_search_options, start: [Double]?, report: (cg_progress) -> Bool
  ) throws(GLPKFailure) -> (code: Int32, state: cg_search_state) {
    var options = options
    var state = cg_search_state()
    let code = withPoll(report) { poll, context in
      options.poll = poll
      options.context = context
      guard let start else { return cg_search(session, target.rawValue, &options, &state) }
      return start.withUnsafeBufferPointer { start in
        options.start = start.baseAddress
        return cg_search(session, target.rawValue, &options, &state)
      }
    }
    if code < 0 { try check(code, "searching for whole numbers") }
    return (code, state)
  }

  private func check(_ code: Int32, _ doing: String) throws(GLPKFailure) {
    guard code != 0 else { return }
    let words = String(cString: cg_message(session)).split(whereSeparator: \.isNewline).joined(
      separator: "; ")
    throw GLPKFailure(doing: doing, code: code, detail: words.isEmpty ? "GLPK answered \(code)" : words)
  }
}
