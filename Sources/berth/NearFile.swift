internal import BerthKit

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What stands beside a file that is not there.
enum NearFile {
  /// A folder with more than this is not read for a message.
  private static let most = 10_000

  /// The path of the file that was probably meant; `nil` where none of the folder has nearly the name, or the file is there.
  static func nearest(to path: String) -> String? {
    guard path != "-", !FileOutput.exists(path) else { return nil }
    let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = path[..<end]
    guard let name = Problem.nearestName(to: String(path[end...]), among: names(in: String(folder))) else {
      return nil
    }
    return folder + name
  }

  /// The names in a folder in an order that depends on them alone.
  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < most, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
