internal import GLPKBackend

/// A piece of other people's work that is in the command, with its licence.
package struct Component: Hashable, Sendable {
  package let name: String
  package let version: String
  /// An expression of SPDX: `GPL-3.0-or-later`.
  package let licence: String
  package let purpose: String
  package let address: String
}

extension Berth {
  /// The licence of the package: it links GLPK.
  package static let licence = "GPL-3.0-or-later"

  /// Everything that is linked into the command beside the package itself, the languages' own libraries aside.
  package static let components = [
    Component(
      name: "GLPK", version: GLPKSolver.version, licence: "GPL-3.0-or-later",
      purpose:
        "linear programs; with AMD and COLAMD (LGPL-2.1-or-later), MiniSat (MIT) and zlib (Zlib) inside it",
      address: "https://www.gnu.org/software/glpk/"),
    Component(
      name: "swift-argument-parser", version: "1.8.2", licence: "Apache-2.0 WITH Swift-exception",
      purpose: "the command line", address: "https://github.com/apple/swift-argument-parser"),
    Component(
      name: "Swift runtime", version: "6", licence: "Apache-2.0 WITH Swift-exception",
      purpose: "standard library and dispatch", address: "https://github.com/swiftlang/swift"),
  ]
}
