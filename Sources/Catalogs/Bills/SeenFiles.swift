internal import PlacementModel
internal import Synchronization

/// Finds files that come twice, whose charges would be counted twice: one path given again, or another of the same bytes.
struct SeenFiles {
  /// Digests the bytes of a file while they are read.
  final class Digest: Sendable {
    private let hash = Mutex(SHA256())

    /// The file, read through this.
    func watching(_ file: TableFile) -> TableFile {
      TableFile(name: file.name, byteCount: file.byteCount) {
        let source = try file.open()
        return { [self] buffer in
          let count = try source(buffer)
          hash.withLock { $0.update(Array(buffer.prefix(count))) }
          return count
        }
      }
    }

    var text: String { hash.withLock { $0.hexadecimal } }
  }

  private var names: Set<String> = []
  private var byDigest: [String: String] = [:]
  /// How many files have a size; files of unknown size may be like any other.
  private let sizes: [Int?: Int]
  private let count: Int

  init(_ files: [TableFile]) {
    count = files.count
    sizes = Dictionary(files.map { ($0.byteCount, 1) }, uniquingKeysWith: +)
  }

  /// - Returns: whether the file was not given before.
  mutating func isNew(_ file: TableFile) -> Bool { names.insert(file.name).inserted }

  /// What digests a file that may be like another; digesting takes time that others need not take.
  func digest(of file: TableFile) -> Digest? {
    let unknown = sizes[nil, default: 0]
    let alike = file.byteCount == nil ? count : sizes[file.byteCount, default: 0] + unknown
    return alike > 1 ? Digest() : nil
  }

  /// The name of a file with the bytes of this one, if one was read.
  mutating func twin(of file: TableFile, _ digest: Digest) -> String? {
    let text = digest.text
    if let twin = byDigest[text] { return twin }
    byDigest[text] = file.name
    return nil
  }
}
