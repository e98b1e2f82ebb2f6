public import Catalogs
internal import PlacementModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension TableFile {
  /// A file of rows; `-` is standard input, which can be read once.
  ///
  /// - Throws: when it is read, `InputError` where there is no such file, it is a directory, or it may not be read.
  public init(path: String) {
    let input = Input(path: path)
    self.init(name: input.name, byteCount: input.byteCount) {
      let descriptor = try Descriptor(input)
      return { buffer in try descriptor.read(into: buffer) }
    }
  }
}

extension Input {
  /// What it is called in messages.
  var name: String { isStandardInput ? "standard input" : path }

  /// The size of a regular file; `nil` for anything else.
  fileprivate var byteCount: Int? {
    var status = stat()
    guard !isStandardInput, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}

/// An open file, closed when nobody reads from it any more.
private final class Descriptor {
  private let number: Int32
  private let input: Input

  init(_ input: Input) throws(InputError) {
    self.input = input
    number = input.isStandardInput ? STDIN_FILENO : open(input.path, O_RDONLY | O_CLOEXEC)
    if number < 0 { throw InputError(path: input.path, errno: errno) }
  }

  deinit { if number > STDIN_FILENO { close(number) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count = systemRead(number, buffer)
      if count >= 0 { return count }
      if errno != EINTR { throw InputError(path: input.name, errno: errno) }
    }
  }
}

/// The system's `read`, which the method above hides by its name.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
