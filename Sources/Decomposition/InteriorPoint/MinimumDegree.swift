/// An order in which a symmetric matrix is eliminated with little fill: always a vertex of least degree.
///
/// The graph is kept as a quotient graph, in which an eliminated vertex stands for the clique of its neighbours, so that
/// it never grows. Degrees are bounded from above instead of counted, vertices with equal neighbours become one, and
/// those that nothing but the last clique holds leave with it.
///
/// Source: P. R. Amestoy, T. A. Davis and I. S. Duff, "An approximate minimum degree ordering algorithm", 1996.
struct MinimumDegree {
  /// Of each vertex: where its list begins in `pool`, how many elements come first, and how long it is.
  private var starts: [Int32]
  private var elementCounts: [Int32]
  private var lengths: [Int32]
  private var pool: [Int32]
  /// How many vertices of the matrix a vertex stands for; 0 once it is gone, negative while it is in the clique at work.
  private var weights: [Int32]
  private var degrees: [Int32]
  private var isDead: [Bool]
  /// Vertices by degree, as doubly linked lists.
  private var heads: [Int32]
  private var next: [Int32]
  private var previous: [Int32]
  /// What each vertex joined: the pivot that it left with, or the vertex that it equals.
  private var joined: [Int32]
  private var marks: [Int32]
  private var mark: Int32 = 1
  private var pivots: [Int32] = []
  private let ranks: [Int8]
  /// The rank whose vertices are being eliminated; those of higher ranks are in no list.
  private var rank: Int8 = 0
  private let count: Int

  /// - Parameters:
  ///   - starts, neighbours: of each vertex all its neighbours, without itself, each once.
  ///   - ranks: by vertex; those of a higher rank come after all of a lower one. None for no such order.
  ///   - isStopped: asked several times a second.
  /// - Returns: the vertices in the order of their elimination; `nil` when it was stopped.
  /// - Complexity: about O(vertices x nonzeros of the factor's cliques) at worst, in practice near linear in the edges.
  static func order(
    starts: [Int], neighbours: [Int32], ranks: [Int8] = [], isStopped: @escaping () -> Bool = { false }
  ) -> [Int32]? {
    var search = MinimumDegree(starts, neighbours, ranks)
    return search.eliminateAll(isStopped) ? search.order() : nil
  }

  private init(_ starts: [Int], _ neighbours: [Int32], _ ranks: [Int8]) {
    count = max(0, starts.count - 1)
    self.ranks = ranks.isEmpty ? Array(repeating: 0, count: count) : ranks
    self.starts = starts.dropLast().map { Int32($0) }
    pool = neighbours
    lengths = (0..<count).map { Int32(starts[$0 + 1] - starts[$0]) }
    elementCounts = Array(repeating: 0, count: count)
    weights = Array(repeating: 1, count: count)
    degrees = lengths
    isDead = Array(repeating: false, count: count)
    heads = Array(repeating: -1, count: count + 1)
    next = Array(repeating: -1, count: count)
    previous = Array(repeating: -1, count: count)
    joined = Array(repeating: -1, count: count)
    marks = Array(repeating: 0, count: count)
  }

  /// - Returns: `false` when it was stopped.
  private mutating func eliminateAll(_ isStopped: @escaping () -> Bool) -> Bool {
    var pace = Pace(isStopped)
    // Vertices that nearly all others touch are left for the end: their degree says nothing.
    let dense = Int32(max(16, 10 * Double(count).squareRoot()))
    var left = count
    var last: [Int32] = []
    for vertex in (0..<count).reversed() where degrees[vertex] > dense {
      last.append(Int32(vertex))
      isDead[vertex] = true
      weights[vertex] = 0
      left -= 1
    }
    for rank in 0...(ranks.max() ?? 0) {
      self.rank = rank
      for vertex in (0..<count).reversed() where ranks[vertex] == rank && weights[vertex] > 0 {
        insert(Int32(vertex))
      }
      var least = 0
      while true {
        while least <= count, heads[least] < 0 { least += 1 }
        guard least <= count else { break }
        let pivot = heads[least]
        remove(pivot)
        left -= Int(eliminate(pivot, left, &least))
        // About what the lists of the clique's members held.
        if pace.isStopped(after: 100 * Int(lengths[Int(pivot)] + 1)) { return false }
      }
    }
    pivots += last.reversed()
    return true
  }

