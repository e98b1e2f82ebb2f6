public import PlacementModel

/// What a check of a plan came to, in sentences and a table.
public struct VerdictText: Sendable {
  let verdict: Verdict
  private var problem: Problem { verdict.problem }
  /// Findings that are written out; the rest are counted.
  private static let shown = 50

  /// Of any verdict, also of one that found nothing.
  public init(_ verdict: Verdict) { self.verdict = verdict }

  /// The text, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80) -> String {
    let width = max(40, width)
    var lines: [String] = []
    func say(_ text: String, label: String? = nil) {
      let paragraph =
        label.map { Paragraph(text.escapingControls, label: $0, labelWidth: $0.count + 1) }
        ?? Paragraph(text.escapingControls)
      lines += paragraph.lines(width: width)
    }
    say(Wording.headline(of: verdict))
    for finding in verdict.findings.prefix(Self.shown) { say(sentence(finding), label: "-") }
    if verdict.findings.count > Self.shown {
      say(Wording.furtherFindings(verdict.findings.count - Self.shown))
    }
    if !verdict.checks.isEmpty {
      lines.append("")
      lines += table.lines(width: width)
    }
    if let proof = verdict.proof {
      lines.append("")
      say(Wording.proof(proof, money: { "\($0.text(significantDigits: 9)) \(problem.currency)" }))
    }
    if !verdict.gaps.isEmpty {
      lines.append("")
      for gap in verdict.gaps { say(Wording.gap(gap), label: "-") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func sentence(_ finding: Finding) -> String {
    let place = finding.place.isEmpty ? "" : " (" + finding.place.joined(separator: ", ") + ")"
    return "\(finding.pointer)\(place): " + Wording.fault(finding.fault) + " [\(Wording.rule(finding.rule))]"
  }

  private var table: TextTable {
    var table = TextTable([
      .init(Wording.checkedHeading, .left), .init(Wording.comparisonsHeading),
      .init(Wording.largestDifferenceHeading),
    ])
    for check in verdict.checks {
      table.add([
        Wording.rule(check.rule), "\(check.comparisons)",
        check.largestDifference == 0 ? "0" : check.largestDifference.scientificText,
      ])
    }
    return table
  }
}
