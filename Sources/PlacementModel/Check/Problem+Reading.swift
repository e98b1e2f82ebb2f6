extension Problem {
  /// Reads a problem from JSON text and checks it, every fault at once.
  ///
  /// Where the format is broken the rules between values are held against what could be read all the same, so
  /// that one run tells both; of what lies at or under a place already faulted nothing more is said.
  ///
  /// - Parameters:
  ///   - bytes: the document, in UTF-8.
  ///   - attachments: the CSV files it may name.
  /// - Throws: `InvalidProblem` with every fault in the order of the document, up to 50.
  /// - Complexity: O(bytes + workloads x offers x periods).
  package init(reading bytes: [UInt8], attachments: Attachments) throws(InvalidProblem) {
    let reading = ProblemReading(bytes, attachments: attachments)
    guard let file = reading.file else {
      throw InvalidProblem(violations: reading.violations, omitted: reading.omitted)
    }
    guard !reading.violations.isEmpty else {
      try self.init(validating: file)
      return
    }
    let isHorizonFaulty = reading.violations.contains { $0.pointer.lies(atOrUnder: .root["horizon"]) }
    let further = isHorizonFaulty ? nil : Self.violations(of: file)
    throw reading.joined(with: further, in: file.source)
  }

  /// Reads a problem whose CSV files lie in a folder.
  package init(reading bytes: [UInt8], folder: String) throws(InvalidProblem) {
    try self.init(reading: bytes, attachments: .folder(folder))
  }

  private static func violations(of file: ProblemFile) -> InvalidProblem? {
    do {
      _ = try Problem(validating: file)
      return nil
    } catch {
      return error
    }
  }
}

extension ProblemReading {
  /// The faults of the format and of the rules, in the order of the document.
  fileprivate func joined(with further: InvalidProblem?, in document: JSONValue) -> InvalidProblem {
    let news = (further?.violations ?? []).filter { violation in
      !violations.contains { violation.pointer.lies(atOrUnder: $0.pointer) }
    }
    let all = (violations + news).enumerated()
      .map { (place: $0.element.pointer.position(in: document), number: $0.offset, violation: $0.element) }
      .sorted { left, right in
        left.place == right.place
          ? left.number < right.number : left.place.lexicographicallyPrecedes(right.place)
      }
      .map(\.violation)
    let shown = all.prefix(Findings.reported)
    return InvalidProblem(
      violations: Array(shown), omitted: omitted + (further?.omitted ?? 0) + all.count - shown.count)
  }
}

extension Pointer {
  /// Whether the place is `other` or inside it.
  func lies(atOrUnder other: Pointer) -> Bool { tokens.starts(with: other.tokens) }
}
