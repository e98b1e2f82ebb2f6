import LinearProgramming
import Testing

/// Rows that move with a number, and the optimum as a function of it.
@Suite struct ParametricTests {
  private func program(
    _ change: (inout LinearProgram, [Variable], [Constraint]) -> Void = { _, _, _ in }
  ) -> LinearProgram {
    var program = LinearProgram()
    let x = program.addVariable("x", .between(0, 9), cost: 1)
    let y = program.addVariable("y", cost: 2)
    let rows = [
      program.addConstraint("a", 1 * x + 2 * y, .atMost(4)),
      program.addConstraint("b", 1 * x, .atLeast(1)),
      program.addConstraint("c", 1 * x + 1 * y, .between(0, 10)),
    ]
    change(&program, [x, y], rows)
    return program
  }

  @Test func theRowsInWhichTwoProgramsDifferLeadFromOneToTheOther() throws {
    let other = program { program, columns, rows in
      program.setRow(rows[0], to: 1 * columns[0] + 3 * columns[1])
      program.setBounds(.atMost(5), of: rows[0])
    }
    let rows = try #require(ParametricRows(from: program(), to: other, distance: 2))
    #expect(!rows.movesRightHandSidesOnly)
    #expect(rows.rows.map(\.constraint.position) == [0])
    let point = [3.0, 5.0]
    // x + 2y <= 4 becomes x + 3y <= 5 at 2, so x + 2.5y <= 4.5 at 1 and x + 4y <= 6 at 4.
    for (parameter, value, bound) in [(0.0, 13.0, 4.0), (1, 15.5, 4.5), (2, 18, 5), (4, 23, 6)] {
      let standing = rows.rows[0].standing(at: parameter)
      #expect(standing.form.value(at: point) == value)
      #expect(standing.form.constant == 0)
      #expect(standing.bounds == .atMost(bound))
    }
  }

  @Test func aRightHandSideMovesBothItsEnds() throws {
    let other = program { program, _, rows in program.setBounds(.between(3, 13), of: rows[2]) }
    let rows = try #require(ParametricRows(from: program(), to: other, distance: 1))
    #expect(rows.movesRightHandSidesOnly)
    #expect(rows.rows.map(\.constraint.position) == [2])
    #expect(rows.rows[0].standing(at: -1).bounds == .between(-3, 7))
    #expect(try #require(ParametricRows(from: program(), to: program(), distance: 1)).rows.isEmpty)
  }

  @Test func noRowsLeadWhereAnythingElseDiffers() {
    let others = [
      program { program, columns, _ in program.setCost(3, of: columns[0]) },
      program { program, columns, _ in program.setBounds(.between(0, 8), of: columns[0]) },
      program { program, columns, _ in program.addConstraint("d", 1 * columns[0], .free) },
      program { program, _, _ in program.addVariable("z") },
      // One end alone, and an end that was not there.
      program { program, _, rows in program.setBounds(.between(0, 11), of: rows[2]) },
      program { program, _, rows in program.setBounds(.between(0, 4), of: rows[0]) },
    ]
    for (place, other) in others.enumerated() {
      #expect(ParametricRows(from: program(), to: other, distance: 1) == nil, "\(place)")
    }
    let moved = program { program, _, rows in program.setBounds(.atMost(5), of: rows[0]) }
    #expect(ParametricRows(from: program(), to: moved, distance: 0) == nil)
    #expect(ParametricRows(from: program(), to: moved, distance: 1) != nil)
  }

