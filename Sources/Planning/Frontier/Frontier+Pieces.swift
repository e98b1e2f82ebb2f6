internal import LinearProgramming
public import PlacementModel

extension Frontier {
  /// The least cost at a position, in the problem's currency; `nil` outside the curve. Where the curve jumps it has the
  /// smaller cost. Of samples only those positions are known that were planned for.
  public func cost(at position: Double) -> Double? {
    if isSampled { return samples.first { $0.position == position }?.cost }
    return pieces.filter { $0.from <= position && position <= $0.through }.map { $0.cost(at: position) }.min()
  }
}

extension Frontier.Piece {
  /// The cost at a position on the piece, in the problem's currency.
  public func cost(at position: Double) -> Double {
    if let formula { return ParametricPiece(formula, from: from, through: through).value(at: position) }
    let width = through - from
    return width > 0 ? costFrom + (costThrough - costFrom) * ((position - from) / width) : costFrom
  }

  init(_ piece: ParametricPiece, loosensUpward: Bool) {
    // A price of less than rounding of the cost is none.
    let price = { (position: Double) in
      let slope = piece.slope(at: position)
      let isNone = abs(slope) * (piece.through - piece.from) <= 1e-13 * abs(piece.value)
      return isNone ? 0 : loosensUpward ? -slope : slope
    }
    self.init(
      from: piece.from, through: piece.through, costFrom: piece.value(at: piece.from),
      costThrough: piece.value(at: piece.through), priceFrom: price(piece.from),
      priceThrough: price(piece.through),
      isExact: piece.isExact,
      formula: piece.isStraight
        ? nil
        : Frontier.Formula(
          at: piece.at, value: piece.value, weights: piece.weights, loads: piece.loads, matrix: piece.matrix))
  }
}

extension ParametricPiece {
  fileprivate init(_ formula: Frontier.Formula, from: Double, through: Double) {
    self.init(
      from: from, through: through, at: formula.at, value: formula.value, weights: formula.weights,
      loads: formula.loads, matrix: formula.matrix)
  }
}

extension [ParametricPiece] {
  /// The same curve without ends at which nothing bends.
  func joined() -> [ParametricPiece] {
    var joined: [ParametricPiece] = []
    for piece in self {
      if let last = joined.last, last.isExact, piece.isExact, last.isStraight, piece.isStraight,
        last.bends(into: piece) == false
      {
        joined[joined.count - 1] = ParametricPiece(straight: last, piece)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  /// The part of the curve between two positions.
  func within(_ low: Double, _ high: Double) -> [ParametricPiece] {
    compactMap { piece in
      let isPoint = piece.from == piece.through && (low...high).contains(piece.from)
      guard isPoint || piece.through > low && piece.from < high else { return nil }
      var piece = piece
      piece.from = Swift.max(low, piece.from)
      piece.through = Swift.min(high, piece.through)
      return piece
    }
  }
}

extension ParametricPiece {
  /// A cost that does not change.
  init(constant cost: Double, from: Double, through: Double) {
    self.init(
      from: from, through: through, at: from, value: cost, weights: [0], loads: [1], matrix: [[0]])
  }

  /// Whether the value is linear but for rounding, whatever the formula.
  var isStraight: Bool {
    let (slope, other) = (slope(at: from), slope(at: through))
    return isLinear || !differs(slope, other, over: through - from)
  }

  /// Two pieces of one straight line.
  fileprivate init(straight first: ParametricPiece, _ second: ParametricPiece) {
    let (start, end) = (first.value(at: first.from), second.value(at: second.through))
    self.init(
      from: first.from, through: second.through, at: first.from, value: start,
      weights: [(end - start) / (second.through - first.from)], loads: [1], matrix: [[0]])
  }

  /// Whether the next of two linear pieces has another slope, or begins elsewhere, beyond rounding.
  func bends(into next: ParametricPiece) -> Bool {
    let (end, start) = (value(at: through), next.value(at: next.from))
    if abs(end - start) > 1e-9 * max(1, abs(end)) { return true }
    let (slope, other) = (slope(at: through), next.slope(at: next.from))
    return differs(slope, other, over: max(through - from, next.through - next.from))
  }

  /// Whether two slopes part by more than rounding, of themselves or of the value.
  private func differs(_ slope: Double, _ other: Double, over width: Double) -> Bool {
    abs(slope - other) > 1e-9 * max(abs(slope), abs(other))
      && abs(slope - other) * width > 1e-13 * abs(value)
  }
}
