@testable import PlacementModel
import Testing

/// A problem that has everything it must and nothing else, as JSON text.
let smallest = """
  {
    "berth": 1,
    "horizon": { "start": "2026-01", "period": "quarter", "count": 4 },
    "machines": [ { "id": "gpu" } ],
    "regions": [ { "id": "east" } ],
    "providers": [ { "id": "aws" } ],
    "offers": [
      { "id": "o", "provider": "aws", "region": "east", "machine": "gpu", "capacity": 10,
        "options": [ { "id": "q", "kind": "onDemand", "price": 4 } ] }
    ],
    "workloads": [ { "id": "w", "demand": 5, "throughput": { "gpu": 1 } } ]
  }
  """

/// The smallest problem with one piece of its text replaced. The piece must be there, once.
func problem(_ old: String, _ new: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
  #expect(
    smallest.split(separator: old, omittingEmptySubsequences: false).count == 2,
    sourceLocation: sourceLocation)
  return smallest.replacing(old, with: new)
}

/// The smallest problem with further members in the document, as `"limits": [ ... ]`.
func problem(adding members: String) -> String { problem("\"berth\": 1,", "\"berth\": 1, \(members),") }

/// The violations of a document, as `pointer` and fault.
func violations(_ text: String, attachments: Attachments = .none) -> [Violation] {
  do {
    _ = try ProblemFile(reading: Array(text.utf8), attachments: attachments)
    return []
  } catch {
    return error.violations
  }
}

/// The sentences of a document's violations.
func sentences(_ text: String, attachments: Attachments = .none) -> [String] {
  violations(text, attachments: attachments).map(\.sentence)
}

func file(_ text: String, attachments: Attachments = .none) throws -> ProblemFile {
  try ProblemFile(reading: Array(text.utf8), attachments: attachments)
}

/// Files in memory.
func files(_ contents: [String: String]) -> Attachments {
  Attachments { (name: String) throws(Attachments.Unreadable) -> [UInt8] in
    guard let text = contents[name] else { throw Attachments.Unreadable("no such file") }
    return Array(text.utf8)
  }
}

/// A value of another form than the test is about.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
