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
  /// What is being done for an answer.
  public enum Step: Sendable {
    /// Walking from the optimum, one thing after another.
    case explaining
    /// Leaving out rules of a conflict, one after another.
    case conflict
    /// Planning with a repair.
    case repair
    /// Following the curve.
    case frontier
    /// Planning with and without deals.
    case deal
    /// Looking for ranges and for plans that differ.
    case alternatives
    /// Telling what is forced from what is free.
    case choices
    /// Planning the stages between two problems.
    case comparing
  }
  /// What is being done.
  public var step: Step
  /// Parts that are done, and how many there are; `nil` where nobody knows.
  public var done: Int
  /// How many parts there are; `nil` where nobody knows.
  public var count: Int?

  package init(_ step: Step, done: Int, of count: Int? = nil) {
    self.step = step
    self.done = done
    self.count = count
  }
}
