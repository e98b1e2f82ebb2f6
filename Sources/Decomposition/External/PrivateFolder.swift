#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A folder that nobody else may look into, gone at the end of its scope.
struct PrivateFolder: ~Copyable {
  struct Failure: Error { let reason: String }

  let path: String

  /// In the system's folder for temporary files, or in `TMPDIR`.
  init() throws(Failure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array(((parent.isEmpty ? "/tmp" : parent) + "/berth-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(reason: String(cString: strerror(errno))) }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    InFlight.add(folder: path)
  }

  deinit {
    Self.remove(path)
    InFlight.remove(folder: path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  /// The bytes of a file, or of its end; `nil` where there is no such file.
  func bytes(_ name: String, last limit: Int = .max) -> [UInt8]? {
    let descriptor = open(file(name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0, lseek(descriptor, off_t(max(0, size - limit)), SEEK_SET) >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: min(size, limit))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count > 0 { done += count } else if count == 0 || errno != EINTR { break }
    }
    return Array(bytes.prefix(done))
  }

  /// The text of a file, or of its end, whatever its bytes; `nil` where there is no such file.
  func text(_ name: String, last limit: Int = .max) -> String? {
    bytes(name, last: limit).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Removes a folder with all that is in it, following no link. What cannot be removed stays.
  static func remove(_ path: String) {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(cString: $0)
        }
      }
      if name == "." || name == ".." { continue }
      if unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
    }
    closedir(folder)
    rmdir(path)
  }
}

/// Text on its way into a file, a mebibyte at a time.
struct FileText: TextOutputStream {
  private static let size = 1 << 20
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// The first failure; what came after it is lost.
  private(set) var failure: String?

  init(path: String) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if descriptor < 0 { failure = String(cString: strerror(errno)) }
    buffer.reserveCapacity(Self.size + 4096)
  }

  mutating func write(_ string: String) {
    buffer.append(contentsOf: string.utf8)
    if buffer.count >= Self.size { flush() }
  }

  private mutating func flush() {
    var done = 0
    while done < buffer.count, failure == nil {
      let count = buffer.withUnsafeBytes { bytes in
        systemWrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count > 0 { done += count } else if errno != EINTR { failure = String(cString: strerror(errno)) }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// - Returns: the first failure, in the system's words.
  consuming func end() -> String? {
    if descriptor >= 0 {
      flush()
      if close(descriptor) != 0, failure == nil { failure = String(cString: strerror(errno)) }
    }
    return failure
  }
}

/// `write` of the system, by a name that a method of that name does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
