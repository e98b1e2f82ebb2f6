public import PlacementModel

/// An explanation as text for a terminal: sentences with money, by what they are about.
public struct ExplanationTables: Sendable {
  let answer: Explanation

  /// Sentences of an explanation.
  public init(_ answer: Explanation) { self.answer = answer }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    let wording = ExplanationWording(answer: answer)
    var report = TextReport(width: width, style)
    report.begin(answer.plan.problem.name)
    for words in wording.assumption { report.say(words) }
    for kind in [Explanation.Price.Kind.limit, .commitment, .capacity, .work] {
      let sentences = answer.prices.filter { $0.subject.kind == kind }.compactMap(wording.sentence)
      report.add(wording.title(kind), list: sentences + (wording.untold(kind).map { [$0] } ?? []))
    }
    report.add(wording.entriesTitle, list: wording.entries)
    return report.text
  }
}
