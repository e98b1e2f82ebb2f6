import Foundation
import PlacementModel

/// The problems that the tests plan.
enum Samples {
  private static let data = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "data")

  static func problem(_ name: String) throws -> Problem {
    try problem(bytes: [UInt8](Data(contentsOf: data.appending(path: name + ".json"))))
  }

  /// A sample with one piece of its text exchanged.
  static func problem(_ name: String, replacing text: String, with other: String) throws -> Problem {
    let json = String(decoding: try Data(contentsOf: data.appending(path: name + ".json")), as: UTF8.self)
    return try problem(bytes: Array(json.replacing(text, with: other).utf8))
  }

  static func problem(bytes: [UInt8]) throws -> Problem {
    try Problem(validating: ProblemFile(reading: bytes, folder: data.path))
  }
}
