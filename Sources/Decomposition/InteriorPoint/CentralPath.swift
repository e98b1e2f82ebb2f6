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
  private let matrix: SparseColumns
  private let equations: NormalEquations
  private let correctionLimit: Int
  /// Columns that have an upper bound.
  private let bounded: [Int32]
  private let x: Vector
  /// Distance to the upper bound; 1 where there is none, and its price 0.
  private let w: Vector
  private let y: Vector
  private let z: Vector
  private let v: Vector
  private let costs: Vector
  private let right: Vector
  private let weights: Vector
  /// What is missing of the rows, and of the prices.
  private let primal: Vector
  private let dual: Vector
  private let gap: Vector
  private let rowScratch: Vector
  private let products: Vector
  private let boundProducts: Vector
  private let affine: Direction
  private let more: Direction
  private let none: (rows: Vector, columns: Vector)
  private(set) var steps = 0
  private(set) var quality = Quality()
  private var isPerturbed = false
  private var kept: KeptPoint
  private var bestQuality = Quality()
  private var bestUndecided = Int.max
  private let stepLimit: Int
  private let isStopped: () -> Bool

  /// - Parameters:
  ///   - stepLimit: after which to end.
  ///   - isStopped: asked several times a second.
  init?(
    _ program: BarrierProgram, stepLimit: Int = CentralPath.longest, isStopped: @escaping () -> Bool
  ) {
    self.stepLimit = min(stepLimit, Self.longest)
    let (rows, columns) = (program.rowCount, program.columnCount)
    matrix = program.matrix
    guard let equations = NormalEquations(matrix, rowCount: rows, stages: program.rowStages) else {
      return nil
    }
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
    while steps < stepLimit {
      measure()
      told(steps, quality)
      guard quality.worst.isFinite else { break }
      if !isPerturbed, quality.gap < Self.perturbedFrom { perturb() }
      idle += 1
      if isBest(tolerance) {
        kept.keep(x, w, y, z, v)
        idle = 0
      }
      let isNear = bestUndecided < .max
      if isNear, bestUndecided <= program.rowCount / 500 || idle >= 4 { break }
      if idle > 15 || isNear && quality.worst > 1e3 * tolerance { break }
      switch step() {
      case nil: return false
      case false?: idle = 16
      default: steps += 1
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

  // MARK: - The start

  private mutating func start() -> Bool {
    weights.fill(1)
    guard equations.factor(weights, regularization: 1e-13, isStopped: isStopped) else { return false }
    // The point nearest to the middle of bounded columns, and the prices nearest to the costs.
    for column in bounded { x[Int(column)] = program.upper[Int(column)] / 2 }
    rowScratch.copy(right)
    matrix.subtractProduct(x, from: rowScratch)
    equations.solve(rowScratch, into: y, tolerance: 1e-8, steps: 3)
    for column in 0..<x.count { x[column] += matrix.product(of: column, y) }
    primal.fill(0)
    matrix.subtractProduct(costs, from: primal)
    rowScratch.fill(0)
    rowScratch.add(-1, primal)
    equations.solve(rowScratch, into: y, tolerance: 1e-8, steps: 3)
    for column in 0..<x.count { gap[column] = costs[column] - matrix.product(of: column, y) }
    w.fill(1)
    shift()
    return true
  }

  /// Moves the first point inside, by as much as it lies outside and by what makes its products alike.
  private func shift() {
    var (lowX, lowZ) = (0.0, 0.0)
    for column in 0..<x.count where program.upper[column] == .infinity {
      lowX = min(lowX, x[column])
      lowZ = min(lowZ, gap[column])
    }
    let (offX, offZ) = (-1.5 * lowX + 1e-3, -1.5 * lowZ + 1e-3)
    var (product, sumX, sumZ) = (0.0, 0.0, 0.0)
    for column in 0..<x.count where program.upper[column] == .infinity {
      product += (x[column] + offX) * (gap[column] + offZ)
      sumX += x[column] + offX
      sumZ += gap[column] + offZ
    }
    let moreX = offX + (sumZ > 0 ? 0.5 * product / sumZ : 0)
    let moreZ = offZ + (sumX > 0 ? 0.5 * product / sumX : 0)
    for column in 0..<x.count {
      let upper = program.upper[column]
      if upper == .infinity {
        x[column] += moreX
        z[column] = gap[column] + moreZ
      } else {
        x[column] = min(max(x[column], 0.1 * upper), 0.9 * upper)
        w[column] = upper - x[column]
        z[column] = max(gap[column], 0) + moreZ
        v[column] = max(-gap[column], 0) + moreZ
      }
    }
  }

  // MARK: - One step

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
    quality = Quality(
      primal: primal.largest / (1 + right.largest), dual: dual.largest / (1 + costs.largest),
      gap: abs(objective - bound) / (1 + abs(objective)))
  }

  /// - Returns: `false` where there is no way on, `nil` where it was stopped.
  private func step() -> Bool? {
    let centre = meanProduct
    for column in 0..<x.count { weights[column] = 1 / (z[column] / x[column] + v[column] / w[column]) }
    guard equations.factor(weights, regularization: 1e-15, isStopped: isStopped) else { return nil }
    // Straight for the optimum, to see how far that goes.
    for column in 0..<x.count { products[column] = -x[column] * z[column] }
    for (place, column) in bounded.enumerated() { boundProducts[place] = -w[Int(column)] * v[Int(column)] }
    solve(for: (primal, dual), into: affine)
    let full = lengths(affine)
    let ahead = meanProduct(after: affine, full) / centre
    let target = min(1, max(1e-6, ahead * ahead * ahead)) * centre
    // Back to the centre, and against the bend of the path.
    for column in 0..<x.count { products[column] = target - affine.x[column] * affine.z[column] }
    for (place, column) in bounded.enumerated() {
      boundProducts[place] = target + affine.x[Int(column)] * affine.v[Int(column)]
    }
    solve(for: none, into: more)
    var length = blend(least: (min(1, full.x), min(1, full.z)))
    for _ in 0..<correctionLimit where length.x < 0.9 || length.z < 0.9 {
      mendProducts(length, target)
      solve(for: none, into: more)
      let least = min(1, length.x * length.z)
      let next = blend(least: (least, least))
      let isLonger = next.x + next.z > 1.02 * (length.x + length.z)
      length = next
      if !isLonger { break }
    }
    guard length.x.isFinite, length.z.isFinite, length.x + length.z > 1e-10 else { return false }
    move(min(1, 0.9995 * length.x), min(1, 0.9995 * length.z))
    return true
  }

  /// Solves for the step that mends residuals and changes the products of columns and prices by given amounts.
  private func solve(for residuals: (Vector, Vector), into step: Direction) {
    let missing = residuals.1
    for column in 0..<x.count { gap[column] = missing[column] - products[column] / x[column] }
    for (place, column) in bounded.enumerated() { gap[Int(column)] += boundProducts[place] / w[Int(column)] }
    rowScratch.copy(residuals.0)
    for column in 0..<x.count { step.x[column] = -weights[column] * gap[column] }
    matrix.subtractProduct(step.x, from: rowScratch)
    equations.solve(rowScratch, into: step.y, tolerance: 1e-8, steps: 4)
    for column in 0..<x.count {
      let change = weights[column] * (matrix.product(of: column, step.y) - gap[column])
      step.x[column] = change
      step.z[column] = (products[column] - z[column] * change) / x[column]
    }
    for (place, column) in bounded.enumerated() {
      let column = Int(column)
      step.v[column] = (boundProducts[place] + v[column] * step.x[column]) / w[column]
    }
  }

  /// What mends those products that a longer step would leave far from the centre.
  private func mendProducts(_ length: (x: Double, z: Double), _ target: Double) {
    let stepX = min(1, 1.5 * length.x + 0.3)
    let stepZ = min(1, 1.5 * length.z + 0.3)
    func mended(_ product: Double) -> Double {
      if product < 0.01 * target { return 0.01 * target - product }
      if product > 100 * target { return max(100 * target - product, -5 * target) }
      return 0
    }
    for column in 0..<x.count {
      products[column] = mended(
        (x[column] + stepX * affine.x[column]) * (z[column] + stepZ * affine.z[column]))
    }
    for (place, column) in bounded.enumerated() {
      let column = Int(column)
      boundProducts[place] = mended(
        (w[column] - stepX * affine.x[column]) * (v[column] + stepZ * affine.v[column]))
    }
  }

  /// Adds as much of `more` to the direction as makes the step longest, for the point and the prices apart.
  private func blend(least: (x: Double, z: Double)) -> (x: Double, z: Double) {
    var best = (x: -1.0, z: -1.0)
    var shares = (x: 1.0, z: 1.0)
    for part in 0...4 {
      let share = Double(part) / 4
      let (shareX, shareZ) = (least.x + (1 - least.x) * share, least.z + (1 - least.z) * share)
      let length = lengths(affine, shareX, shareZ)
      if length.x >= best.x { (best.x, shares.x) = (length.x, shareX) }
      if length.z >= best.z { (best.z, shares.z) = (length.z, shareZ) }
    }
    affine.x.add(shares.x, more.x)
    affine.y.add(shares.z, more.y)
    affine.z.add(shares.z, more.z)
    for column in bounded { affine.v[Int(column)] += shares.z * more.v[Int(column)] }
    return best
  }

  /// How far a direction may be followed before a column, or a price, is 0; 1 and a little at most.
  private func lengths(_ step: Direction) -> (x: Double, z: Double) { lengths(step, 0, 0) }

  /// The same for a direction with shares of `more` in it.
  private func lengths(_ step: Direction, _ shareX: Double, _ shareZ: Double) -> (x: Double, z: Double) {
    var (primal, dual) = (1.0005, 1.0005)
    let (x, z, dx, dz, mx, mz) = (
      self.x.pointer, self.z.pointer, step.x.pointer, step.z.pointer, more.x.pointer, more.z.pointer
    )
    for column in 0..<self.x.count {
      let changeX = dx[column] + shareX * mx[column]
      let changeZ = dz[column] + shareZ * mz[column]
      if x[column] + primal * changeX < 0 { primal = -x[column] / changeX }
      if z[column] + dual * changeZ < 0 { dual = -z[column] / changeZ }
    }
    for column in bounded {
      let column = Int(column)
      let changeX = step.x[column] + shareX * more.x[column]
      let changeV = step.v[column] + shareZ * more.v[column]
      if w[column] - primal * changeX < 0 { primal = w[column] / changeX }
      if v[column] + dual * changeV < 0 { dual = -v[column] / changeV }
    }
    return (primal, dual)
  }

  /// The mean product of a column and its price.
  private var meanProduct: Double {
    var sum = x.dot(z)
    for column in bounded { sum += w[Int(column)] * v[Int(column)] }
    return sum / Double(x.count + bounded.count)
  }

  private func meanProduct(after step: Direction, _ length: (x: Double, z: Double)) -> Double {
    let (primal, dual) = (min(1, length.x), min(1, length.z))
    var sum = 0.0
    for column in 0..<x.count {
      sum += (x[column] + primal * step.x[column]) * (z[column] + dual * step.z[column])
    }
    for column in bounded {
      let column = Int(column)
      sum += (w[column] - primal * step.x[column]) * (v[column] + dual * step.v[column])
    }
    return sum / Double(x.count + bounded.count)
  }

  private func move(_ primal: Double, _ dual: Double) {
    x.add(primal, affine.x)
    z.add(dual, affine.z)
    y.add(dual, affine.y)
    for column in bounded {
      let column = Int(column)
      w[column] -= primal * affine.x[column]
      v[column] += dual * affine.v[column]
    }
  }
}
