internal import BerthKit

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What is known of the terminal behind a stream.
struct Terminal: Sendable {
  let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  static let standardError = Terminal(STDERR_FILENO)

  /// Whether the stream is a terminal on which a line can be rewritten.
  var isInteractive: Bool {
    isatty(descriptor) == 1 && !["", "dumb"].contains(environment("TERM") ?? "")
  }

  /// Columns of the terminal; 80 where there is none to ask.
  var width: Int {
    var size = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return 80 }
    return Int(size.ws_col)
  }

  /// What text for people shows here where nothing else was asked for: colour on a terminal unless `NO_COLOR` is set to
  /// anything (https://no-color.org), and sparklines where it also draws their characters.
  var style: TextStyle {
    TextStyle(
      isColoured: isInteractive && (environment("NO_COLOR") ?? "").isEmpty,
      hasSparklines: isInteractive && isUnicode)
  }

  /// Whether the locale says UTF-8, on a terminal whose font has more than a few block characters.
  private var isUnicode: Bool {
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment($0) }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    return (encoding.contains("utf-8") || encoding.contains("utf8")) && environment("TERM") != "linux"
  }

  private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
