import SolverConformance
import Testing

@testable import Decomposition

@Suite struct SparseCholeskyTests {
  /// An order is a permutation, whatever the graph: none, a path, a clique, a star, chance.
  @Test(arguments: [0, 1, 2, 3, 4]) func minimumDegreeOrdersEveryVertexOnce(kind: Int) throws {
    let count = kind == 0 ? 5 : 40
    let (starts, neighbours) = graph(kind: kind, count: count)
    let order = try #require(MinimumDegree.order(starts: starts, neighbours: neighbours))
    #expect(order.sorted() == (0..<Int32(count)).map { $0 })
  }

  /// A star is eliminated leaf by leaf, its centre last or before the last leaf: no fill at all.
  @Test func minimumDegreeLeavesNoFillInAStar() throws {
    let (starts, neighbours) = graph(kind: 3, count: 40)
    let shape = try #require(Supernodes(starts: starts, neighbours: neighbours))
    let stored = (0..<shape.count).reduce(0) { sum, supernode in
      let width = shape.width(supernode)
      return sum + width * (width + 1) / 2 + width * (shape.height(supernode) - width)
    }
    // 40 on the diagonal and 39 edges, with the few zeros that wider panels are worth.
    #expect(stored >= 79 && stored <= 100)
  }

  /// `A D A' y = r` for random sparse A and D over many powers of ten.
  @Test(arguments: 1...20) func solvesNormalEquations(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let (rows, columns) = (30 + Int(seed) * 4, 90 + Int(seed) * 12)
    var starts = [0]
    var positions: [Int32] = []
    var values: [Double] = []
    for column in 0..<columns {
      var chosen: Set<Int32> = [Int32(column % rows)]
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        chosen.insert(Int32.random(in: 0..<Int32(rows), using: &generator))
      }
      for row in chosen.sorted() {
        positions.append(row)
        values.append(Double.random(in: -2...2, using: &generator))
      }
      starts.append(positions.count)
    }
    let matrix = SparseColumns(starts: starts, rows: positions, values: values)
    let equations = try #require(NormalEquations(matrix, rowCount: rows))
    let weights = Vector(
      (0..<columns).map { _ in
        Double(sign: .plus, exponent: Int.random(in: -8...8, using: &generator), significand: 1)
      })
    #expect(equations.factor(weights, regularization: 0, isStopped: { false }))
    let right = Vector((0..<rows).map { _ in Double.random(in: -1...1, using: &generator) })
    let solution = Vector(rows)
    equations.solve(right, into: solution, tolerance: 1e-12, steps: 20)
    let residual = Vector(right.numbers)
    matrix.subtractProduct(weights, solution, from: residual)
    #expect(residual.norm <= 1e-8 * right.norm)
  }

  /// The panels of a dense matrix are wide enough for every path through the kernels.
  @Test func solvesADenseSystem() throws {
    let count = 300
    var generator = SeededGenerator(seed: 5)
    var starts = [0]
    var positions: [Int32] = []
    var values: [Double] = []
    for _ in 0..<(count + 20) {
      positions += (0..<Int32(count))
      values += (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
      starts.append(positions.count)
    }
    let matrix = SparseColumns(starts: starts, rows: positions, values: values)
    let equations = try #require(NormalEquations(matrix, rowCount: count))
    let weights = Vector(Array(repeating: 1, count: count + 20))
    #expect(equations.factor(weights, regularization: 0, isStopped: { false }))
    let right = Vector((0..<count).map { _ in Double.random(in: -1...1, using: &generator) })
    let solution = Vector(count)
    equations.solve(right, into: solution, tolerance: 0, steps: 0)
    let residual = Vector(right.numbers)
    matrix.subtractProduct(weights, solution, from: residual)
    #expect(residual.norm <= 1e-7 * right.norm)
  }

  /// Rows of a higher rank come last, whatever their degree.
  @Test func minimumDegreeKeepsRanks() throws {
    let (starts, neighbours) = graph(kind: 4, count: 40)
    let ranks = (0..<40).map { Int8($0 % 3) }
    let order = try #require(MinimumDegree.order(starts: starts, neighbours: neighbours, ranks: ranks))
    #expect(order.sorted() == (0..<40).map { Int32($0) })
    let last = order.suffix(10).map { ranks[Int($0)] }
    #expect(last.allSatisfy { $0 > 0 })
  }

  /// What is bought for a term ties stages together; the equations hold whichever order is taken.
  @Test func solvesWhatIsOrderedByTime() throws {
    let (stages, offers, term) = (24, 90, 6)
    var starts = [0]
    var positions: [Int32] = []
    var values: [Double] = []
    func row(_ offer: Int, _ stage: Int) -> Int32 { Int32(stage * offers + offer) }
    func close(_ rows: [Int32]) {
      positions += rows
      values += rows.map { 1 + Double($0 % 7) / 8 }
      starts.append(positions.count)
    }
    for stage in 0..<stages {
      for offer in 0..<offers {
        close((stage..<min(stages, stage + term)).map { row(offer, $0) })
        close([row(offer, stage)])
        for other in [1, 2, 5, 11, 17, 31] where offer + other < offers {
          close([row(offer, stage), row(offer + other, stage)])
        }
      }
    }
    let matrix = SparseColumns(starts: starts, rows: positions, values: values)
    let rowStages = (0..<(stages * offers)).map { Int32($0 / offers) }
    let equations = try #require(
      NormalEquations(matrix, rowCount: rowStages.count, stages: rowStages))
    let weights = Vector(Array(repeating: 1, count: matrix.columnCount))
    #expect(equations.factor(weights, regularization: 0, isStopped: { false }))
    let right = Vector((0..<rowStages.count).map { Double($0 % 5) - 2 })
    let solution = Vector(rowStages.count)
    equations.solve(right, into: solution, tolerance: 0, steps: 0)
    let residual = Vector(right.numbers)
    matrix.subtractProduct(weights, solution, from: residual)
    #expect(residual.norm <= 1e-9 * right.norm)
  }

  @Test func tellsDependentRows() throws {
    // Two equal rows.
    let matrix = SparseColumns(starts: [0, 2, 4], rows: [0, 1, 0, 1], values: [1, 1, 2, 2])
    let equations = try #require(NormalEquations(matrix, rowCount: 2))
    #expect(equations.factor(Vector([1, 1]), regularization: 0, isStopped: { false }))
    #expect(equations.dependentRows == 1)
  }

  private func graph(kind: Int, count: Int) -> ([Int], [Int32]) {
    var generator = SeededGenerator(seed: 9)
    var edges: [Set<Int32>] = Array(repeating: [], count: count)
    func join(_ one: Int, _ other: Int) {
      guard one != other else { return }
      edges[one].insert(Int32(other))
      edges[other].insert(Int32(one))
    }
    for vertex in 0..<count {
      switch kind {
      case 1: if vertex + 1 < count { join(vertex, vertex + 1) }
      case 2: for other in 0..<vertex { join(vertex, other) }
      case 3: join(0, vertex)
      case 4: for _ in 0..<3 { join(vertex, Int.random(in: 0..<count, using: &generator)) }
      default: break
      }
    }
    var starts = [0]
    var neighbours: [Int32] = []
    for vertex in edges {
      neighbours += vertex.sorted()
      starts.append(neighbours.count)
    }
    return (starts, neighbours)
  }
}
