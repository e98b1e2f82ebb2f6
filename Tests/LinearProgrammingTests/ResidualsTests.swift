import LinearProgramming
import Testing

@Suite struct ResidualsTests {
  /// Minimise 3x + 2y, x + y >= 4, y <= 3: optimum (1, 3), price 3.
  private let program: LinearProgram = {
    var program = LinearProgram()
    let x = program.addVariable("x", cost: 3)
    let y = program.addVariable("y", .between(0, 3), cost: 2)
    program.addConstraint("work", 1 * x + 1 * y, .atLeast(4))
    return program
  }()

  private func residuals(_ values: [Double], _ rowDuals: [Double], _ reducedCosts: [Double]) -> Residuals {
    Residuals(columnValues: values, duals: Duals(rowDuals: rowDuals, reducedCosts: reducedCosts), in: program)
  }

  @Test func anOptimumHasNone() {
    let optimum = residuals([1, 3], [3], [0, -1])
    #expect(optimum.primal == 0)
    #expect(optimum.dual?.absoluteGap == 0)
    #expect(optimum.dual?.objective == 9)
    #expect(optimum.areWithin(Tolerance(0), optimality: Tolerance(0)))
  }

  @Test func violationsAreScaledByTheirRow() {
    let short = residuals([0.5, 3], [3], [0, -1])
    #expect(short.row.position == 0)
    #expect(short.row.absolute == 0.5)
    #expect(short.row.relative == 0.125)
    #expect(short.rowViolations == [0.5])
    #expect(short.dual?.pricedViolation == 1.5)
  }

  @Test func aColumnOutsideItsBoundsIsSeen() {
    let outside = residuals([1, 5], [3], [0, -1])
    #expect(outside.column.position == 1)
    #expect(outside.column.absolute == 2)
    #expect(outside.column.relative == 2.0 / 3)
  }

  @Test func aPriceOfTheWrongSignIsSeen() {
    #expect(residuals([1, 3], [-3], [6, 5]).dual?.row.position == 0)
    #expect(residuals([1, 3], [4], [-1, -2]).dual?.column.position == 0)
  }

  @Test func reducedCostsAreRecomputed() {
    let stated = residuals([1, 3], [3], [0.25, -1])
    #expect(stated.dual?.column.position == 0)
    #expect(stated.dual?.column.absolute == 0.25)
  }

  @Test func aPointThatIsNotOptimalHasAGap() {
    let costly = residuals([4, 0], [3], [0, -1])
    #expect(costly.dual?.absoluteGap == 3)
    #expect(costly.dual?.relativeGap == 0.25)
    #expect(costly.dual?.complementarity == 0.25)
    #expect(!costly.areWithin(.trust))
  }

  @Test func aNumberThatIsNoneNeverPasses() {
    #expect(!residuals([.nan, 3], [3], [0, -1]).areWithin(Tolerance(1)))
    #expect(!residuals([1, 3], [.nan], [0, -1]).areWithin(Tolerance(1)))
  }

  @Test func fractionsOfWholeColumnsAreSeen() {
    var whole = program
    whole.setDomain(.integer, of: Variable(position: 0))
    let point = Residuals(columnValues: [1.25, 3], duals: nil, in: whole)
    #expect(point.integrality.absolute == 0.25)
    #expect(!point.areWithin(.feasibility))
  }

  /// Rounding alone makes 1e16 + 1 - 1e16 a violated row.
  @Test func cancellationIsNoViolation() {
    var program = LinearProgram()
    let columns = ["a", "b", "c"].map { program.addVariable($0, .free) }
    program.addConstraint("row", 1e16 * columns[0] + 1 * columns[1] - 1e16 * columns[2], .equal(to: 1))
    #expect(Residuals(columnValues: [1, 1, 1], duals: nil, in: program).row.absolute == 0)
  }

  @Test func aProofMustProve() {
    var program = LinearProgram()
    let x = program.addVariable("x", .between(0, 2))
    let y = program.addVariable("y")
    program.addConstraint("a", 1 * x + 1 * y, .atLeast(5))
    program.addConstraint("b", 1 * y, .atMost(2))
    #expect(InfeasibilityProof(rowWeights: [1, -1]).holds(in: program))
    #expect(!InfeasibilityProof(rowWeights: [-1, 1]).holds(in: program))
    #expect(!InfeasibilityProof(rowWeights: [1, 0]).holds(in: program))
    #expect(!InfeasibilityProof(rowWeights: [0, 0]).holds(in: program))
    #expect(!InfeasibilityProof(rowWeights: [1]).holds(in: program))
    #expect(!InfeasibilityProof(rowWeights: [.nan, -1]).holds(in: program))
  }
}
