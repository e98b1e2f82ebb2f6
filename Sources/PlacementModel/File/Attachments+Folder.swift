#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension Attachments {
  /// The regular files in a folder and in folders inside it. What a symbolic link leads out is refused.
  ///
  /// - Parameter path: the folder of the problem file; the working directory for standard input.
  public static func folder(_ path: String) -> Attachments {
    Attachments { (name: String) throws(Unreadable) -> [UInt8] in
      let leadsOut = Unreadable("it leads out of the folder of the problem")
      guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { throw leadsOut }
      guard let folder = resolved(path.isEmpty ? "." : path), let file = resolved(folder + "/" + name)
      else { throw Unreadable("no such file") }
      guard file.hasPrefix(folder == "/" ? "/" : folder + "/") else { throw leadsOut }
      var status = stat()
      guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG
      else { throw Unreadable("it is not a file of data") }
      guard let bytes = bytes(of: file) else { throw Unreadable("it may not be read") }
      return bytes
    }
  }

  /// The path without links and dots; `nil` where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return ferror(file) == 0 ? bytes : nil }
      bytes += buffer[..<count]
    }
  }
}
