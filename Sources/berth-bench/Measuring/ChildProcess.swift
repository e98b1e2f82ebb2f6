internal import Foundation
internal import Synchronization

/// A program that was run to its end, and what it used: its own work and that of the children it waited for.
struct ChildProcess: Sendable {
  /// What came back.
  enum End: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
    case outOfTime
  }

  let end: End
  let use: ResourceUse
  /// Standard output and standard error together.
  let output: String

  /// Runs a program found on the PATH, in a process group of its own, so that its children end with it.
  ///
  /// - Parameters:
  ///   - arguments: the program's name or path, and what follows it.
  ///   - secondsAllowed: by the clock on the wall, `nil` for no limit; then it is killed.
  ///   - scratch: a folder for what it says.
  /// - Throws: `BenchError` where it cannot be started.
  static func run(
    _ arguments: [String], secondsAllowed: Double? = nil, scratch: ScratchFolder
  ) throws -> ChildProcess {
    let log = scratch.path("output-\(scratch.uniqueNumber())")
    let start = ResourceUse.clock()
    _ = endsChildWithParent
    let process = try spawn(arguments, log)
    running.store(process, ordering: .relaxed)
    defer { running.store(0, ordering: .relaxed) }
    var status: Int32 = 0
    var usage = rusage()
    var pause: UInt32 = 500
    var isOutOfTime = false
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      if let secondsAllowed, !isOutOfTime, ResourceUse.clock() - start > secondsAllowed {
        isOutOfTime = true
        kill(-process, SIGKILL)
      }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    let signal = status & 0x7F
    return ChildProcess(
      end: isOutOfTime
        ? .outOfTime : signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal),
      use: ResourceUse(usage, wallSeconds: ResourceUse.clock() - start),
      output: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
  }

  /// The child that runs; 0 for none. Children run one at a time.
  private static let running = Atomic<pid_t>(0)

  /// Ctrl-C reaches this process alone, since a child has a group of its own: it takes the child along.
  private static let endsChildWithParent: Void = {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        let child = ChildProcess.running.load(ordering: .relaxed)
        if child > 0 { kill(-child, SIGKILL) }
        _exit(128 + number)
      }
    }
  }()

  private static func spawn(_ arguments: [String], _ log: String) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var pointers = arguments.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var process: pid_t = 0
    let program = arguments.first ?? ""
    let fault = posix_spawnp(&process, program, &actions, &attributes, pointers, environ)
    guard fault == 0 else {
      throw BenchError(Wording.cannotRun(program, reason: String(cString: strerror(fault))))
    }
    return process
  }
}

/// A folder that is gone when nothing holds on to it any more.
final class ScratchFolder: Sendable {
  private let folder: String
  private let count = Counter()

  init() throws {
    let name = "berth-bench-" + UUID().uuidString
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  /// A number that was not given out before.
  func uniqueNumber() -> Int { count.next() }

  /// Writes a file into the folder.
  ///
  /// - Returns: its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }
}
