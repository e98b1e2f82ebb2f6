internal import LinearProgramming

/// What keeps classes from being merged, found by holding their weights to what must be true of them.
///
/// The relative tolerance, 1e-12 of the terms of each sum, is what rounding leaves in sums of a few thousand terms; what
/// passes here moves a row by no more than that.
struct WeightCheck {
  /// A class whose weights do not do for all of its members.
  struct Misfit: Sendable {
    let number: Int
    /// By member: how far its weight is from what is asked of it, as a factor. Members of equal factors may go together.
    let factors: [Double]
    /// The chain from which the weights follow; -1 for none.
    let chain: Int32
  }

  private static let tolerance = 1e-12

  private let finder: WeightFinder
  private let merged: MergedProgram
  private var sums: [Double]
  private var sizes: [Double]
  private(set) var rows: [Misfit] = []
  private(set) var columns: [Misfit] = []

  /// - Complexity: O(nonzeros of rows that are merged).
  init(_ finder: WeightFinder) {
    self.finder = finder
    merged = finder.merged
    sums = Array(repeating: 0, count: merged.columns.count)
    sizes = sums
    for number in 0..<merged.columns.count where merged.columns.size(of: number) > 1 {
      if !finder.chains.isHandOver[number] { checkColumns(number) }
    }
    for number in finder.shared where !finder.chains.isLimit[number] { checkRows(number) }
  }

  var isClean: Bool { rows.isEmpty && columns.isEmpty }

  private mutating func checkColumns(_ number: Int) {
    let members = merged.columns[number]
    guard !areParts(members, finder.weights.columns, merged.program.columnBounds[number]) else { return }
    let factors = Self.factors(
      members.map { finder.weights.columns[Int($0)] }, members.map { merged.whole.columnBounds[Int($0)] },
      merged.program.columnBounds[number])
    if let factors {
      columns.append(Misfit(number: number, factors: factors, chain: finder.columnChains[number]))
    }
  }

  /// Whether weights add up to 1 where there are no bounds but 0 to divide.
  private func areParts(_ members: ArraySlice<Int32>, _ weights: [Double], _ bounds: Bounds) -> Bool {
    guard bounds.lower ?? 0 == 0, bounds.upper ?? 0 == 0 else { return false }
    var total = 0.0
    for member in members {
      guard weights[Int(member)] >= 0 else { return false }
      total += weights[Int(member)]
    }
    return abs(total - 1) <= Self.tolerance
  }

  private mutating func checkRows(_ number: Int) {
    let members = merged.rows[number]
    let weights = members.map { finder.weights.rows[Int($0)] }
    var chain = finder.rowChains[number]
    if finder.chains.ofRows[number] < 0 {
      let bounds = members.map { merged.whole.rowBounds[Int($0)] }
      if let factors = Self.factors(weights, bounds, merged.program.rowBounds[number]) {
        rows.append(Misfit(number: number, factors: factors, chain: chain))
        return
      }
    }
    for row in members {
      guard let column = misfit(Int(row), of: number) else { continue }
      if chain < 0 { chain = finder.columnChains[column] }
      rows.append(Misfit(number: number, factors: factors(of: members, toward: column), chain: chain))
      return
    }
  }

  /// `nil` where weights add up to 1 and divide the bounds.
  private static func factors(_ weights: [Double], _ bounds: [Bounds], _ sum: Bounds) -> [Double]? {
    let total = weights.reduce(0, +)
    guard abs(total - 1) <= tolerance, weights.allSatisfy({ $0 >= 0 }) else { return weights }
    for end in [\Bounds.lower, \Bounds.upper] {
      guard let whole = sum[keyPath: end] else { continue }
      let parts = bounds.map { $0[keyPath: end] ?? .nan }
      let fits = zip(weights, parts).allSatisfy { abs($1 - $0 * whole) <= tolerance * abs($1) }
      if !fits { return zip(weights, parts).map { $1 / ($0 * whole) } }
    }
    return nil
  }

  /// A column class whose weights do not add up to a row's part of its coefficient in the class of the row.
  private mutating func misfit(_ row: Int, of number: Int) -> Int? {
    let touched = addUp(row)
    defer {
      for column in touched {
        sums[column] = 0
        sizes[column] = 0
      }
    }
    let weight = finder.weights.rows[row]
    for index in merged.program.nonzeros(of: Constraint(position: number)) {
      let column = Int(merged.program.columnPositions[index])
      if finder.chains.isHandOver[column] { continue }
      let asked = weight * merged.program.coefficients[index]
      // Written so that NaN does not fit.
      guard abs(sums[column] - asked) <= Self.tolerance * (sizes[column] + abs(asked)) else { return column }
      sums[column] = 0
    }
    // What cancels in the sum of the rows must cancel in each.
    return touched.first { abs(sums[$0]) > Self.tolerance * sizes[$0] }
  }

  private mutating func addUp(_ row: Int) -> [Int] {
    var touched: [Int] = []
    for index in merged.whole.nonzeros(of: Constraint(position: row)) {
      let column = Int(merged.whole.columnPositions[index])
      let number = Int(merged.columns.ofMembers[column])
      if finder.chains.isHandOver[number] { continue }
      if sizes[number] == 0 { touched.append(number) }
      sums[number] += merged.whole.coefficients[index] * finder.weights.columns[column]
      sizes[number] += abs(merged.whole.coefficients[index]) * finder.weights.columns[column]
    }
    return touched
  }

  private func factors(of members: ArraySlice<Int32>, toward column: Int) -> [Double] {
    members.map { row in
      var sum = 0.0
      for index in merged.whole.nonzeros(of: Constraint(position: Int(row))) {
        let position = Int(merged.whole.columnPositions[index])
        guard Int(merged.columns.ofMembers[position]) == column else { continue }
        sum += merged.whole.coefficients[index] * finder.weights.columns[position]
      }
      return sum / finder.weights.rows[Int(row)]
    }
  }
}
