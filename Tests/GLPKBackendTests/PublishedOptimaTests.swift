import Foundation
import GLPKBackend
import LinearProgramming
import Testing

/// What other people published of files that other people wrote: optima, and that there is none.
@Suite struct PublishedOptimaTests {
  /// A row of `Published/published.csv`, which says where it was published.
  struct Published: Sendable, CustomTestStringConvertible {
    let name: String
    let status: String
    let optimum: Double
    var testDescription: String { name }
  }

  static let all: [Published] = {
    let text = (try? String(contentsOf: folder.appending(path: "published.csv"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
      return Published(name: String(cells[0]), status: String(cells[1]), optimum: Double(cells[2]) ?? .nan)
    }
  }()

  @Test func everyPublishedFileIsThere() {
    #expect(Self.all.count == 12)
  }

  @Test(arguments: all, SolverOptions.Method.allCases)
  func comesOutAsPublished(_ published: Published, by method: SolverOptions.Method) throws {
    let program = try Self.program(published.name, layout: .fixed)
    // How the relaxations of a search are solved is seen once.
    guard !program.isMixedInteger || method == .automatic else { return }
    var options = SolverOptions()
    options.method = method
    options.relativeGap = 0
    let outcome = try GLPKSolver().solve(program, options).outcome
    switch (outcome, published.status) {
    case (.optimal(let solution), "optimal"):
      // Published to ten digits.
      #expect(abs(solution.objective - published.optimum) <= 1e-9 * abs(published.optimum))
      let residuals = Residuals(of: solution, in: program)
      #expect(residuals.areWithin(Tolerance(1e-12), optimality: Tolerance(1e-12)), "\(residuals)")
      #expect((solution.basis == nil) == program.isMixedInteger)
    case (.infeasible(let proof?), "infeasible"):
      #expect(proof.holds(in: program))
    default: Issue.record("\(outcome), not \(published.status)")
    }
  }

  /// These files have no blanks in names: both layouts read the same.
  @Test(arguments: ["afiro", "adlittle", "sc50a"])
  func layoutsAgree(_ name: String) throws {
    let fixed = try Self.program(name, layout: .fixed)
    let free = try Self.program(name, layout: .free)
    #expect(fixed.rowNames == free.rowNames)
    #expect(fixed.columnNames == free.columnNames)
    #expect(fixed.coefficients == free.coefficients)
    #expect(fixed.rowBounds == free.rowBounds)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Published")

  static func program(_ name: String, layout: MPSFormat.Layout) throws -> LinearProgram {
    let file = folder.appending(path: "\(name).mps")
    return try MPSFormat.read(String(contentsOf: file, encoding: .utf8), layout: layout)
  }
}
