#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the system tells of a file without reading it: enough to see that it was written, replaced or removed.
package struct FileStamp: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64
  var size: Int64
  var seconds: Int64
  var nanoseconds: Int64

  package init(device: UInt64 = 0, inode: UInt64, size: Int64, seconds: Int64, nanoseconds: Int64 = 0) {
    (self.device, self.inode, self.size) = (device, inode, size)
    (self.seconds, self.nanoseconds) = (seconds, nanoseconds)
  }

  package var byteCount: Int64 { size }

  /// `nil` where there is no regular file under the path, links followed.
  package init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino),
      size: Int64(truncatingIfNeeded: status.st_size), seconds: Int64(truncatingIfNeeded: time.tv_sec),
      nanoseconds: Int64(truncatingIfNeeded: time.tv_nsec))
  }
}

/// Tells when some files have changed and come to rest again, from looks at them at equal intervals.
///
/// Editors save by writing over a file, by renaming another into its place, or by removing it first; and several files may
/// be saved one after another. So a change counts only when two looks in a row see the same. A file that is gone is given
/// longer to come back.
package struct ChangeDetector: Sendable {
  package typealias Look = [FileStamp?]

  /// Looks in a row that see the same before a change counts: while all files are there, and while one is missing.
  package static let restingLooks = 2
  package static let missingLooks = 8

  /// What was seen when the files were last read.
  private let known: Look
  private var last: Look
  private var looksAlike = 1

  package init(knowing known: Look) { (self.known, last) = (known, known) }

  /// - Returns: whether the files are at rest and other than known.
  package mutating func see(_ look: Look) -> Bool {
    looksAlike = look == last ? looksAlike + 1 : 1
    last = look
    guard look != known else { return false }
    return looksAlike >= (look.contains(nil) ? Self.missingLooks : Self.restingLooks)
  }
}

/// A problem's file and the CSV files that it names, as they are at one moment.
package struct InputFiles: Sendable {
  /// The problem first, then what it names in the order of their names.
  package let paths: [String]
  /// What each looked like before it was read, so that whatever is written during the reading is seen as a change.
  package let stamps: ChangeDetector.Look
  private let contents: [[UInt8]?]

  /// Reads the files.
  ///
  /// - Parameter earlier: names files where the problem cannot be read, as in the middle of an edit.
  package init(problem path: String, earlier: InputFiles? = nil) {
    let stamp = FileStamp(path: path)
    let bytes = Self.bytes(of: path, stamp)
    let folder = Input(path: path).folder
    let names =
      bytes.flatMap { try? JSONValue(parsing: $0) }.map { Self.named(in: $0).map { folder + "/" + $0 } }
      ?? Array((earlier?.paths ?? []).dropFirst())
    let stamps = names.map(FileStamp.init)
    paths = [path] + names
    self.stamps = [stamp] + stamps
    contents = [bytes] + zip(names, stamps).map(Self.bytes)
  }

  /// What is no regular file may have no end.
  private static func bytes(of path: String, _ stamp: FileStamp?) -> [UInt8]? {
    stamp == nil ? nil : try? Input(path: path).bytes()
  }

  /// What the files look like now.
  package var look: ChangeDetector.Look { paths.map(FileStamp.init) }

  /// Which files hold something else than they did, were added or left out; none where they were only touched.
  package func changes(since earlier: InputFiles) -> [String] {
    let before = Dictionary(zip(earlier.paths, earlier.contents), uniquingKeysWith: { first, _ in first })
    let changed = zip(paths, contents).filter { path, bytes in before[path] != .some(bytes) }.map(\.0)
    return changed + earlier.paths.filter { !paths.contains($0) }
  }

  /// The CSV files that a document names anywhere, in the order of their names, each once.
  private static func named(in document: JSONValue) -> [String] {
    var names: Set<String> = []
    var open = [document]
    while let value = open.popLast() {
      switch value {
      case .array(let values): open += values
      case .object(let members):
        if case .string(let name)? = value["csv"] { names.insert(name) }
        open += members.map(\.value)
      default: break
      }
    }
    return names.sorted()
  }
}
