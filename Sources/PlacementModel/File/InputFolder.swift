internal import Foundation

/// Where the files that a problem names are read from. No name leads out of the folder.
public struct InputFolder: Sendable {
  /// Why a file was not read.
  public struct Fault: Error, Sendable {
    public let reason: String
    public init(reason: String) { self.reason = reason }
  }

  let read: @Sendable (String) throws(Fault) -> [UInt8]

  /// - Parameter read: the bytes of a file by its name in the folder.
  public init(read: @escaping @Sendable (String) throws(Fault) -> [UInt8]) { self.read = read }

  /// A folder on disk. Absolute names, `..` and symbolic links that lead elsewhere are refused.
  public init(path: String) {
    read = { (name: String) throws(Fault) -> [UInt8] in
      guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
        throw Fault(reason: "a file is named relative to the problem's folder and lies inside it")
      }
      let folder = URL(fileURLWithPath: path, isDirectory: true).resolvingSymlinksInPath().standardizedFileURL
      let file = folder.appendingPathComponent(name).resolvingSymlinksInPath().standardizedFileURL
      let prefix = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
      guard file.path.hasPrefix(prefix) else { throw Fault(reason: "it leads out of the problem's folder") }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
        throw Fault(reason: "there is no such file")
      }
      guard !isFolder.boolValue, let data = try? Data(contentsOf: file) else {
        throw Fault(reason: "it cannot be read")
      }
      return [UInt8](data)
    }
  }
}
