public import PlacementModel

/// An explanation as text for a terminal: sentences with money, by what they are about.
public struct ExplanationTables: Sendable {
  let answer: Explanation

  public init(_ answer: Explanation) { self.answer = answer }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, emphasis: PlanTables.Emphasis = .none) -> String {
    let width = max(40, width)
    let wording = ExplanationWording(answer: answer)
    let name = answer.plan.problem.name.escapingControls.shortened(to: width)
    let heading = name.isEmpty ? [] : [PlanTables.emphasized(name, emphasis)]
    var blocks = [heading + wording.assumption.flatMap { Paragraph($0).lines(width: width) }]
    for kind in [Explanation.Price.Kind.limit, .commitment, .capacity, .work] {
      let sentences = answer.prices.filter { $0.subject.kind == kind }.compactMap(wording.sentence)
      blocks += block(
        wording.title(kind), sentences + (wording.untold(kind).map { [$0] } ?? []), width, emphasis)
    }
    blocks += block(wording.entriesTitle, wording.entries, width, emphasis)
    return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func block(
    _ title: String, _ sentences: [String], _ width: Int, _ emphasis: PlanTables.Emphasis
  ) -> [[String]] {
    guard !sentences.isEmpty else { return [] }
    let lines = sentences.flatMap { sentence in
      Paragraph(sentence).lines(width: width - 2).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
    }
    return [[PlanTables.emphasized(title, emphasis)] + lines]
  }
}
