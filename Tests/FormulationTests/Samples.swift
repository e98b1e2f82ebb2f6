import Foundation
import PlacementModel

/// The problems that the tests are about: files in `data/`, and texts that stand in the tests.
enum Samples {
  static let names = ["by-hand", "transport", "load-levels", "two-clouds", "contracts", "frontier-lab"]

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let data = root.appending(path: "data")
  static let model = root.appending(path: "models/placement.mod")

  static func problem(_ name: String) throws -> Problem {
    let bytes = [UInt8](try Data(contentsOf: data.appending(path: name + ".json")))
    return try Problem(validating: ProblemFile(reading: bytes, folder: data.path))
  }

  static func problem(json: String) throws -> Problem {
    try Problem(validating: ProblemFile(reading: Array(json.utf8), folder: data.path))
  }

  static func problem(_ document: JSONValue) throws -> Problem {
    try problem(json: JSONText(document).string)
  }
}
