import BerthKit
import Foundation
import Testing

@testable import berth_bench

/// Instances are the same for one seed, and problems that berth accepts.
@Suite struct InstanceTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  @Test func namesAreUnique() {
    #expect(Set(Instance.all.map(\.name)).count == Instance.all.count)
  }

  @Test func aNameMeansAnInstanceOrAFamily() {
    #expect(Instance.named("mixed").map(\.name) == ["mixed"])
    #expect(Instance.named("small").map(\.name) == ["small-1", "small-8", "small-12"])
    #expect(Instance.named("nothing").isEmpty)
  }

  @Test(arguments: Instance.all.map(\.name))
  func passesEveryCheck(_ name: String) throws {
    let instance = try #require(Instance.named(name).first)
    let bytes = try instance.bytes(seed: 3, root: Self.root)
    let problem = try Problem(json: bytes, folder: Self.root + "/data")
    guard let shape = instance.shape else { return }
    #expect(problem.workloads.count == shape.workloads)
    #expect(problem.offers.count == shape.offers)
    #expect(problem.horizon.periods.count == shape.quarters)
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    for instance in Instance.all where instance.shape != nil {
      let first = try instance.bytes(seed: 7, root: Self.root)
      #expect(try instance.bytes(seed: 7, root: Self.root) == first)
      #expect(try instance.bytes(seed: 8, root: Self.root) != first)
    }
  }

  /// Figures are quoted for these bytes: whoever changes the generator changes what they were measured on.
  @Test func theBytesAreThoseThatFiguresAreQuotedFor() throws {
    let instance = try #require(Instance.named("small-8").first)
    let problem = try Problem(json: instance.bytes(seed: Instance.usualSeed, root: Self.root))
    #expect(problem.digest == "42fc1b411710a58ec0f0f75e9f13ec9ddd95335b12366ddc6e0634d0b1f7f02b")
  }

  /// Members of a class differ in how much they ask for and how it grows, and in nothing else.
  @Test func classesDifferInDemandAlone() throws {
    let shape = ProblemShape(workloads: 12, offers: 20, quarters: 2, classes: 4)
    let workloads = try #require(ProblemGenerator(shape, seed: 1).document()["workloads"])
    guard case .array(let workloads) = workloads else { return #expect(Bool(false)) }
    let keys = ["kind", "throughput", "where", "deferrable", "unmetPenalty"]
    let demands = Set(workloads.map { $0["demand"] })
    let rest = Set(
      workloads.map { workload in keys.map { workload[$0] } })
    #expect(demands.count == 12)
    #expect(rest.count == 4)
  }

  @Test func drawsStayWhereTheyBelong() {
    var random = SplitMix64(seed: 0)
    for _ in 0..<1000 {
      #expect((0..<7).contains(random.index(below: 7)))
      #expect((0.25...0.75).contains(random.number(0.25...0.75)))
    }
    #expect(random.index(below: 0) == 0)
    #expect(random.shuffled(Array(0..<50)).sorted() == Array(0..<50))
  }
}