  /// The pivots in their order, each with what left with it.
  private func order() -> [Int32] {
    var members: [[Int32]] = Array(repeating: [], count: count)
    for vertex in 0..<count where joined[vertex] >= 0 {
      var root = vertex
      while joined[root] >= 0 { root = Int(joined[root]) }
      members[root].append(Int32(vertex))
    }
    return pivots.flatMap { [$0] + members[Int($0)] }
  }

  // MARK: - Lists by degree

  private mutating func insert(_ vertex: Int32) {
    guard ranks[Int(vertex)] <= rank else { return }
    let degree = Int(degrees[Int(vertex)])
    let head = heads[degree]
    next[Int(vertex)] = head
    previous[Int(vertex)] = -1
    if head >= 0 { previous[Int(head)] = vertex }
    heads[degree] = vertex
  }

  private mutating func remove(_ vertex: Int32) {
    guard ranks[Int(vertex)] <= rank else { return }
    let after = next[Int(vertex)]
    let before = previous[Int(vertex)]
    if after >= 0 { previous[Int(after)] = before }
    if before >= 0 { next[Int(before)] = after } else { heads[Int(degrees[Int(vertex)])] = after }
  }

  // MARK: - One pivot

  /// Eliminates a vertex, and those that leave with it.
  ///
  /// - Returns: how many vertices of the matrix are gone.
  private mutating func eliminate(_ pivot: Int32, _ left: Int, _ least: inout Int) -> Int32 {
    var gone = weights[Int(pivot)]
    let (clique, size) = formClique(of: pivot)
    countOutside(clique, size)
    pivots.append(pivot)
    var remaining: [(hash: UInt64, vertex: Int32)] = []
    remaining.reserveCapacity(clique.count)
    var kept = size
    for vertex in clique {
      if let hash = rebuild(vertex, pivot, size, limit: Int32(left) - gone) {
        remaining.append((hash, vertex))
      } else {
        let weight = -weights[Int(vertex)]
        gone += weight
        kept -= weight
        weights[Int(vertex)] = 0
        isDead[Int(vertex)] = true
        joined[Int(vertex)] = pivot
      }
    }
    mergeEqual(&remaining)
    finish(pivot, remaining, kept, Int32(left) - gone, &least)
    return gone
  }

  /// The neighbours of a pivot, through edges and through elements, which it absorbs. Their weights become negative.
  private mutating func formClique(of pivot: Int32) -> (members: [Int32], size: Int32) {
    let place = Int(pivot)
    weights[place] = -weights[place]
    var clique: [Int32] = []
    var size: Int32 = 0
    let start = Int(starts[place])
    let elements = Int(elementCounts[place])
    for index in start..<(start + Int(lengths[place])) {
      let entry = Int(pool[index])
      if index - start < elements {
        guard !isDead[entry] else { continue }
        let first = Int(starts[entry])
        for inner in first..<(first + Int(lengths[entry])) {
          size += take(pool[inner], into: &clique)
        }
        isDead[entry] = true
      } else {
        size += take(pool[index], into: &clique)
      }
    }
    weights[place] = 0
    return (clique, size)
  }

  private mutating func take(_ vertex: Int32, into clique: inout [Int32]) -> Int32 {
    let weight = weights[Int(vertex)]
    guard weight > 0 else { return 0 }
    weights[Int(vertex)] = -weight
    clique.append(vertex)
    remove(vertex)
    return weight
  }

  /// Leaves in `marks` of every element that touches the clique `mark` plus how much of it lies outside.
  private mutating func countOutside(_ clique: [Int32], _ size: Int32) {
    // Sizes of elements are at most the count of vertices: marks of one pivot never meet those of the next.
    if mark > Int32.max - 4 * Int32(count) - 4 {
      for place in marks.indices { marks[place] = 0 }
      mark = 1
    }
    mark += Int32(count) + 1
    for vertex in clique {
      let weight = -weights[Int(vertex)]
      let start = Int(starts[Int(vertex)])
      for index in start..<(start + Int(elementCounts[Int(vertex)])) {
        let element = Int(pool[index])
        guard !isDead[element] else { continue }
        if marks[element] >= mark {
          marks[element] -= weight
        } else {
          marks[element] = mark + degrees[element] - weight
        }
      }
    }
  }

