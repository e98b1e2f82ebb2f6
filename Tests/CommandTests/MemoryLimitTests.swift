import BerthKit
import Foundation
import Synchronization
import Testing

/// Limits of memory, as people ask for them and as they hold.
struct MemoryLimitTests {
  /// A hundred workloads on a hundred offers over ten thousand hours: a hundred million columns, of which none is stated.
  @Test func aProgramLargerThanTheLimitIsToldWithItsSize() throws {
    let offers = (0..<100).map {
      """
      {"id":"o\($0)","provider":"p","region":"r","machine":"m","capacity":9,
       "options":[{"id":"x","kind":"onDemand","price":1}]}
      """
    }
    let workloads = (0..<100).map {
      "{\"id\":\"w\($0)\",\"demand\":1,\"throughput\":{\"m\":1},\"unmetPenalty\":9}"
    }
    let problem = """
      {"berth":1,"currency":"USD","horizon":{"start":"2026-01-01","period":"hour","count":10000},
       "machines":[{"id":"m"}],"regions":[{"id":"r"}],"providers":[{"id":"p"}],
       "offers":[\(offers.joined(separator: ","))],"workloads":[\(workloads.joined(separator: ","))]}
      """
    let result = try Command.run("solve", "-", "--memory-limit", "2G", input: problem)
    #expect(result.status == 4)
    #expect(result.messages.contains("about 100,000,000 columns"))
    #expect(result.messages.contains("the limit is 2.0 GB"))
    #expect(result.output.isEmpty)
  }

  @Test(arguments: ["0", "-1G", "1x", "", "1e300T", "GB"]) func whatIsNoSizeIsRefused(_ size: String) throws {
    #expect(try Command.run("solve", Samples.path("by-hand.json"), "--memory-limit", size).status == 64)
  }

  /// A process has more than a megabyte before it reads anything.
  @Test(arguments: ["solve", "explain", "alternatives", "diagnose"])
  func aReadingBeyondTheLimitStops(command: String) throws {
    let result = try Command.run(command, Samples.path("by-hand.json"), "--memory-limit", "1M")
    #expect(result.status == 4)
    #expect(result.messages.contains("the memory limit of 1 MB was reached while the problem was read"))
    #expect(result.output.isEmpty)
  }

  @Test func aLimitThatIsNotReachedChangesNothing() throws {
    let problem = Samples.path("by-hand.json")
    let limited = try Command.run("solve", problem, "--memory-limit", "1.5GiB")
    #expect(limited.status == 0)
    #expect(limited.output == (try Command.run("solve", problem)).output)
  }

  /// Small work is over before any thread but its own has had a turn.
  @Test func aWatchHasLookedBeforeTheWorkBegins() {
    let seen = Mutex(0)
    let watch = MemoryWatch { bytes in seen.withLock { $0 = bytes } }
    watch.end()
    #expect(seen.withLock { $0 } > 1_000_000)
  }
}
