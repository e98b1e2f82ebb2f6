/// Where the nonzeros of a Cholesky factor are: columns with the same rows below them stand together as one dense panel.
///
/// Sources: J. W. H. Liu, "The role of elimination trees in sparse factorization", 1990; E. G. Ng and B. W. Peyton, "Block
/// sparse Cholesky algorithms on advanced uniprocessor computers", 1993.
struct Supernodes {
  /// By place in the order of elimination: the row of the matrix.
  let order: [Int32]
  /// By row of the matrix: its place in the order of elimination.
  let places: [Int32]
  /// By supernode: its first column; one more for the end.
  private(set) var firsts: [Int32] = []
  /// By column: its supernode.
  private(set) var ofColumns: [Int32] = []
  /// By supernode: where its rows begin in `rows`; its own columns come first.
  private(set) var rowStarts: [Int] = []
  private(set) var rows: [Int32] = []
  /// By supernode: where its panel begins, stored by columns, as tall as it has rows.
  private(set) var panelStarts: [Int] = []

  var count: Int { firsts.count - 1 }
  var size: Int { order.count }
  /// Numbers in all panels.
  var panelSize: Int { panelStarts.last ?? 0 }
  func width(_ supernode: Int) -> Int { Int(firsts[supernode + 1] - firsts[supernode]) }
  func height(_ supernode: Int) -> Int { rowStarts[supernode + 1] - rowStarts[supernode] }

  /// Multiplications and additions of one factorization.
  var operations: Double {
    (0..<count).reduce(0) { sum, supernode in
      let (height, width) = (Double(height(supernode)), Double(width(supernode)))
      let rest = height - width
      return sum + width * (width * width / 3 + width * rest + rest * rest)
    }
  }

  /// - Parameters:
  ///   - starts, neighbours: of each row all rows that it shares a column with, without itself, each once.
  ///   - stages: by row, where rows belong to stages in time: then cuts through time are tried as well, and what needs
  ///     fewer operations is taken.
  ///   - isStopped: asked several times a second. `nil` comes of it.
  /// - Complexity: O(nonzeros of the factor).
  init?(
    starts: [Int], neighbours: [Int32], stages: [Int32] = [], isStopped: @escaping () -> Bool = { false }
  ) {
    guard
      let order = MinimumDegree.order(starts: starts, neighbours: neighbours, isStopped: isStopped)
    else { return nil }
    var chosen = Elimination(starts, neighbours, order)
    if chosen.operations > Self.large, !stages.isEmpty {
      let ranks = Self.ranks(starts, neighbours, stages)
      guard
        let order = MinimumDegree.order(
          starts: starts, neighbours: neighbours, ranks: ranks, isStopped: isStopped)
      else { return nil }
      let byTime = Elimination(starts, neighbours, order)
      if byTime.operations < chosen.operations { chosen = byTime }
    }
    if isStopped() { return nil }
    self.order = chosen.order
    places = chosen.places
    findColumns(chosen.parents, chosen.counts)
    findRows(starts, neighbours, chosen.parents)
  }

  /// 1 for the rows of the last window that are tied to the time before it, 0 for all others.
  ///
  /// What is bought for a term ties the rows of a window of time to each other. Eliminated from the beginning of time on,
  /// a window's worth of rows is all that fills; what fills at the end of time need not fill before. On programs of many
  /// windows least degree does not see that: 300 offers over 28 quarters with terms of twelve took 2.2e11 operations by
  /// least degree, 1.2e11 so.
  private static func ranks(_ starts: [Int], _ neighbours: [Int32], _ stages: [Int32]) -> [Int8] {
    let earliest = stages.indices.map { row in
      (starts[row]..<starts[row + 1]).reduce(stages[row]) { min($0, stages[Int(neighbours[$1])]) }
    }
    let last = stages.max() ?? 0
    // How far back most of the rows that reach back do.
    let reaches = zip(stages, earliest).map { $0 - $1 }.filter { $0 > 0 }.sorted()
    guard !reaches.isEmpty else { return [] }
    let cut = last - reaches[reaches.count * 9 / 10] + 1
    return zip(stages, earliest).map { $0 >= cut && $1 < cut ? 1 : 0 }
  }

  /// Operations from which on a better order is worth looking for.
  private static var large: Double { 1e9 }
}

/// An order of elimination, its tree and how many nonzeros each column gets.
private struct Elimination {
  let order: [Int32]
  let places: [Int32]
  let parents: [Int32]
  let counts: [Int32]

  /// Multiplications and additions, about.
  var operations: Double { counts.reduce(0) { $0 + Double($1) * Double($1) } }

  /// - Parameter first: an order; what is kept is the same with each subtree of the elimination tree together.
  init(_ starts: [Int], _ neighbours: [Int32], _ first: [Int32]) {
    let postorder = Self.postorder(Self.tree(starts, neighbours, order: first))
    let order = postorder.map { first[Int($0)] }
    var places: [Int32] = Array(repeating: 0, count: order.count)
    for (place, row) in order.enumerated() { places[Int(row)] = Int32(place) }
    let parents = Self.tree(starts, neighbours, order: order)
    counts = Self.columnCounts(starts, neighbours, order, places, parents)
    self.order = order
    self.places = places
    self.parents = parents
  }

