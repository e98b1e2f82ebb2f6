import BerthKit
import Foundation
import RandomProblems
import Testing

/// Samples with numbers that nobody means, found by changing them at random.
struct FarApartCommandTests {
  /// The text of a sample with some of its numbers changed: keys and positions, joined by slashes, and what stands there.
  private func sample(_ name: String, _ changes: [String: Double]) throws -> String {
    let file = try Data(contentsOf: URL(filePath: Samples.path(name)))
    let document = try changes.reduce(JSONValue(parsing: Array(file))) { document, change in
      document.replacing(at: change.key.split(separator: "/").map(String.init)) { _ in .number(change.value) }
    }
    return try JSONText(document).string
  }

  /// `solve` blamed the numbers, `alternatives` itself.
  @Test func everyAnswerBlamesTheNumbers() throws {
    let problem = try sample(
      "transport.json",
      [
        "workloads/1/demand": 3e-10, "workloads/2/surcharges/1/perWork": 2.126,
        "offers/1/options/0/price": 1e15,
      ])
    let result = try Command.run("alternatives", "-", "--plans", "1", input: problem)
    #expect(result.status == 65)
    #expect(result.messages.contains("/offers/1/options/0/price"))
  }

  /// Purchases worth 2.3e-9 of 20 million are left out of the document, and stay in its sums.
  @Test func moneyThatIsDustDoesNotRefuteAPlan() throws {
    let problem = try sample(
      "contracts.json", ["workloads/0/demand/0": 401, "workloads/1/throughput/gpu": 1e15])
    let plan = try Command.run("solve", "-", "--format", "json", input: problem)
    #expect(plan.status == 0)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "plan.json")
    try Data(plan.output).write(to: file)
    let verdict = try Command.run("verify", "-", file.path, input: problem)
    #expect(verdict.status == 0, "\(verdict.text)")
  }
}
