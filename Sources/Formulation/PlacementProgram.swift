package import LinearProgramming
package import PlacementModel

/// A placement problem as a linear program, and the way back from a solution to a plan.
///
/// The families stand one to a file under `Families/`, in the order of `models/placement.mod`, and a parity
/// test holds the two together coefficient by coefficient.
///
/// Sources: `../models/placement.mod`; the families follow the algebra of the documentation's *Formulation*.
package struct PlacementProgram: Sendable {
  package let problem: Problem
  package internal(set) var program: LinearProgram
  let columns: Columns
  var rows: Rows
  /// The tangents to concentration limits that are stated, in the order of their rows.
  package internal(set) var cuts: [ConcentrationCut]
  /// The goals that come before the program's own, and their bounds.
  package let held: [HeldGoal]
  /// What the program minimises; for concentration, which is a ratio, the cost.
  package let goal: Goal

  /// States the problem as a program whose objective is the first of the problem's goals.
  package init(_ problem: Problem) {
    self.init(problem, objective: problem.priorities.first?.goal ?? .cost)
  }

  /// States the problem as a program.
  ///
  /// - Parameters:
  ///   - cuts: the tangents to concentration limits found so far; without any such limits are not stated.
  ///   - held: goals that come first, with their bounds.
  ///   - goal: what is minimised.
  /// - Complexity: O(workloads x offers x steps) columns; a reserved option adds term x periods nonzeros.
  package init(
    _ problem: Problem, cuts: [ConcentrationCut] = [], held: [HeldGoal] = [], objective goal: Goal
  ) {
    var builder = ProgramBuilder(problem)
    builder.addAll(cuts, held, objective: goal)
    self.init(builder, cuts, held, objective: goal)
  }

  /// The same unless it is stopped: `nil` then.
  ///
  /// - Parameter isStopped: asked several times a second.
  package init?(
    _ problem: Problem, cuts: [ConcentrationCut] = [], held: [HeldGoal] = [], objective goal: Goal,
    isStopped: @escaping () -> Bool
  ) {
    var builder = ProgramBuilder(problem, isStopped: isStopped)
    guard builder.addAll(cuts, held, objective: goal) else { return nil }
    self.init(builder, cuts, held, objective: goal)
  }

  private init(
    _ builder: ProgramBuilder, _ cuts: [ConcentrationCut], _ held: [HeldGoal], objective goal: Goal
  ) {
    problem = builder.problem
    program = builder.program
    columns = builder.columns
    rows = builder.rows
    self.cuts = cuts
    self.held = held
    self.goal = goal
  }

  /// How many rows and nonzeros each family has, in the order in which families are stated; families without rows
  /// are left out.
  package var sizeByFamily: [(family: Family, rows: Int, nonzeros: Int)] {
    var sizes: [Family: (rows: Int, nonzeros: Int)] = [:]
    for (position, name) in program.rowNames.enumerated() {
      guard let family = Family(ofRow: name) else { continue }
      sizes[family, default: (0, 0)].rows += 1
      sizes[family, default: (0, 0)].nonzeros += program.nonzeros(of: Constraint(position: position)).count
    }
    return Family.allCases.compactMap { family in sizes[family].map { (family, $0.rows, $0.nonzeros) } }
  }
}

/// The rows that the way back reads: those whose dual has a meaning for people.
struct Rows: Sendable {
  /// By workload: one row per step, or per period for work that may wait.
  var demand: [[Constraint]]
  var deferral: Grid<Workload, Period, Constraint>
  var capacity: Grid<Offer, Step, Constraint>
  /// By agreement and window.
  var commitment: [[Constraint?]]
  var limits: [LimitRow] = []
  /// Rules that neither of these has, in the order in which they are stated.
  var stated: [StatedRule] = []
  /// Rows beside `capacity` that grant an offer's units: what stands by after a loss, and the part of each unit that does.
  var standbys: [(offer: Index<Offer>, step: Index<Step>, row: Constraint, part: Double)] = []
  /// The cones that bound the program, and the one of the goal of little concentration, bound or not.
  var cones: [Cone] = []
  var goalCone: Cone?
  /// What there is of each goal of the problem, in its own unit.
  var goals: [Goal: LinearExpression] = [:]
  var survivals: [SurvivalRows] = []
  /// The rows of goals that come before the program's own, and what they bound.
  var held: [Goal: (row: Constraint, expression: LinearExpression)] = [:]

  init(_ problem: Problem) {
    demand = Array(repeating: [], count: problem.workloads.count)
    deferral = Grid(problem.workloads, problem.horizon.periods)
    capacity = Grid(problem.offers, problem.horizon.steps)
    commitment = problem.agreements.elements.map { Array(repeating: nil, count: $0.windows.count) }
  }
}

/// One row of a limit, and what it bounds: `part` against `bound` times `total`, or against `bound` alone.
struct LimitRow: Sendable {
  enum Side: Sendable { case atMost, atLeast }
  let limit: Index<Limit>
  let part: String?
  let workload: Index<Workload>?
  /// The id of the span or step.
  let span: String
  let periods: [Index<Period>]
  let side: Side
  let bound: Double
  /// What is bounded, and what it is a fraction of; `total` is `nil` where the bound is an amount.
  let measured: LinearExpression
  let total: LinearExpression?
  let row: Constraint
  /// By how much a soft limit is missed; `nil` where it must be kept.
  let excess: Variable?
  /// Of an exposure, whose columns may stand above what is owed: payments, and what counts where it is above 0.
  var owed: (payments: LinearExpression, amounts: [LinearExpression])?
}
