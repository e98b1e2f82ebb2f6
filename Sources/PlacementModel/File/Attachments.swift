/// Gives the files that a problem names: CSV files in its folder. Injected, so that reading a problem needs
/// no file system, and a test no disk.
public struct Attachments: Sendable {
  /// Why a file cannot be had, for people: `no such file`.
  public struct Unreadable: Error, Hashable, Sendable {
    /// The system's word, or a sentence.
    public let reason: String
    /// A reason of one's own.
    public init(_ reason: String) { self.reason = reason }
  }

  let read: @Sendable (_ name: String) throws(Unreadable) -> [UInt8]

  /// - Parameter read: the bytes of the file with a name, which is a relative path with `/` as it stands in
  ///   the problem. Paths that are absolute or have a part `..` never reach it.
  public init(read: @escaping @Sendable (_ name: String) throws(Unreadable) -> [UInt8]) {
    self.read = read
  }

  /// For problems that stand alone.
  public static let none = Attachments { (_: String) throws(Unreadable) -> [UInt8] in
    throw Unreadable("this problem was read without a folder")
  }

  /// Whether a name stays in the folder by its text alone; a reader of a real folder must follow links as well.
  static func isContained(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.isEmpty && parts.allSatisfy { !["", ".", ".."].contains($0) } && !name.contains("\\")
  }
}
