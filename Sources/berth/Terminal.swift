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

  /// Whether the stream is a terminal on which a line can be rewritten.
  var isInteractive: Bool {
    isatty(descriptor) == 1 && environment("TERM") != "dumb"
  }

  /// Columns of the terminal; 80 where there is none to ask.
  var width: Int {
    var size = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return 80 }
    return Int(size.ws_col)
  }

  /// Bold titles on a terminal, unless `NO_COLOR` is set to anything (https://no-color.org).
  var emphasis: PlanTables.Emphasis {
    isInteractive && (environment("NO_COLOR") ?? "").isEmpty ? .bold : .none
  }

  private func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
