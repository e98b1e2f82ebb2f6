import BerthKit
import Testing

@testable import berth

@Suite struct ProgressTests {
  private func line(_ standing: Standing, width: Int = 200, isStopping: Bool = false) -> String {
    Wording.progress(standing, currency: "USD", isStopping: isStopping, seconds: 12.34).line(width: width)
  }

  private func searching(_ currency: String = "USD") -> Standing {
    var solver = SolverProgress(
      phase: .search, iterations: 12_345, objective: 1_601_841_000, bound: 1_600_079_000)
    solver.nodes = 42
    var standing = Standing()
    standing.tell(.solving(solver, PlanStage()))
    return standing
  }

  @Test func aSearchTellsNodesCostBoundAndGap() {
    #expect(
      line(searching())
        == "searching whole numbers, 42 nodes, 12,345 iterations, cost 1,601.84 M USD, "
        + "bound 1,600.08 M USD, gap 0.11 %, 12.3 s")
  }

  @Test func whatMattersLeastGoesFirstWhereItIsNarrow() {
    #expect(
      line(searching(), width: 79)
        == "searching whole numbers, 42 nodes, cost 1,601.84 M USD, gap 0.11 %, 12.3 s")
    #expect(
      line(searching(), width: 69) == "searching whole numbers, cost 1,601.84 M USD, gap 0.11 %, 12.3 s")
    for width in 0...120 { #expect(line(searching(), width: width).displayWidth <= width) }
  }

  @Test func anInteriorPointTellsHowNearItIs() {
    var solver = SolverProgress(phase: .interiorPoint, iterations: 7)
    solver.distance = 0.0123
    var standing = Standing()
    standing.tell(.solving(solver, PlanStage()))
    #expect(line(standing) == "improving from inside, 7 steps, within 1.23 % of an optimum, 12.3 s")
  }

  @Test func aGoalThatIsNotMoneyHasNoCurrency() {
    let solver = SolverProgress(phase: .optimization, iterations: 1, objective: 12.5)
    var standing = Standing()
    standing.tell(.solving(solver, PlanStage(.carbon, 2, of: 3)))
    #expect(line(standing) == "goal 2 of 3 (carbon), improving, 1 iteration, value 12.5000, 12.3 s")
  }

  @Test func theStepOfAnAnswerStaysWhileItsPartsAreSolved() {
    var standing = Standing()
    #expect(line(standing) == "starting, 12.3 s")
    standing.tell(.answering(AnswerProgress(.deal, done: 3, of: 8)))
    #expect(line(standing) == "weighing deals, 3 of 8 done, 12.3 s")
    standing.tell(.formulating)
    #expect(line(standing) == "weighing deals, 3 of 8 done, stating the program, 12.3 s")
    standing.tell(.answering(AnswerProgress(.frontier, done: 4)))
    #expect(line(standing).hasPrefix("following the curve, 4 done, stating"))
    #expect(line(standing, isStopping: true).hasPrefix("stopping (Ctrl-C again quits at once), following"))
  }

  @Test func roundsOfCutsAreCounted() {
    var solver = SolverProgress(phase: .optimization, iterations: 0)
    solver.round = 3
    var standing = Standing()
    standing.tell(.solving(solver, PlanStage()))
    #expect(line(standing) == "improving, round 3, 12.3 s")
  }

  @Test func wideCharactersAreNotBroken() {
    var parts = ProgressParts()
    parts.add("数据中心数据中心.csv")
    for width in 0...20 { #expect(parts.line(width: width).displayWidth <= width) }
  }

  @Test(arguments: [
    (0.04, "0.0 s"), (99.9, "99.9 s"), (100, "1 min 40 s"), (3599, "59 min 59 s"), (3660, "1 h 01 min"),
  ])
  func elapsed(seconds: Double, words: String) { #expect(Wording.elapsed(seconds) == words) }
}
