internal import ArgumentParser
internal import BerthKit

/// Words on the version and what is in it.
extension Wording {
  static let versionHelp: ArgumentHelp = "Show the version."
  static let verboseHelp: ArgumentHelp =
    "With --version: show also what is linked into it, with the licences."

  /// The version, the licence, and every component with its own.
  static var components: String {
    var lines = ["berth \(Berth.version), \(Berth.licence)"]
    for component in Berth.components {
      lines.append("\(component.name) \(component.version), \(component.licence): \(component.purpose)")
      lines.append("  \(component.address)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
