internal import LinearProgramming

/// What branching on each column did to the bound: per unit of distance, upwards and downwards (pseudocosts).
struct BranchingHistory {
  struct Branch {
    let column: Int
    let isUp: Bool
    /// How far the value was moved, above 0 and below 1.
    let distance: Double
  }

  private struct Side {
    var sum = 0.0
    var count = 0.0
    mutating func add(_ rise: Double) {
      sum += rise
      count += 1
    }
  }

  private var up: [Side]
  private var down: [Side]
  private var all = Side()

  init(columns: Int) {
    up = Array(repeating: Side(), count: columns)
    down = up
  }

  mutating func learn(from branch: Branch, rise: Double) {
    guard rise.isFinite, branch.distance > 0 else { return }
    let perUnit = max(0, rise) / branch.distance
    if branch.isUp { up[branch.column].add(perUnit) } else { down[branch.column].add(perUnit) }
    all.add(perUnit)
  }

  /// The candidate whose two children promise to raise the bound the most: the larger product of both rises.
  ///
  /// Columns never tried count with the mean of all. Of equal candidates the first is taken.
  func choice(among candidates: [Int], at values: [Double]) -> Int? {
    let mean = all.count > 0 ? all.sum / all.count : 1
    func rise(_ side: Side, _ distance: Double) -> Double {
      max(1e-6, (side.count > 0 ? side.sum / side.count : mean) * distance)
    }
    var best: (column: Int, score: Double)?
    for column in candidates {
      let above = values[column] - values[column].rounded(.down)
      let score = rise(down[column], above) * rise(up[column], 1 - above)
      if score > best?.score ?? -1 { best = (column, score) }
    }
    return best?.column
  }
}
