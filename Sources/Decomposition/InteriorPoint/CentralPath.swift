/// Walks from inside the feasible region along the central path to near the optimum.
///
/// Each step solves the same normal equations several times: for the affine direction, for the way back to the centre
/// (S. Mehrotra, "On the implementation of a primal-dual interior point method", 1992), and for corrections of those
/// products that would lie far from the others, as many as the factorization is dearer than a solve, each taken as far as
/// it lengthens the step (M. Colombo and J. Gondzio, "Further development of multiple centrality correctors for interior
/// point methods", 2008).
///
/// Placement programs have many optima, and the path leads to the middle of them, far from every vertex. Once the end is
/// near, costs and bounds are therefore changed a little, each by its own amount: then there is one optimum, a vertex, and
/// the path makes out which columns are basic there.
struct CentralPath {
  private(set) var program: BarrierProgram
  let matrix: SparseColumns
  let equations: NormalEquations
  let correctionLimit: Int
  /// Columns that have an upper bound.
  let bounded: [Int32]
  let x: Vector
  /// Distance to the upper bound; 1 where there is none, and its price 0.
  let w: Vector
  let y: Vector
  let z: Vector
  let v: Vector
  let costs: Vector
  let right: Vector
  let weights: Vector
  /// What is missing of the rows, and of the prices.
  let primal: Vector
  let dual: Vector
  let gap: Vector
  let rowScratch: Vector
  let products: Vector
  let boundProducts: Vector
  let affine: Direction
  let more: Direction
  let none: (rows: Vector, columns: Vector)
  private(set) var steps = 0
  private(set) var quality = Quality()
  /// The gap relative to the objective alone, which may be little beside the costs.
  private var pureGap = Double.infinity
  private var isPerturbed = false
  private let kept: KeptPoint
  private var bestQuality = Quality()
  private var bestUndecided = Int.max
  private let stepLimit: Int
  /// Whether it leads to a vertex, and so changes costs and bounds a little.
  private let endsAtVertex: Bool
  let isStopped: () -> Bool

  /// - Parameters:
  ///   - stepLimit: after which to end.
  ///   - endsAtVertex: whether a basis is sought; otherwise any point near the optimum will do.
  ///   - isStopped: asked several times a second. `nil` may come of it.
  init?(
    _ program: BarrierProgram, stepLimit: Int = CentralPath.longest, endsAtVertex: Bool = true,
    isStopped: @escaping () -> Bool
  ) {
    self.endsAtVertex = endsAtVertex
    self.stepLimit = min(stepLimit, Self.longest)
    let (rows, columns) = (program.rowCount, program.columnCount)
    matrix = program.matrix
    guard
      let equations = NormalEquations(
        matrix, rowCount: rows, stages: program.rowStages, isStopped: isStopped)
    else { return nil }
    self.program = program
    self.equations = equations
    self.isStopped = isStopped
    let ratio = equations.operations / Double(12 * equations.size + 60 * columns + 1)
    correctionLimit = ratio > 60 ? 5 : ratio > 20 ? 3 : ratio > 6 ? 2 : 1
    bounded = program.upper.indices.filter { program.upper[$0] < .infinity }.map { Int32($0) }
    x = Vector(columns)
    w = Vector(columns)
    y = Vector(rows)
    z = Vector(columns)
    v = Vector(columns)
    costs = Vector(program.costs)
    right = Vector(program.right)
    weights = Vector(columns)
    primal = Vector(rows)
    dual = Vector(columns)
    gap = Vector(columns)
    rowScratch = Vector(rows)
    products = Vector(columns)
    boundProducts = Vector(bounded.count)
    affine = Direction(rows: rows, columns: columns)
    more = Direction(rows: rows, columns: columns)
    none = (Vector(rows), Vector(columns))
    kept = KeptPoint(rows: rows, columns: columns)
  }

  /// Walks until the point is within `tolerance` of an optimum and it is plain which columns are basic there, or as near
  /// to that as it comes: the best point is kept, for the normal equations lose digits as the end comes near.
  ///
  /// - Returns: `false` when it was stopped, or there was no way to begin.
  mutating func walk(to tolerance: Double, told: (Int, Quality) -> Void) -> Bool {
    guard start() else { return false }
    var idle = 0
    walking: while steps < stepLimit {
      measure()
      told(steps, quality)
      guard quality.worst.isFinite else { break }
      if endsAtVertex, !isPerturbed, quality.gap < Self.perturbedFrom { perturb() }
      idle += 1
      if isBest(tolerance) {
        kept.keep(x, w, y, z, v)
        idle = 0
      }
      if !endsAtVertex, quality.worst <= tolerance, pureGap <= 1e-7 { break }
      let isNear = bestUndecided < .max
      if isNear, bestUndecided <= program.rowCount / 500 || idle >= 4 { break }
      if idle > 15 || isNear && quality.worst > 1e3 * tolerance { break }
      switch step() {
      case .stopped: return false
      case .stuck: break walking
      case .moved: steps += 1
      }
    }
    kept.restore(x, w, y, z, v)
    quality = bestQuality
    return true
  }

  /// Whether the point is nearer to an optimum than any before, or as near and says more about the basis.
  private mutating func isBest(_ tolerance: Double) -> Bool {
    if bestUndecided == .max, quality.worst > tolerance {
      guard quality.worst < 0.9 * bestQuality.worst else { return false }
    } else {
      let undecided = self.undecided
      guard quality.worst <= 100 * tolerance, undecided < bestUndecided else { return false }
      bestUndecided = undecided
    }
    bestQuality = quality
    return true
  }

  /// By about how much of what it moves a cost is changed, and a bound: so that the path tells columns apart before the
  /// normal equations have lost their digits, and the simplex has little to mend afterwards.
  static var costPerturbation: Double { 3e-4 }
  private static var boundPerturbation: Double { 1e-6 }

  /// The most steps that are of use.
  static var longest: Int { 200 }
  /// The relative gap from which on there is to be one optimum.
  private static var perturbedFrom: Double { 1e-2 }

  /// The point, in the program's own terms.
  var point: InteriorPoint {
    program.point(
      x: x.numbers, y: y.numbers,
      weights: (0..<x.count).map { 1 / (z[$0] / x[$0] + v[$0] / w[$0]) })
  }

  /// Of how many columns it is not plain whether they are at a bound.
  private var undecided: Int {
    (0..<x.count).count { (1e-3...1e3).contains(x[$0] / z[$0]) }
  }

  private mutating func perturb() {
    isPerturbed = true
    program.perturbCosts(Self.costPerturbation, y)
    let shifts = program.perturbBounds(Self.boundPerturbation, x)
    for column in 0..<x.count {
      x[column] += shifts[column]
      costs[column] = program.costs[column]
    }
    for row in 0..<right.count { right[row] = program.right[row] }
    for column in bounded { w[Int(column)] = program.upper[Int(column)] - x[Int(column)] }
    measure()
  }

  private mutating func measure() {
    primal.copy(right)
    matrix.subtractProduct(x, from: primal)
    var objective = 0.0
    for column in 0..<x.count {
      dual[column] = costs[column] - matrix.product(of: column, y) - z[column] + v[column]
      objective += costs[column] * x[column]
    }
    var bound = right.dot(y)
    for column in bounded { bound -= program.upper[Int(column)] * v[Int(column)] }
    pureGap = abs(objective - bound) / max(abs(objective), .leastNormalMagnitude)
    quality = Quality(
      primal: primal.largest / (1 + right.largest), dual: dual.largest / (1 + costs.largest),
      gap: abs(objective - bound) / (1 + abs(objective)))
  }
}
