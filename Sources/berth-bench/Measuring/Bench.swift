internal import BerthKit
internal import Foundation

/// Measures instances, each in a process of its own: what one leaves behind in memory is nothing to the next, and one
/// that breaks down takes none of the others with it.
struct Bench {
  let seed: UInt64
  /// The folder of the repository.
  let root: String
  let method: String?
  /// Seconds that the solver may take, `nil` for no limit.
  let timeLimit: Double?
  let scratch: ScratchFolder
  var executable = Self.executable

  /// The path of the instance's problem file, which is made first where it is generated.
  func path(of instance: Instance) throws -> String {
    if case .file(let path) = instance.source { return root + "/" + path }
    let name = "\(instance.name)-\(seed).json"
    return try scratch.write(instance.bytes(seed: seed, root: root), to: name)
  }

  /// The median of several measurements of an instance.
  func result(of instance: Instance, repeats: Int) -> BenchmarkReport.Result {
    var result = BenchmarkReport.Result(
      instance: instance.name, family: instance.family.rawValue,
      seed: instance.shape == nil ? nil : seed, repeats: repeats)
    do {
      let path = try path(of: instance)
      result.measurement = .median(of: try (0..<repeats).map { _ in try measurement(of: path) })
    } catch {
      result.failure = "\(error)"
    }
    return result
  }

  /// One measurement of a problem file, in a process of its own.
  ///
  /// - Throws: `BenchError` where it comes to no figures.
  func measurement(of path: String) throws -> Measurement {
    let output = scratch.path("measurement-\(scratch.uniqueNumber()).json")
    var arguments = [executable, "measure", path, "--output", output]
    if let method { arguments += ["--method", method] }
    if let timeLimit { arguments += ["--time-limit", "\(timeLimit)"] }
    let process = try ChildProcess.run(arguments, scratch: scratch)
    guard process.end == .exited(0) else { throw BenchError(Wording.brokenDown(process)) }
    var measurement = try ResultText.read(Measurement.self, from: output)
    measurement.wallSeconds = process.use.wallSeconds
    measurement.cpuSeconds = process.use.cpuSeconds
    measurement.peakMemory = process.use.peakMemory
    return measurement
  }

  /// This program.
  static var executable: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
  }
}
