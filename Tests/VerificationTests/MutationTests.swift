import PlacementModel
import RandomProblems
import Testing
import Verification

/// A plan that was changed anywhere is found out: every number of it, one after another, and entries that are gone.
@Suite struct MutationTests {
  @Test(arguments: ["by-hand", "transport", "load-levels", "contracts"])
  func everyNumberIsChecked(_ name: String) throws {
    let problem = try Samples.problem(name)
    let document = try Samples.plan(problem)
    var slipped: [String] = []
    var tried = 0
    for path in document.numberPaths where !isOfTheProblem(path) {
      for change in [{ $0 * 1.001 + 1e-3 }, { $0 * 0.99 - 1e-2 }] as [(Double) -> Double] {
        let changed = document.replacing(at: path[...]) { value in
          guard case .number(let number) = value else { return value }
          return .number(change(number))
        }
        tried += 1
        if try holds(changed, problem), !isHarmless(path) {
          slipped.append(path.joined(separator: "/"))
        }
      }
    }
    #expect(tried > 100)
    #expect(slipped.isEmpty, "\(slipped.count) of \(tried): \(slipped.prefix(40))")
  }

  /// Entries that are dropped or stand twice.
  @Test(arguments: ["by-hand", "load-levels", "contracts"])
  func everyEntryIsMissed(_ name: String) throws {
    let problem = try Samples.problem(name)
    let document = try Samples.plan(problem)
    var slipped: [String] = []
    for list in [
      "allocations", "purchases", "orders", "agreements", "providers", "limits", "capacity", "workloads",
      "openings", "moves",
    ] {
      guard case .array(let entries)? = document[list] else { continue }
      for number in entries.indices {
        for isDropped in [true, false] {
          var changed = entries
          if isDropped { changed.remove(at: number) } else { changed.insert(entries[number], at: number) }
          let mutant = document.replacing(at: [list]) { _ in .array(changed) }
          if try holds(mutant, problem) { slipped.append("\(list)/\(number) \(isDropped)") }
        }
      }
    }
    #expect(slipped.isEmpty, "\(slipped)")
  }

  @Test func aStatusThatWasFlippedIsFound() throws {
    let problem = try Samples.problem("by-hand")
    let document = try Samples.plan(problem)
    for status in ["feasible", "infeasible", "stopped"] {
      let mutant = document.replacing(at: ["status"]) { _ in .string(status) }
      #expect(try !holds(mutant, problem), "\(status)")
    }
  }

  @Test func aPlanOfAnotherProblemIsFound() throws {
    let document = try Samples.plan(Samples.problem("by-hand"))
    let verdict = try Verifier.verify(document, of: Samples.problem("transport"))
    #expect(verdict.findings.map(\.rule) == [.problem])
  }

  /// A dual that is changed so that the bound falls is found by the bound, with nothing else amiss.
  @Test func aDualThatProvesLessIsFound() throws {
    let problem = try Samples.problem("two-clouds")
    let document = try Samples.plan(problem)
    guard case .object(let duals)? = document["duals"] else {
      Issue.record("no duals")
      return
    }
    let supply = try #require(duals.first { $0.key.hasPrefix("supply[") })
    let mutant = document.replacing(at: ["duals", supply.key]) { _ in .number(0) }
    let verdict = try Verifier.verify(mutant, of: problem)
    #expect(verdict.findings.map(\.rule) == [.bound])
  }

  private func holds(_ document: JSONValue, _ problem: Problem) throws -> Bool {
    do { return try Verifier.verify(document, of: problem).holds } catch { return false }
  }

  /// The problem inside is compared as a whole.
  private func isOfTheProblem(_ path: [String]) -> Bool { path.first == "problem" }

  /// What may be otherwise without anything being wrong: how much work the solver had, a violation in money below a
  /// millionth of the cost,
  /// and duals that still prove the bound, as with another optimum of the duals, or that are the solver's word on whole
  /// numbers.
  private func isHarmless(_ path: [String]) -> Bool {
    path.first == "solver" || path.first == "duals" || path == ["certificate", "moneyViolation"]
  }
}
