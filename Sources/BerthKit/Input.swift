#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Why a file or standard input could not be read.
public struct InputError: Error, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// The system's word: `No such file or directory`.
  public let reason: String

  public var description: String { "cannot read \(path.escapingControls): \(reason)" }
}

/// Where a problem is read from: a file, or standard input for `-`.
package struct Input: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  package var isStandardInput: Bool { path == "-" }

  /// The folder against which the CSV files that a problem names are found; for standard input the current one.
  package var folder: String {
    guard !isStandardInput, let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Everything there is to read.
  ///
  /// - Throws: `InputError` where there is no such file, it is a directory, or it may not be read.
  package func bytes() throws(InputError) -> [UInt8] {
    if isStandardInput { return try bytes(of: STDIN_FILENO) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(path: path, errno: errno) }
    defer { close(descriptor) }
    return try bytes(of: descriptor)
  }

  private func bytes(of descriptor: Int32) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      switch count {
      case 0: return bytes
      case ..<0 where errno == EINTR: continue
      case ..<0: throw InputError(path: isStandardInput ? "standard input" : path, errno: errno)
      default: bytes += buffer[..<count]
      }
    }
  }
}

extension InputError {
  init(path: String, errno: Int32) {
    self.init(path: path, reason: String(cString: strerror(errno)))
  }
}