  @Test func rowsLeadToTheProgramsOnTheirLineAndToNoOthers() throws {
    // x + 2y <= 4 at 0, x + 3y <= 5 at 2, and with c its right-hand sides rise by 3.
    let other = program { program, columns, rows in
      program.setRow(rows[0], to: 1 * columns[0] + 3 * columns[1])
      program.setBounds(.atMost(5), of: rows[0])
      program.setBounds(.between(3, 13), of: rows[2])
    }
    let rows = try #require(ParametricRows(from: program(), to: other, distance: 2))
    func stands(
      _ slope: Double, _ bound: Double, _ rise: Double,
      _ change: @escaping (inout LinearProgram, [Variable], [Constraint]) -> Void = { _, _, _ in }
    ) -> LinearProgram {
      program { program, columns, rows in
        program.setRow(rows[0], to: 1 * columns[0] + slope * columns[1])
        program.setBounds(.atMost(bound), of: rows[0])
        program.setBounds(.between(rise, 10 + rise), of: rows[2])
        change(&program, columns, rows)
      }
    }
    func lead(to other: LinearProgram, at parameter: Double) -> Bool {
      rows.lead(from: program(), to: other, at: parameter)
    }
    #expect(lead(to: program(), at: 0))
    #expect(lead(to: other, at: 2))
    #expect(lead(to: stands(4, 6, 6), at: 4))
    #expect(lead(to: stands(1, 3, -3), at: -2))
    // Rounding is no other program.
    #expect(lead(to: stands(4 + 1e-12, 6 - 1e-11, 6), at: 4))

    #expect(!lead(to: stands(4, 6, 6), at: 3.999))
    #expect(!lead(to: stands(4.001, 6, 6), at: 4))
    #expect(!lead(to: stands(4, 6.001, 6), at: 4))
    #expect(!lead(to: stands(4, 6, 6.001), at: 4))
    // What does not move must stay as it was.
    #expect(
      !lead(to: stands(4, 6, 6) { program, _, rows in program.setBounds(.atLeast(2), of: rows[1]) }, at: 4))
    #expect(!lead(to: stands(4, 6, 6) { program, _, rows in program.setBounds(.free, of: rows[0]) }, at: 4))
    #expect(
      !lead(
        to: stands(4, 6, 6) { program, columns, rows in program.setRow(rows[1], to: 1 * columns[1]) }, at: 4))
    #expect(!lead(to: stands(4, 6, 6) { program, columns, _ in program.setCost(3, of: columns[0]) }, at: 4))
    #expect(
      !lead(
        to: stands(4, 6, 6) { program, columns, _ in program.setBounds(.between(0, 8), of: columns[0]) },
        at: 4))
    #expect(
      !lead(
        to: stands(4, 6, 6) { program, columns, _ in program.addConstraint("d", 1 * columns[0], .free) },
        at: 4))
    #expect(!lead(to: stands(4, 6, 6) { program, _, _ in program.addVariable("z") }, at: 4))
  }

  // MARK: - Pieces

  private func piece(_ matrix: [[Double]], _ weights: [Double], _ loads: [Double]) -> ParametricPiece {
    ParametricPiece(
      from: 0, through: 2, at: 0.5, value: 100, weights: weights, loads: loads, matrix: matrix)
  }

  private func determinant(_ m: [[Double]]) -> Double {
    m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
      + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
  }

  /// `100 + d weights . (I + d matrix)^-1 loads` by Cramer's rule.
  private func value(_ piece: ParametricPiece, at parameter: Double) -> Double {
    let d = parameter - piece.at
    let system = (0..<3).map { i in (0..<3).map { d * piece.matrix[i][$0] + (i == $0 ? 1 : 0) } }
    let whole = determinant(system)
    return (0..<3).reduce(piece.value) { sum, k in
      var replaced = system
      for i in 0..<3 { replaced[i][k] = piece.loads[i] }
      return sum + d * piece.weights[k] * determinant(replaced) / whole
    }
  }

  private static let matrices: [[[Double]]] = [
    [[0.3, -0.2, 0.1], [0.4, 0.2, -0.5], [0.1, 0.7, 0.6]],
    // The first pivot is 0 at a distance of 1, so that rows are exchanged.
    [[-1, 2, 0], [3, 0.5, 1], [0, 1, 0.2]],
    // Two blocks: the second stands alone.
    [[0.3, 0, 0.1], [0, 0.8, 0], [0.4, 0, 0.2]],
    // Tied one way only.
    [[0.3, 0, 0], [0.9, 0, 0], [0, 0, 0]],
  ]

  @Test(arguments: matrices) func aPieceIsItsFormula(matrix: [[Double]]) {
    let piece = piece(matrix, [2, -3, 5], [7, 11, -13])
    #expect(!piece.isLinear)
    #expect(piece.value(at: 0.5) == 100)
    for parameter in [0, 0.2, 0.8, 1.5, 2] {
      let expected = value(piece, at: parameter)
      #expect(abs(piece.value(at: parameter) - expected) <= 1e-10 * max(1, abs(expected)), "\(parameter)")
    }
  }

  @Test(arguments: matrices) func aSlopeIsTheQuotientOfDifferences(matrix: [[Double]]) {
    let piece = piece(matrix, [2, -3, 5], [7, 11, -13])
    for parameter in [0.1, 0.5, 0.8, 1.9] {
      let width = 1e-5
      let quotient =
        (value(piece, at: parameter + width) - value(piece, at: parameter - width)) / (2 * width)
      #expect(abs(piece.slope(at: parameter) - quotient) <= 1e-6 * max(1, abs(quotient)), "\(parameter)")
    }
  }

  @Test func withoutAMatrixItIsAStraightLine() {
    let piece = piece([[0, 0, 0], [0, 0, 0], [0, 0, 0]], [2, -3, 5], [7, 11, -13])
    #expect(piece.isLinear)
    #expect(piece.slope(at: 0) == -84)
    #expect(piece.value(at: 1.5) == 16)
  }
}
