import Foundation
import Testing

/// The README names, for every promise, the tests that hold it.
struct PromisesTests {
  @Test func everyPromiseIsHeldByTestsThatAreThere() throws {
    let root = URL(filePath: Samples.path("by-hand.json")).deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let section = try #require(readme.split(separator: "\n## ").first { $0.hasPrefix("What is promised") })
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    #expect(rows.count > 8)
    for row in rows {
      let tests = row.split(separator: "|").last?.split(separator: "`").filter { $0.contains("/") } ?? []
      #expect(!tests.isEmpty, "\(row)")
      for test in tests {
        #expect(FileManager.default.fileExists(atPath: root.appending(path: String(test)).path), "\(test)")
      }
    }
  }
}
