extension CentralPath {
  /// What came of a step.
  enum StepEnd { case moved, stuck, stopped }

  func step() -> StepEnd {
    let centre = meanProduct
    for column in 0..<x.count { weights[column] = 1 / (z[column] / x[column] + v[column] / w[column]) }
    guard equations.factor(weights, regularization: 1e-15, isStopped: isStopped) else { return .stopped }
    // Straight for the optimum, to see how far that goes.
    for column in 0..<x.count { products[column] = -x[column] * z[column] }
    for (place, column) in bounded.enumerated() { boundProducts[place] = -w[Int(column)] * v[Int(column)] }
    solve(for: (primal, dual), into: affine)
    if isStopped() { return .stopped }
    let full = lengths(affine)
    let ahead = meanProduct(after: affine, full) / centre
    let target = min(1, max(1e-6, ahead * ahead * ahead)) * centre
    // Back to the centre, and against the bend of the path.
    for column in 0..<x.count { products[column] = target - affine.x[column] * affine.z[column] }
    for (place, column) in bounded.enumerated() {
      boundProducts[place] = target + affine.x[Int(column)] * affine.v[Int(column)]
    }
    solve(for: none, into: more)
    if isStopped() { return .stopped }
    var length = blend(least: (min(1, full.x), min(1, full.z)))
    for _ in 0..<correctionLimit where length.x < 0.9 || length.z < 0.9 {
      mendProducts(length, target)
      solve(for: none, into: more)
      if isStopped() { return .stopped }
      let least = min(1, length.x * length.z)
      let next = blend(least: (least, least))
      let isLonger = next.x + next.z > 1.02 * (length.x + length.z)
      length = next
      if !isLonger { break }
    }
    guard length.x.isFinite, length.z.isFinite, length.x + length.z > 1e-10 else { return .stuck }
    move(min(1, 0.9995 * length.x), min(1, 0.9995 * length.z))
    return .moved
  }

  /// Solves for the step that mends residuals and changes the products of columns and prices by given amounts.
  private func solve(for residuals: (Vector, Vector), into step: Direction) {
    let missing = residuals.1
    for column in 0..<x.count { gap[column] = missing[column] - products[column] / x[column] }
    for (place, column) in bounded.enumerated() { gap[Int(column)] += boundProducts[place] / w[Int(column)] }
    rowScratch.copy(residuals.0)
    for column in 0..<x.count { step.x[column] = -weights[column] * gap[column] }
    matrix.subtractProduct(step.x, from: rowScratch)
    equations.solve(rowScratch, into: step.y, tolerance: 1e-8, steps: 4, isStopped: isStopped)
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