  /// The parent of each column of the factor, -1 for a root.
  private static func tree(_ starts: [Int], _ neighbours: [Int32], order: [Int32]) -> [Int32] {
    var places: [Int32] = Array(repeating: 0, count: order.count)
    for (place, row) in order.enumerated() { places[Int(row)] = Int32(place) }
    var parents: [Int32] = Array(repeating: -1, count: order.count)
    var ancestors = parents
    for column in order.indices {
      let row = Int(order[column])
      for index in starts[row]..<starts[row + 1] {
        var child = Int(places[Int(neighbours[index])])
        guard child < column else { continue }
        while true {
          let ancestor = ancestors[child]
          if ancestor == column { break }
          ancestors[child] = Int32(column)
          if ancestor < 0 {
            parents[child] = Int32(column)
            break
          }
          child = Int(ancestor)
        }
      }
    }
    return parents
  }

  /// The columns so that each subtree stands together, its root last.
  private static func postorder(_ parents: [Int32]) -> [Int32] {
    var firstChild: [Int32] = Array(repeating: -1, count: parents.count)
    var sibling = firstChild
    var roots: [Int32] = []
    for column in parents.indices.reversed() {
      let parent = Int(parents[column])
      if parent < 0 {
        roots.append(Int32(column))
      } else {
        sibling[column] = firstChild[parent]
        firstChild[parent] = Int32(column)
      }
    }
    var order: [Int32] = []
    order.reserveCapacity(parents.count)
    for root in roots.reversed() {
      var stack = [root]
      while let column = stack.last {
        let child = firstChild[Int(column)]
        if child >= 0 {
          firstChild[Int(column)] = sibling[Int(child)]
          stack.append(child)
        } else {
          order.append(column)
          stack.removeLast()
        }
      }
    }
    return order
  }

  /// How many nonzeros each column of the factor has, its diagonal included: each row is a subtree.
  private static func columnCounts(
    _ starts: [Int], _ neighbours: [Int32], _ order: [Int32], _ places: [Int32], _ parents: [Int32]
  ) -> [Int32] {
    var counts: [Int32] = Array(repeating: 1, count: order.count)
    var seen: [Int32] = Array(repeating: -1, count: order.count)
    for column in order.indices {
      seen[column] = Int32(column)
      let row = Int(order[column])
      for index in starts[row]..<starts[row + 1] {
        var child = Int(places[Int(neighbours[index])])
        while child < column, seen[child] != column {
          seen[child] = Int32(column)
          counts[child] += 1
          child = Int(parents[child])
        }
      }
    }
    return counts
  }

}

// MARK: - Panels

extension Supernodes {
  /// Columns that have the same rows, or nearly: a few zeros stored cost less than many thin panels.
  private mutating func findColumns(_ parents: [Int32], _ counts: [Int32]) {
    /// Of each supernode so far: first column, height, and zeros stored.
    var stack: [(first: Int, last: Int, height: Int, zeros: Int)] = []
    for column in counts.indices {
      stack.append((column, column, Int(counts[column]), 0))
      // A child that ends just before joins its parent where that stores few zeros.
      while stack.count > 1 {
        let parent = stack[stack.count - 1]
        let child = stack[stack.count - 2]
        guard Int(parents[child.last]) >= parent.first, Int(parents[child.last]) <= parent.last else { break }
        let childWidth = child.last - child.first + 1
        let width = parent.last - child.first + 1
        let height = childWidth + parent.height
        let more = childWidth * (height - child.height)
        let zeros = child.zeros + parent.zeros + more
        let share = Double(zeros) / Double(width * height)
        guard more == 0 || Self.accepts(width: width, share: share) else { break }
        stack.removeLast(2)
        stack.append((child.first, parent.last, height, zeros))
      }
    }
    firsts = stack.map { Int32($0.first) } + [Int32(counts.count)]
    ofColumns = Array(repeating: 0, count: counts.count)
    for (supernode, panel) in stack.enumerated() {
      for column in panel.first...panel.last { ofColumns[column] = Int32(supernode) }
    }
  }

  private static func accepts(width: Int, share: Double) -> Bool {
    switch width {
    case ...4: share < 0.6
    case ...16: share < 0.25
    case ...48: share < 0.1
    default: share < 0.03
    }
  }

  /// The rows of each supernode: its own, those of the matrix, and those of its children.
  private mutating func findRows(_ starts: [Int], _ neighbours: [Int32], _ parents: [Int32]) {
    var children: [[Int32]] = Array(repeating: [], count: count)
    var seen: [Int32] = Array(repeating: -1, count: size)
    rowStarts = [0]
    panelStarts = [0]
    for supernode in 0..<count {
      let (first, end) = (Int(firsts[supernode]), Int(firsts[supernode + 1]))
      let start = rows.count
      for column in first..<end {
        seen[column] = Int32(supernode)
        rows.append(Int32(column))
      }
      var below: [Int32] = []
      for column in first..<end {
        let row = Int(order[column])
        for index in starts[row]..<starts[row + 1] {
          let place = places[Int(neighbours[index])]
          if place >= end, seen[Int(place)] != supernode {
            seen[Int(place)] = Int32(supernode)
            below.append(place)
          }
        }
      }
      for child in children[supernode] {
        for index in rowStarts[Int(child)]..<rowStarts[Int(child) + 1] {
          let place = rows[index]
          if place >= end, seen[Int(place)] != supernode {
            seen[Int(place)] = Int32(supernode)
            below.append(place)
          }
        }
      }
      rows += below.sorted()
      rowStarts.append(rows.count)
      panelStarts.append(panelStarts[supernode] + (rows.count - start) * (end - first))
      if let parent = below.min() { children[Int(ofColumns[Int(parent)])].append(Int32(supernode)) }
    }
  }
}
