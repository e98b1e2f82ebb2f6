package import LinearProgramming

/// Answers questions about problems and their plans: why, what if, and what is it worth.
///
/// A value without state, like the planner it asks; each answer runs on the calling thread, tells how it stands, can be
/// cancelled, and when stopped gives what it has.
package struct Analyst: Sendable {
  /// Makes whole plans.
  package let planner: Planner
  /// Solves linear programs to a vertex, and holds them open there.
  let vertices: any TableauSolver

  package init(planner: Planner, vertices: any TableauSolver) {
    self.planner = planner
    self.vertices = vertices
  }
}

/// How an answer stands that takes many solves.
public struct AnswerProgress: Sendable {
  public enum Step: Sendable {
    case explaining, conflict, repair, frontier, deal, alternatives, choices, comparing
  }
  public var step: Step
  /// Parts that are done, and how many there are; `nil` where nobody knows.
  public var done: Int
  public var count: Int?

  package init(_ step: Step, done: Int, of count: Int? = nil) {
    self.step = step
    self.done = done
    self.count = count
  }
}
