internal import CDense

/// The Cholesky factor of a sparse symmetric matrix, panel by panel, computed again and again for the same nonzeros.
///
/// Left-looking: each panel takes what the panels before it contribute, as dense products, and is then factored dense.
///
/// Source: E. G. Ng and B. W. Peyton, "Block sparse Cholesky algorithms on advanced uniprocessor computers", 1993.
final class SparseCholesky {
  let shape: Supernodes
  /// The panels: the matrix's lower part before `factor`, the factor's after.
  let values: Vector
  private let workspace = Vector(cdense_workspace())
  private let product: Vector
  /// A right-hand side in the order of elimination, and the rows of it that a panel has.
  private let solution: Vector
  private let part: Vector
  /// Where in a target's panel the rows of a child stand.
  private var targets: [Int32]
  /// Rows that were found to depend on others in the last factorization.
  private(set) var dependentRows = 0

  /// Columns of a product that are made at once.
  private static var strip: Int { 192 }

  init(_ shape: Supernodes) {
    self.shape = shape
    let tallest = (0..<shape.count).reduce(0) { max($0, shape.height($1)) }
    values = Vector(shape.panelSize)
    product = Vector(tallest * min(tallest, Self.strip))
    solution = Vector(shape.size)
    part = Vector(tallest)
    targets = Array(repeating: 0, count: tallest)
  }

  /// Replaces the matrix by its factor.
  ///
  /// - Parameters:
  ///   - smallest: pivots up to this stand for rows that depend on others.
  ///   - isStopped: asked now and then; a factorization that is stopped is none.
  /// - Returns: `false` when it was stopped.
  /// - Complexity: `shape.operations`.
  func factor(smallest: Double, isStopped: @escaping () -> Bool) -> Bool {
    dependentRows = 0
    var pace = Pace(isStopped)
    // Panels that still have something for the panel at work, as linked lists, and which of their rows comes next.
    var queues = Queues(shape.count)
    var map: [Int32] = Array(repeating: 0, count: shape.size)
    for supernode in 0..<shape.count {
      let (start, height, width) = (
        shape.rowStarts[supernode], shape.height(supernode), shape.width(supernode)
      )
      for index in 0..<height { map[Int(shape.rows[start + index])] = Int32(index) }
      var child = queues.heads[supernode]
      while child >= 0 {
        let after = queues.nexts[child]
        guard let position = contribute(child, to: supernode, from: queues.positions[child], map, &pace)
        else { return false }
        queues.file(child, at: position, shape)
        child = after
      }
      let dependent = withPoll(&pace) { poll, context in
        cdense_factor(
          values.pointer + shape.panelStarts[supernode], height, height, width, smallest, workspace.pointer,
          poll, context)
      }
      if dependent < 0 { return false }
      dependentRows += dependent
      queues.file(supernode, at: width, shape)
      if pace.isStopped(after: height * width) { return false }
    }
    return true
  }

  private struct Queues {
    var heads: [Int]
    var nexts: [Int]
    var positions: [Int]

    init(_ count: Int) {
      heads = Array(repeating: -1, count: count)
      nexts = heads
      positions = heads
    }

    /// Files a panel under the one that the row at `position` belongs to.
    mutating func file(_ child: Int, at position: Int, _ shape: Supernodes) {
      guard position < shape.height(child) else { return }
      positions[child] = position
      let target = Int(shape.ofColumns[Int(shape.rows[shape.rowStarts[child] + position])])
      nexts[child] = heads[target]
      heads[target] = child
    }
  }

  /// Takes a panel's product off another panel.
  ///
  /// - Returns: the first row of the child beyond the target's columns; `nil` when it was stopped.
  private func contribute(
    _ child: Int, to target: Int, from position: Int, _ map: [Int32], _ pace: inout Pace
  ) -> Int? {
    let start = shape.rowStarts[child]
    let (height, width) = (shape.height(child), shape.width(child))
    let end = shape.firsts[target + 1]
    var last = position
    while last < height, shape.rows[start + last] < end { last += 1 }
    let (tall, columns) = (height - position, last - position)
    for row in 0..<tall { targets[row] = map[Int(shape.rows[start + position + row])] }
    let from = values.pointer + shape.panelStarts[child] + position
    let into = values.pointer + shape.panelStarts[target]
    let targetHeight = shape.height(target)
    let isWhole = targets.withUnsafeBufferPointer { targets in
      if width < 4 {
        for level in 0..<width {
          let left = from + level * height
          for column in 0..<columns where left[column] != 0 {
            let factor = left[column]
            let place = into + Int(targets[column]) * targetHeight
            for row in column..<tall { place[Int(targets[row])] -= factor * left[row] }
          }
        }
        return !pace.isStopped(after: tall * columns * width)
      }
      for strip in stride(from: 0, to: columns, by: Self.strip) {
        let (tall, columns) = (tall - strip, min(Self.strip, columns - strip))
        cdense_product(
          product.pointer, tall, from + strip, height, from + strip, height, tall, columns, width, 1,
          workspace.pointer)
        if pace.isStopped(after: tall * columns * width) { return false }
        for column in 0..<columns {
          let place = into + Int(targets[strip + column]) * targetHeight
          let taken = product.pointer + column * tall
          for row in column..<tall { place[Int(targets[strip + row])] -= taken[row] }
        }
      }
      return true
    }
    return isWhole ? last : nil
  }

  /// Replaces a right-hand side, in the order of the matrix's rows, by the solution.
  ///
  /// - Complexity: O(nonzeros of the factor).
  func solve(_ right: Vector) {
    let order = shape.order
    for place in 0..<shape.size { solution[place] = right[Int(order[place])] }
    shape.rows.withUnsafeBufferPointer { rows in
      for supernode in 0..<shape.count { forward(supernode, rows) }
      for supernode in (0..<shape.count).reversed() { backward(supernode, rows) }
    }
    for place in 0..<shape.size { right[Int(order[place])] = solution[place] }
  }

  private func forward(_ supernode: Int, _ rows: UnsafeBufferPointer<Int32>) {
    let (start, height, width) = (shape.rowStarts[supernode], shape.height(supernode), shape.width(supernode))
    let first = Int(shape.firsts[supernode])
    for row in 0..<width { part[row] = solution[first + row] }
    for row in width..<max(width, height) { part[row] = 0 }
    cdense_forward(values.pointer + shape.panelStarts[supernode], height, height, width, part.pointer)
    for row in 0..<width { solution[first + row] = part[row] }
    for row in width..<max(width, height) { solution[Int(rows[start + row])] += part[row] }
  }

  private func backward(_ supernode: Int, _ rows: UnsafeBufferPointer<Int32>) {
    let (start, height, width) = (shape.rowStarts[supernode], shape.height(supernode), shape.width(supernode))
    let first = Int(shape.firsts[supernode])
    for row in 0..<height { part[row] = solution[Int(rows[start + row])] }
    cdense_backward(values.pointer + shape.panelStarts[supernode], height, height, width, part.pointer)
    for row in 0..<width { solution[first + row] = part[row] }
  }
}
