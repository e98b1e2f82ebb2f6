import Foundation
import GLPKBackend
import LinearProgramming
import Testing

/// Optima that other people published, from files that other people wrote.
@Suite struct PublishedOptimaTests {
  static let optima = [
    ("afiro", -464.7531429), ("adlittle", 225494.9632), ("sc50a", -64.57507706),
  ]

  @Test(arguments: optima, SolverOptions.Method.allCases)
  func netlib(_ published: (name: String, optimum: Double), by method: SolverOptions.Method) throws {
    let program = try Self.program(published.name, layout: .fixed)
    var options = SolverOptions()
    options.method = method
    let result = try GLPKSolver().solve(program, options)
    guard case .optimal(let solution) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    // Published to ten digits.
    #expect(abs(solution.objective - published.optimum) <= 1e-9 * abs(published.optimum))
    let residuals = Residuals(of: solution, in: program)
    #expect(residuals.areWithin(Tolerance(1e-12), optimality: Tolerance(1e-12)), "\(residuals)")
    #expect(solution.basis != nil)
  }

  /// These files have no blanks in names: both layouts read the same.
  @Test(arguments: optima.map(\.0))
  func layoutsAgree(_ name: String) throws {
    let fixed = try Self.program(name, layout: .fixed)
    let free = try Self.program(name, layout: .free)
    #expect(fixed.rowNames == free.rowNames)
    #expect(fixed.columnNames == free.columnNames)
    #expect(fixed.coefficients == free.coefficients)
    #expect(fixed.rowBounds == free.rowBounds)
  }

  static func program(_ name: String, layout: MPSFormat.Layout) throws -> LinearProgram {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Published/\(name).mps")
    return try MPSFormat.read(String(contentsOf: file, encoding: .utf8), layout: layout)
  }
}
