/// Every fault of the files that were to be imported, in their order, up to 50. Nothing is made of any of them.
public struct InvalidImport: Error, Hashable, Sendable {
  /// One thing that is wrong.
  public struct Fault: Hashable, Sendable {
    /// The file's name.
    public let file: String
    /// `nil` where the fault is of the file as a whole.
    public let line: Int?
    /// What stands there.
    public let found: String
    /// What would be accepted.
    public let accepted: String

    package init(file: String, line: Int?, found: String, accepted: String) {
      self.file = file
      self.line = line
      self.found = found
      self.accepted = accepted
    }

    package init(file: String, _ fault: CSVFault) {
      self.init(file: file, line: fault.line, found: fault.found, accepted: fault.accepted)
    }

    /// On one line: the file, the line, what was found and what is accepted.
    public var sentence: String {
      let place = line.map { ", line \($0)" } ?? ""
      let words = found.hasPrefix("no ") ? "there is \(found); needed is" : "\(found) is not accepted;"
      return Wording.visible("\(file)\(place): \(words) \(accepted)")
    }
  }

  /// The first faults, in the order of the files.
  public let faults: [Fault]
  /// How many more there are than are listed.
  public let omitted: Int

  package init(_ faults: [Fault]) {
    self.faults = Array(faults.prefix(FaultList.shown))
    omitted = max(0, faults.count - FaultList.shown)
  }

  /// Every fault on a line of its own, and how many were left out.
  public var message: String {
    (faults.map(\.sentence) + (omitted > 0 ? ["and \(omitted) more"] : [])).joined(separator: "\n")
  }
}
