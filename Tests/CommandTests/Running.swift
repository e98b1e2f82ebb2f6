import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The command under way, behind a terminal or with its streams in files; what it writes can be waited for.
final class Running {
  /// A bound on a command that hangs, never a measure.
  private static let patience = 240.0

  struct NeverCame: Error {
    let text: String
    let instead: String
  }

  private let process = Process()
  private let folder: URL
  private let terminal: TerminalReader?

  /// - Parameter columns: of the terminal; without it both streams go to files.
  init(_ arguments: [String], columns: Int? = nil, environment: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("berth-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    process.executableURL = try Command.executable()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": ""]
    ) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    terminal = try columns.map { try TerminalReader(columns: $0) }
    process.standardOutput = try terminal?.writer ?? Self.empty(folder.appendingPathComponent("out"))
    process.standardError = try terminal?.writer ?? Self.empty(folder.appendingPathComponent("err"))
    try process.run()
    terminal?.closeWriter()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// All that was written so far: to the terminal, or to standard output.
  var output: String { terminal?.text ?? text("out") }
  var messages: String { terminal?.text ?? text("err") }

  /// Waits until a text has come so many times, on either stream.
  func wait(for wanted: String, times: Int = 1) throws {
    let end = Date().addingTimeInterval(Self.patience)
    while true {
      let isOver = !process.isRunning
      let seen = terminal?.text ?? text("out") + text("err")
      if seen.components(separatedBy: wanted).count > times { return }
      guard !isOver, Date() < end else { throw NeverCame(text: wanted, instead: seen) }
      usleep(20_000)
    }
  }

  func interrupt() { process.interrupt() }

  func resize(columns: Int) { terminal?.resize(columns: columns) }

  /// Waits for its end, and gives its exit status.
  func end() -> Int32 {
    process.waitUntilExit()
    terminal?.drain()
    return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
  }

  private func text(_ name: String) -> String {
    let data = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  private static func empty(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}

/// The near end of a pseudo-terminal, read on a thread of its own so that its writer never waits.
private final class TerminalReader: @unchecked Sendable {
  struct NoTerminal: Error {}

  let writer: FileHandle
  private let reader: Int32
  private let bytes = Mutex<[UInt8]>([])
  private let ended = DispatchSemaphore(value: 0)

  init(columns: Int) throws {
    var (near, far) = (Int32(-1), Int32(-1))
    var size = winsize(ws_row: 40, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&near, &far, nil, nil, &size) == 0 else { throw NoTerminal() }
    // Commands that other tests start must not hold this terminal open.
    for descriptor in [near, far] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (near, FileHandle(fileDescriptor: far, closeOnDealloc: true))
    Thread { [self] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(reader, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        bytes.withLock { $0 += buffer[..<count] }
      }
      ended.signal()
    }.start()
  }

  deinit { close(reader) }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  func closeWriter() { try? writer.close() }

  func resize(columns: Int) {
    var size = winsize(ws_row: 40, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(reader, UInt(TIOCSWINSZ), &size)
  }

  /// Waits until everything that was written has been read.
  func drain() { _ = ended.wait(timeout: .now() + 20) }
}
