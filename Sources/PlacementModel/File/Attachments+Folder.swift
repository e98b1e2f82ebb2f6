internal import Foundation

extension Attachments {
  /// The regular files in a folder and in folders inside it. What a symbolic link leads out is refused.
  ///
  /// - Parameter path: the folder of the problem file; the working directory for standard input.
  public static func folder(_ path: String) -> Attachments {
    Attachments { (name: String) throws(Unreadable) -> [UInt8] in
      let folder = URL(fileURLWithPath: path.isEmpty ? "." : path, isDirectory: true)
        .resolvingSymlinksInPath()
      let file = folder.appendingPathComponent(name).resolvingSymlinksInPath()
      let isInside = file.pathComponents.starts(with: folder.pathComponents)
      guard isInside else { throw Unreadable("it leads out of the folder of the problem") }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
        throw Unreadable("no such file")
      }
      let type = try? FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
      guard type == .typeRegular else { throw Unreadable("it is not a file of data") }
      guard let data = try? Data(contentsOf: file) else { throw Unreadable("it may not be read") }
      return [UInt8](data)
    }
  }
}