  /// Writes a member's list anew, the pivot's clique in place of what it covers, and bounds its degree.
  ///
  /// - Returns: a hash of the list; `nil` where nothing but the clique is left.
  private mutating func rebuild(_ vertex: Int32, _ pivot: Int32, _ size: Int32, limit: Int32) -> UInt64? {
    let place = Int(vertex)
    let start = Int(starts[place])
    let end = start + Int(lengths[place])
    let elementEnd = start + Int(elementCounts[place])
    var write = start
    var outside: Int32 = 0
    var hash: UInt64 = 0
    for index in start..<elementEnd {
      let element = pool[index]
      guard !isDead[Int(element)] else { continue }
      let beyond = marks[Int(element)] - mark
      if beyond > 0 {
        outside += beyond
        pool[write] = element
        hash &+= UInt64(element)
        write += 1
      } else {
        // The clique covers it.
        isDead[Int(element)] = true
      }
    }
    let newElements = write
    // Room for the clique comes from the edge to the pivot, or from an element that is gone.
    var edges: [Int32] = []
    for index in elementEnd..<end {
      let other = pool[index]
      let weight = weights[Int(other)]
      if weight > 0 {
        outside += weight
        edges.append(other)
        hash &+= UInt64(other)
      }
    }
    if newElements == start && edges.isEmpty { return nil }
    pool[write] = pivot
    write += 1
    hash &+= UInt64(pivot)
    for other in edges {
      pool[write] = other
      write += 1
    }
    elementCounts[place] = Int32(newElements - start + 1)
    lengths[place] = Int32(write - start)
    let others = size + weights[place]
    degrees[place] = max(0, min(degrees[place] + others, outside + others, limit + weights[place]))
    return hash
  }

  /// Makes one vertex of those whose lists are equal.
  private mutating func mergeEqual(_ members: inout [(hash: UInt64, vertex: Int32)]) {
    members.sort { ($0.hash, $0.vertex) < ($1.hash, $1.vertex) }
    // Past every mark that counting left behind.
    mark += Int32(count) + 1
    var first = 0
    while first < members.count {
      var end = first + 1
      while end < members.count, members[end].hash == members[first].hash { end += 1 }
      if end - first > 1 { mergeEqual(members[first..<end].map(\.vertex)) }
      first = end
    }
  }

  private mutating func mergeEqual(_ candidates: [Int32]) {
    for (position, vertex) in candidates.enumerated() where weights[Int(vertex)] != 0 {
      let place = Int(vertex)
      let start = Int(starts[place])
      let length = Int(lengths[place])
      mark += 1
      for index in start..<(start + length) { marks[Int(pool[index])] = mark }
      for other in candidates[(position + 1)...] where weights[Int(other)] != 0 {
        let otherPlace = Int(other)
        guard Int(lengths[otherPlace]) == length, elementCounts[otherPlace] == elementCounts[place],
          ranks[otherPlace] == ranks[place]
        else { continue }
        let otherStart = Int(starts[otherPlace])
        guard (otherStart..<(otherStart + length)).allSatisfy({ marks[Int(pool[$0])] == mark }) else {
          continue
        }
        weights[place] += weights[otherPlace]
        degrees[place] = max(0, degrees[place] + weights[otherPlace])
        weights[otherPlace] = 0
        isDead[otherPlace] = true
        joined[otherPlace] = vertex
      }
    }
  }

  /// Writes the clique as the pivot's element, and puts its members back into the lists by degree.
  private mutating func finish(
    _ pivot: Int32, _ members: [(hash: UInt64, vertex: Int32)], _ size: Int32, _ left: Int32,
    _ least: inout Int
  ) {
    starts[Int(pivot)] = Int32(pool.count)
    for (_, vertex) in members where weights[Int(vertex)] != 0 {
      let place = Int(vertex)
      weights[place] = -weights[place]
      degrees[place] = max(0, min(degrees[place], left - weights[place]))
      pool.append(vertex)
      insert(vertex)
      least = min(least, Int(degrees[place]))
    }
    lengths[Int(pivot)] = Int32(pool.count) - starts[Int(pivot)]
    degrees[Int(pivot)] = size
    if members.isEmpty { isDead[Int(pivot)] = true }
    mark += 1
  }
}
