public import PlacementModel

/// A plan as text for a terminal: the headline, then tables of money, use and limits.
///
/// Years stand for periods where there are many. Nothing depends on a locale or a clock, so that the same
/// plan and width give the same bytes.
public struct PlanTables: Sendable {
  /// How titles stand out.
  public enum Emphasis: Sendable {
    case none
    /// ANSI escapes, for a terminal.
    case bold
  }

  /// Most rows of a table of details; what is left out is counted below it.
  static let mostRows = 40

  let plan: Plan
  let buckets: TimeBuckets

  public init(_ plan: Plan) {
    self.plan = plan
    buckets = TimeBuckets(plan.problem.horizon)
  }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, emphasis: Emphasis = .none) -> String {
    let width = max(40, width)
    var blocks = [headline(width: width, emphasis)]
    for section in sections where !section.table.rows.isEmpty {
      let title = Paragraph(section.title).lines(width: width).map { Self.emphasized($0, emphasis) }
      blocks.append(title + section.lines(width: width))
    }
    return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var sections: [Section] {
    guard plan.status != .infeasible else { return [conflict] }
    return [
      cost, providers, shares, placement, moves, purchases, orders, commitments, spendPlans, agreements,
      limits, scarceCapacity,
      openings, unmetWork, idleCapacity,
    ]
  }

  static func emphasized(_ text: String, _ emphasis: Emphasis) -> String {
    emphasis == .bold ? "\u{1B}[1m" + text + "\u{1B}[0m" : text
  }

  struct Section {
    let title: String
    let table: TextTable
    var omitted = 0
    /// Where the rows are that are left out.
    var whole = Wording.planJSON

    func lines(width: Int) -> [String] {
      let lines = table.lines(width: width)
      return omitted > 0 ? lines + Paragraph(Wording.more(omitted, in: whole)).lines(width: width) : lines
    }

    /// A section of the rows, cut to `mostRows`.
    init(_ title: String, _ columns: [TextTable.Column], _ rows: [[String]], most: Int = PlanTables.mostRows)
    {
      var table = TextTable(columns)
      for row in rows.prefix(most) { table.add(row) }
      (self.title, self.table, omitted) = (title, table, max(0, rows.count - most))
    }
  }
}

// MARK: - Headline

extension PlanTables {
  private func headline(width: Int, _ emphasis: Emphasis) -> [String] {
    let name = plan.problem.name.escapingControls.shortened(to: width)
    var lines = name.isEmpty ? [] : [Self.emphasized(name, emphasis)]
    lines += Paragraph(Wording.status(plan)).lines(width: width)
    for (label, words) in facts { lines += Paragraph(words, label: label).lines(width: width) }
    return lines
  }

  private var facts: [(label: String, words: String)] {
    var facts: [(String, String)] = []
    let currency = plan.problem.currency.escapingControls
    if let objective = plan.objective {
      let scale = MoneyScale([objective], currency: currency, digits: 6)
      facts.append(("cost", Wording.presentValue(scale.textWithUnit(objective))))
      if let bound = plan.bound {
        let gap = plan.certificate?.relativeGap ?? abs(objective - bound) / max(1e-10, abs(objective))
        facts.append(("bound", Wording.bound(scale.textWithUnit(bound), gap: gap)))
      }
    }
    if !plan.goals.isEmpty { facts.append(("goals", Wording.goals(plan.goals, currency: currency))) }
    if let cost = plan.cost {
      let scale = MoneyScale([cost.cash, cost.amortised, cost.owedAfterHorizon], currency: currency)
      let (paid, amortised) = (scale.textWithUnit(cost.cash), scale.text(cost.amortised))
      let owed = scale.text(cost.owedAfterHorizon)
      facts.append(("cash", Wording.cash(paid: paid, amortised: amortised, owed: owed)))
    }
    if let certificate = plan.certificate {
      facts.append(("checked", Wording.certificate(certificate, currency: currency)))
    }
    facts.append(("solver", Wording.solver(plan.solver).escapingControls))
    return facts
  }
}

/// Words set in lines that fit, the second and later ones under the first.
struct Paragraph {
  private static let labelWidth = 9

  let words: String
  let label: String?

  private let labelWidth: Int

  init(_ words: String, label: String? = nil, labelWidth: Int = Self.labelWidth) {
    self.words = words
    self.label = label
    self.labelWidth = labelWidth
  }

  func lines(width: Int) -> [String] {
    let indent = label == nil ? 0 : labelWidth
    var lines: [String] = []
    var line = ""
    for word in unbroken {
      if !line.isEmpty, indent + line.displayWidth + 1 + word.displayWidth > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word.shortened(to: max(1, width - indent))
    }
    lines.append(line)
    return lines.enumerated().map { position, line in
      let head = position == 0 ? (label ?? "") : ""
      return head + String(repeating: " ", count: max(0, indent - head.count)) + line
    }
  }

  /// The words, but that no line ends between a number and its percent sign or its millions.
  private var unbroken: [String] {
    var unbroken: [String] = []
    for word in words.split(separator: " ") {
      if let last = unbroken.last, let first = last.first, first.isNumber || "(-+".contains(first),
        word.hasPrefix("%") || word == "M" || word == "B" || last.hasSuffix(" M") || last.hasSuffix(" B")
      {
        unbroken[unbroken.count - 1] += " " + word
      } else {
        unbroken.append(String(word))
      }
    }
    return unbroken
  }
}
