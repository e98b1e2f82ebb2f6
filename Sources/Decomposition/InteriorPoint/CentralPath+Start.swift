extension CentralPath {
  /// - Returns: `false` when it was stopped.
  func start() -> Bool {
    weights.fill(1)
    guard equations.factor(weights, regularization: 1e-13, isStopped: isStopped) else { return false }
    // The point nearest to the middle of bounded columns, and the prices nearest to the costs.
    for column in bounded { x[Int(column)] = program.upper[Int(column)] / 2 }
    rowScratch.copy(right)
    matrix.subtractProduct(x, from: rowScratch)
    equations.solve(rowScratch, into: y, tolerance: 1e-8, steps: 3, isStopped: isStopped)
    if isStopped() { return false }
    for column in 0..<x.count { x[column] += matrix.product(of: column, y) }
    primal.fill(0)
    matrix.subtractProduct(costs, from: primal)
    rowScratch.fill(0)
    rowScratch.add(-1, primal)
    equations.solve(rowScratch, into: y, tolerance: 1e-8, steps: 3, isStopped: isStopped)
    if isStopped() { return false }
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
}
