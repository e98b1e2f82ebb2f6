internal import Foundation
internal import Fuzzing
internal import Testing

/// Everything by which a reader was ever caught, and the samples from which fuzzing starts.
struct CorpusTests {
  /// A file of the corpus, under the entry that reads it.
  struct Case: Sendable, CustomTestStringConvertible {
    let entry: FuzzEntry
    let file: URL
    var testDescription: String { "\(entry.rawValue)/\(file.lastPathComponent)" }
  }

  static let cases: [Case] = {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    return FuzzEntry.allCases.flatMap { entry in
      let folders = Set([entry, entry.seeds]).map { corpus.appending(path: $0.rawValue) }
      let files = folders.flatMap {
        (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? []
      }
      return files.sorted { $0.path < $1.path }.map { Case(entry: entry, file: $0) }
    }
  }()

  /// A promise that is broken fails the test; a trap ends it.
  @Test(arguments: cases) func isReadWithoutHarm(_ known: Case) throws {
    try known.entry.read(Array(Data(contentsOf: known.file)))
  }

  @Test(arguments: FuzzEntry.allCases) func everyDoorHasSeeds(_ entry: FuzzEntry) {
    #expect(Self.cases.contains { $0.entry == entry })
  }
}
