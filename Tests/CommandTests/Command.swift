import Foundation

/// The built `berth`, run as a process the way a shell runs it.
struct Command {
  struct Result {
    let status: Int32
    let output: [UInt8]
    let messages: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  struct NotBuilt: Error { let searched: String }

  /// The executable beside the test bundle: SwiftPM builds both into one directory.
  static func executable() throws -> URL {
    let candidates =
      Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments.first ?? "")]
    for start in candidates {
      var folder = start
      for _ in 0..<6 {
        let url = folder.appendingPathComponent("berth")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue,
          FileManager.default.isExecutableFile(atPath: url.path)
        {
          return url
        }
        folder = folder.deletingLastPathComponent()
      }
    }
    throw NotBuilt(searched: candidates.map(\.path).joined(separator: ", "))
  }

  /// Runs the command to its end. Both streams go to files, so that no full pipe can hold it up.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, input: Array(input.utf8), environment: environment)
  }

  static func run(
    _ arguments: [String], input: [UInt8], environment: [String: String] = [:]
  ) throws -> Result {
    try Scratch.with { folder in
      let process = try process(arguments, environment)
      let (output, messages) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
      let source = folder.appendingPathComponent("in")
      try Data(input).write(to: source)
      process.standardInput = try FileHandle(forReadingFrom: source)
      process.standardOutput = try empty(output)
      process.standardError = try empty(messages)
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationReason == .exit
          ? process.terminationStatus : 128 + process.terminationStatus,
        output: Array(try Data(contentsOf: output)),
        messages: String(decoding: try Data(contentsOf: messages), as: UTF8.self))
    }
  }

  /// Runs a line of `sh` in which `$BERTH` is the command, and gives its exit status and output.
  static func shell(_ line: String) throws -> Result {
    try Scratch.with { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", line]
      process.environment = ProcessInfo.processInfo.environment.merging(["BERTH": try executable().path]) {
        $1
      }
      let (output, messages) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
      process.standardOutput = try empty(output)
      process.standardError = try empty(messages)
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, output: Array(try Data(contentsOf: output)),
        messages: String(decoding: try Data(contentsOf: messages), as: UTF8.self))
    }
  }

  private static func process(_ arguments: [String], _ environment: [String: String]) throws -> Process {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    return process
  }

  private static func empty(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}

/// A folder that is gone after use.
enum Scratch {
  static func with<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("berth-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

/// The samples that the repository ships.
enum Samples {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ name: String) -> String {
    root.appendingPathComponent("data").appendingPathComponent(name).path
  }

  /// A problem whose demand is more than all capacity and must be served.
  static let impossible = """
    { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01", "period": "year", "count": 1 },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" } ], "providers": [ { "id": "alpha" } ],
      "offers": [ { "id": "a", "provider": "alpha", "region": "east", "machine": "gpu", "capacity": 10,
        "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
      "workloads": [ { "id": "w", "demand": 11, "throughput": { "gpu": 1 } } ] }
    """
}
