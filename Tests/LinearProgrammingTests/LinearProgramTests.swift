import LinearProgramming
import Testing

@Suite struct LinearProgramTests {
  @Test func repeatedVariablesAreSummedAndZerosDropped() {
    var program = LinearProgram()
    let x = program.addVariable("x")
    let y = program.addVariable("y")
    program.addConstraint("row", 2 * y + 3 * x - 2 * y + 1 * x, .atMost(5))
    #expect(program.columnPositions == [0])
    #expect(program.coefficients == [4])
  }

  @Test func aConstantMovesToTheBounds() {
    var program = LinearProgram()
    let x = program.addVariable("x")
    program.addConstraint("row", 1 * x + LinearExpression(constant: 3), .between(4, 10))
    #expect(program.rowBounds == [.between(1, 7)])
  }

  @Test func everyFaultIsFound() {
    var program = LinearProgram()
    let x = program.addVariable("x", .between(2, 1), cost: .nan)
    program.addConstraint("row", 1e31 * x + 1 * Variable(position: 9), .atLeast(.infinity))
    #expect(
      program.faults(startingBasis: Basis(rows: [], columns: [])) == [
        .notFinite(place: .cost(column: 0, name: "x")),
        .crossedBounds(place: .columnBounds(column: 0, name: "x"), lower: 2, upper: 1),
        .notFinite(place: .rowBounds(row: 0, name: "row")),
        .notFinite(place: .coefficient(row: 0, rowName: "row", column: 0)),
        .unknownColumn(row: 0, position: 9),
        .basisShape(rows: 0, columns: 0),
      ])
  }

  @Test func columnsHoldWhatRowsHold() {
    var program = LinearProgram()
    let x = program.addVariable("x")
    let y = program.addVariable("y")
    program.addConstraint("a", 1 * x + 2 * y, .free)
    program.addConstraint("b", 3 * y, .free)
    let columns = program.byColumns
    #expect(columns.starts == [0, 1, 3])
    #expect(columns.rowPositions == [0, 0, 1])
    #expect(columns.coefficients == [1, 2, 3])
  }

  /// 1e16 + 1 - 1e16 is 0 in plain arithmetic.
  @Test func sumsKeepWhatRoundingLoses() {
    var sum = CompensatedSum()
    for term in [1e16, 1, -1e16] { sum.add(term) }
    #expect(sum.value == 1)
    var products = CompensatedSum()
    products.add(1 + 0x1p-30, times: 1 + 0x1p-30)
    products.add(-1, times: 1 + 0x1p-29)
    #expect(products.value == 0x1p-60)
  }
}
