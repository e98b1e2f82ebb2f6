#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Memory of this process and of the machine.
package enum ProcessMemory {
  /// Bytes of memory that the machine has, or that its group of processes may use where that is less.
  package static var machine: Int {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let size = sysconf(Int32(_SC_PAGESIZE))
    guard pages > 0, size > 0 else { return .max }
    let whole = Int(pages).multipliedReportingOverflow(by: Int(size))
    let physical = whole.overflow ? Int.max : whole.partialValue
    // A container's bound is not the machine's: the files of version 2 and of version 1 of Linux's control groups.
    let bounds = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"].compactMap(
      number)
    return bounds.reduce(physical) { min($0, $1) }
  }

  /// Bytes of this process that stand in memory; the most that ever stood there where the system tells no more.
  package static var resident: Int {
    if let words = text(of: "/proc/self/statm")?.split(separator: " "), words.count > 1,
      let pages = Int(words[1])
    {
      return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
    var usage = rusage()
    guard getrusage(whose, &usage) == 0 else { return 0 }
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1024
    #endif
  }

  #if canImport(Glibc)
    private static let whose = Int32(RUSAGE_SELF.rawValue)
  #else
    private static let whose = Int32(RUSAGE_SELF)
  #endif

  private static func number(in path: String) -> Int? {
    text(of: path)?.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
  }

  /// The first bytes of a small file of the system.
  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
