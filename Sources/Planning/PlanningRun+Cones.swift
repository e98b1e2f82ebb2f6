internal import Formulation
internal import LinearProgramming
internal import PlacementModel

extension PlanningRun {
  /// How far a cone may be broken, relative to its total. The rows of cuts hold to 1e-9, so that a point between this
  /// and that always brings a new cut.
  static let coneTolerance = 1e-8

  /// Cuts close in on an optimum about quadratically; so many rounds mean that they do not.
  private static let mostRounds = 300

  /// Solves a program with its cones: the tangents that a solution breaks are added, and the program solved again from
  /// the last basis, until none is broken.
  ///
  /// Every round's program is a relaxation of the whole, so that its bound is a bound, and no plan within the limits is
  /// ever cut off. A program with whole numbers gathers most of its cuts from its relaxation, where a round is cheap.
  mutating func solve(_ placement: inout PlacementProgram) throws(PlanningError) -> Outcome {
    guard placement.hasCones else { return try solve(placement.program) }
    guard placement.program.isMixedInteger else { return try solve(&placement) { $0.program } }
    let relaxed = try solve(&placement) { $0.program.relaxed }
    guard case .optimal = relaxed else { return relaxed.withoutPoint }
    while true {
      rounds += 1
      let outcome = try solve(placement.program)
      guard let solution = outcome.solution else { return outcome }
      let cuts = placement.cutsBroken(by: solution, tolerance: Self.coneTolerance)
      if cuts.isEmpty { return outcome }
      guard case .optimal = outcome, rounds < Self.mostRounds else { return outcome.withoutPoint }
      for cut in cuts { placement.add(cut) }
      // Where these whole numbers lead is found without searching for them again.
      let fixed = try solve(&placement) { $0.program.fixingIntegers(at: solution) }
      if case .noSolution(let bound, let limit) = fixed { return .noSolution(bound: bound, stoppedBy: limit) }
    }
  }

  /// The same of a program that is stated in another way, as with whole numbers fixed.
  mutating func solve(
    _ placement: inout PlacementProgram, stating program: (PlacementProgram) -> LinearProgram
  ) throws(PlanningError) -> Outcome {
    for _ in 0..<Self.mostRounds {
      rounds += 1
      let outcome = try solve(program(placement))
      guard let solution = outcome.solution else { return outcome }
      let cuts = placement.cutsBroken(by: solution, tolerance: Self.coneTolerance)
      if cuts.isEmpty { return outcome }
      // A point that was stopped at and breaks a limit is no plan.
      guard case .optimal = outcome else { return outcome.withoutPoint }
      for cut in cuts { placement.add(cut) }
    }
    throw .solver(
      .failed(
        doing: "closing in on a limit of concentration", detail: "\(Self.mostRounds) rounds were not enough"))
  }
}

extension Outcome {
  /// The same without a point that is none of the program that was asked for.
  var withoutPoint: Outcome {
    guard case .feasible(_, let bound, let limit) = self else { return self }
    return .noSolution(bound: bound, stoppedBy: limit)
  }
}
