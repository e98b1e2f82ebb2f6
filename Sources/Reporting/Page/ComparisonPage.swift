public import PlacementModel

/// Two plans side by side as one HTML file that needs nothing else.
public struct ComparisonPage: Sendable {
  let answer: PlanComparison

  /// - Parameter answer: with both plans, or what stood in the way of one.
  public init(_ answer: PlanComparison) { self.answer = answer }

  /// The whole file, its last line ended by a newline.
  public var html: String {
    let title = Wording.compared([answer.before, answer.after].map { $0.problem.name.escapingControls })
    var sections: [PageSection?] = []
    if let difference = answer.difference {
      let parts = ComparisonSections(answer: answer, difference: difference)
      sections = [parts.steps, parts.lines, parts.outlays, parts.allocation, parts.work]
    }
    sections += [ComparisonSections.limits(answer), ComparisonSections.input(answer)]
    return PageFrame(
      title: title, header: header(title), sections: sections.compactMap { $0 },
      digest: answer.before.problem.digest + Wording.andDigest + answer.after.problem.digest
    ).html
  }

  private func header(_ title: String) -> Markup {
    let currency = answer.before.problem.currency
    return .joined([
      Tag.p([.class: "status"]) { Wording.comparisonBadge },
      Tag.h1 { Markup.name(title) },
      Tag.dl([.class: "tiles"]) {
        tile(Wording.costBefore, answer.before.objective, currency)
        tile(Wording.costAfter, answer.after.objective, currency)
        if let before = answer.before.objective, let after = answer.after.objective {
          tile(Wording.costChange, after - before, currency, isMain: true)
        }
      },
      Tag.div([.class: "lead"]) { Wording.comparison(answer).map { words in Tag.p { words } } },
    ])
  }

  private func tile(
    _ name: String, _ amount: Double?, _ currency: String, isMain: Bool = false
  ) -> Markup {
    Tag.div([.class: isMain ? "tile main" : "tile"]) {
      Tag.dt { name }
      Tag.dd {
        Tag.span([.class: "big"]) {
          amount.map { amount in
            let sign = isMain && amount > 0 ? "+" : ""
            return Markup.figure(amount, sign + Wording.money(amount, currency, digits: 5))
          } ?? Markup(Wording.noPlanTile)
        }
        Tag.small { Wording.tileCostNote }
      }
    }
  }
}
