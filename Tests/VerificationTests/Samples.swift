import Decomposition
import Foundation
import GLPKBackend
import PlacementModel
import Planning

/// The problems whose plans are checked, and the plans.
enum Samples {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let data = root.appending(path: "data")

  static func problem(_ name: String) throws -> Problem {
    try problem(bytes: [UInt8](Data(contentsOf: data.appending(path: name + ".json"))))
  }

  static func problem(json: String) throws -> Problem { try problem(bytes: Array(json.utf8)) }

  static func problem(bytes: [UInt8]) throws -> Problem {
    try Problem(validating: ProblemFile(reading: bytes, folder: data.path))
  }

  /// The plan of a problem as a document without timings.
  static func plan(_ problem: Problem, timeLimit: Duration? = nil) throws -> JSONValue {
    var options = PlanOptions()
    options.timeLimit = timeLimit
    options.relativeGap = 1e-6
    let solver = ScalingSolver(
      AggregatingSolver(RecourseSolver(MixedIntegerSolver(StagedSolver(GLPKSolver())))))
    return try Planner(solver: solver).plan(problem, options).json(timings: .omitted)
  }
}
