internal import ArgumentParser
internal import BerthKit
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Why a result could not be written.
struct OutputError: Error, CustomStringConvertible {
  /// The path as it was given, or `standard output`.
  let path: String
  let errno: Int32

  /// Whether the reader of a pipe has gone, as when `head` has seen enough.
  var isClosedPipe: Bool { errno == EPIPE }
  var description: String {
    Wording.cannotWrite(path.escapingControls, reason: String(cString: strerror(errno)))
  }
}

/// Where a result goes: standard output, or a file that appears whole or not at all.
enum FileOutput {
  /// The temporary file that is being written, for a signal to remove.
  private static let pending = Mutex<String?>(nil)

  /// Writes to the file, or to standard output where there is none or it is `-`.
  static func write(_ text: String, to path: String?) throws(OutputError) {
    let bytes = Array(text.utf8)
    guard let path, path != "-" else {
      do { try write(bytes, to: STDOUT_FILENO) } catch {
        throw OutputError(path: Wording.standardOutput, errno: error.errno)
      }
      return
    }
    do { try replace(path, with: bytes) } catch { throw OutputError(path: path, errno: error.errno) }
  }

  /// Whether there is something under the path already.
  static func exists(_ path: String) -> Bool { path != "-" && access(path, F_OK) == 0 }

  /// Whether two paths lead to one file that is there.
  static func isSameFile(_ path: String, _ other: String) -> Bool {
    guard path != "-", other != "-" else { return false }
    var (first, second) = (stat(), stat())
    guard stat(path, &first) == 0, stat(other, &second) == 0, first.st_mode & S_IFMT == S_IFREG
    else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Writes all bytes to a descriptor.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw OutputError(path: "", errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Removes the temporary file that is being written, when there is one.
  static func discardPending() {
    pending.withLock { path in
      if let path { unlink(path) }
      path = nil
    }
  }

  /// Writes beside the file and renames, so that a reader sees the old content or the new. What is not a
  /// regular file (a terminal, a pipe) is written in place; a symbolic link keeps pointing where it points.
  private static func replace(_ path: String, with bytes: [UInt8]) throws(OutputError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(path: path, errno: errno) }
      defer { close(descriptor) }
      return try write(bytes, to: descriptor)
    }
    let target = exists ? resolved(path) : path
    let temporary = target + ".berth-\(getpid())"
    let mode: mode_t = exists ? status.st_mode & 0o777 : 0o666
    pending.withLock { $0 = temporary }
    defer { discardPending() }
    try create(temporary, mode, bytes)
    guard rename(temporary, target) == 0 else { throw OutputError(path: path, errno: errno) }
    pending.withLock { $0 = nil }
  }

  private static func create(_ path: String, _ mode: mode_t, _ bytes: [UInt8]) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw OutputError(path: path, errno: errno) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor)
    guard fsync(descriptor) == 0 else { throw OutputError(path: path, errno: errno) }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

/// The system's `write`, which the functions above hide by their name.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
