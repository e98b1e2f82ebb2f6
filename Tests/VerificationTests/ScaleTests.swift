import LinearProgramming
import PlacementModel
import Planning
import RandomProblems
import Testing
import Verification

/// Numbers from 1e-6 to 1e12 in one problem: what is called optimal is optimal and keeps every limit, and most is.
@Suite struct ScaleTests {
  @Test func wideScalesArePlannedOrRefused() throws {
    var counts: [String: Int] = [:]
    var wrong: [String] = []
    for seed in UInt64(1)...120 {
      guard let problem = try? Samples.problem(json: Self.json(seed: seed)) else { continue }
      do {
        let verdict = try Verifier.verify(Samples.plan(problem, timeLimit: .seconds(10)), of: problem)
        counts["\(verdict.status)", default: 0] += 1
        for finding in verdict.findings { wrong.append("seed \(seed): \(finding.said)") }
      } catch {
        counts["failed", default: 0] += 1
        wrong.append("seed \(seed): \(error)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) \(counts)\n\(wrong.prefix(60).joined(separator: "\n"))")
    #expect(counts["optimal", default: 0] > 60, "\(counts)")
  }

  /// A random problem whose workloads and prices are each of a scale of its own; capacity goes with the largest.
  private static func json(seed: UInt64) throws -> String {
    var random = SplitMix64(seed: seed &* 104_729)
    func factor(_ range: ClosedRange<Int>) -> Double {
      Double("1e\(Int.random(in: range, using: &random))") ?? 1
    }
    let document = try JSONValue(parsing: Array(RandomProblem.json(seed: seed).utf8))
    var text = document
    var largest = 0.0
    guard case .array(let workloads)? = document["workloads"], case .array(let offers)? = document["offers"]
    else {
      return ""
    }
    for number in workloads.indices {
      let scale = factor(-6...9)
      largest = max(largest, scale)
      text = text.replacing(at: ["workloads", "\(number)", "demand"]) { $0.scaled(by: scale) }
      text = text.replacing(at: ["workloads", "\(number)", "unmetPenalty"]) { [scale = factor(-6...6)] in
        $0.scaled(by: scale)
      }
    }
    for number in offers.indices {
      text = text.replacing(at: ["offers", "\(number)", "capacity"]) { $0.scaled(by: largest) }
      guard case .array(let options)? = offers[number]["options"] else { continue }
      for option in options.indices {
        let place = ["offers", "\(number)", "options", "\(option)"]
        let price = factor(-6...6)
        for key in ["price", "heldPrice", "upfront"] {
          text = text.replacing(at: place + [key]) { $0.scaled(by: price) }
        }
        for key in ["capacity", "held"] {
          text = text.replacing(at: place + [key]) { $0.scaled(by: largest) }
        }
      }
    }
    return try JSONText(text).string
  }
}
