internal import LinearProgramming
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A program that runs beside this one, in a process group of its own, with no input and with both its streams in one file:
/// there is no pipe that could fill up.
struct ChildProcess: ~Copyable {
  enum Ending: Equatable {
    case exited(Int32)
    /// Ended by a signal that did not come from here.
    case killed(signal: Int32)
    case stopped(by: Outcome.Limit)
  }

  struct NotStarted: Error { let reason: String }

  private let identifier: pid_t

  /// - Parameters:
  ///   - folder: where it works.
  ///   - log: where its streams go, a name in the folder.
  init(_ executable: String, _ arguments: [String], in folder: String, log: String) throws(NotStarted) {
    identifier = try InFlight.starting { () throws(NotStarted) -> pid_t in
      try Self.spawn(executable, arguments, folder, log)
    }
  }

  /// Waits for its end, asking several times a second whether to stop it.
  ///
  /// Asked to stop (SIGINT), it has `grace` to write down the best it has; then its whole group is killed.
  ///
  /// - Parameter reached: the limit that has been reached, if one has.
  consuming func wait(grace: Duration, reached: () -> Outcome.Limit?) -> Ending {
    defer { InFlight.remove(process: identifier) }
    var stop: (limit: Outcome.Limit, until: ContinuousClock.Instant)?
    var pause = Duration.milliseconds(1)
    while !hasEnded {
      if let asked = stop {
        if ContinuousClock.now >= asked.until { kill(-identifier, SIGKILL) }
      } else if let limit = reached() {
        kill(-identifier, SIGINT)
        stop = (limit, ContinuousClock.now + grace)
      }
      usleep(UInt32(pause / .microseconds(1)))
      pause = min(pause * 1.5, .milliseconds(20))
    }
    // What it started and left behind goes with it, while its number cannot be another's yet.
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    if let stop { return .stopped(by: stop.limit) }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  /// Whether it has ended; its number stays its own until it is waited for.
  private var hasEnded: Bool {
    var information = siginfo_t()
    let code = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
    return code == 0 ? information.si_signo == SIGCHLD : errno != EINTR
  }
}

// MARK: - Starting

extension ChildProcess {
  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    private static var noActions: FileActions { nil }
    private static var noAttributes: Attributes { nil }
  #else
    private typealias FileActions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    private static var noActions: FileActions { posix_spawn_file_actions_t() }
    private static var noAttributes: Attributes { posix_spawnattr_t() }
  #endif

  private static func spawn(
    _ executable: String, _ arguments: [String], _ folder: String, _ log: String
  ) throws(NotStarted) -> pid_t {
    var actions = noActions
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder + "/" + log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)

    var attributes = noAttributes
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals that this process ignores must reach the program: it is stopped by them.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var identifier: pid_t = 0
    // Not every C library can begin a process in another folder; every shell can, and then is the program.
    let script = #"cd "$1" && shift && export LC_ALL=C && exec "$@""#
    let code = withCStrings(["sh", "-c", script, "sh", folder, executable] + arguments) { command in
      posix_spawn(&identifier, "/bin/sh", &actions, &attributes, command, environ)
    }
    guard code == 0 else { throw NotStarted(reason: String(cString: strerror(code))) }
    return identifier
  }

  private static func withCStrings(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
  ) -> Int32 {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

/// What would be left behind if this process ended now.
enum InFlight {
  private struct State {
    var processes: Set<pid_t> = []
    var folders: Set<String> = []
  }

  private static let state = Mutex(State())

  /// Starts a process: nobody can end this one between its start and its being known here.
  static func starting<Failure: Error>(_ start: () throws(Failure) -> pid_t) throws(Failure) -> pid_t {
    try state.withLock { state throws(Failure) -> pid_t in
      let process = try start()
      state.processes.insert(process)
      return process
    }
  }

  static func remove(process: pid_t) { _ = state.withLock { $0.processes.remove(process) } }
  static func add(folder: String) { _ = state.withLock { $0.folders.insert(folder) } }
  static func remove(folder: String) { _ = state.withLock { $0.folders.remove(folder) } }

  /// Ends the programs and removes the folders. Nothing more is waited for.
  static func abandon() {
    state.withLock { state in
      for process in state.processes { kill(-process, SIGKILL) }
      for folder in state.folders { PrivateFolder.remove(folder) }
    }
  }
}
