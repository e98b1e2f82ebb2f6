public import PlacementModel

/// What a checked problem holds and how large its linear program is, as text: the answer of `berth check`.
public struct ProblemSummary: Sendable {
  let problem: Problem
  let size: ProgramSize

  /// What a problem holds, and how large its program is.
  public init(_ problem: Problem, _ size: ProgramSize) {
    self.problem = problem
    self.size = size
  }

  /// The summary, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80) -> String {
    let width = max(40, width)
    var lines = Paragraph(Wording.sound(problem.name.escapingControls)).lines(width: width)
    lines += Paragraph(horizon, label: "horizon").lines(width: width)
    lines += Paragraph(contents, label: "holds").lines(width: width)
    lines += Paragraph(program, label: "program").lines(width: width)
    for remark in remarks { lines += Paragraph(remark.escapingControls, label: "remark").lines(width: width) }
    return (lines + [""] + families.lines(width: width)).joined(separator: "\n") + "\n"
  }

  private var horizon: String {
    let periods = problem.horizon.periods.elements
    let ids = Wording.stretch(periods.map(\.id)).escapingControls
    return Wording.horizon(
      ids, hours: problem.horizon.hours.text(decimals: 0),
      slices: problem.horizon.isSliced ? problem.horizon.steps.count / max(1, periods.count) : nil)
  }

  private var contents: String {
    [
      Wording.count(problem.workloads.count, "workload"), Wording.count(problem.offers.count, "offer"),
      Wording.count(problem.options.count, "option"), Wording.count(problem.regions.count, "region"),
      Wording.count(problem.providers.count, "provider"), Wording.count(problem.machines.count, "machine"),
      Wording.count(problem.agreements.count, "agreement"), Wording.count(problem.limits.count, "limit"),
    ].joined(separator: ", ")
  }

  private var program: String {
    [
      Wording.count(size.rows, "row"), Wording.count(size.columns, "column"),
      Wording.count(size.nonzeros, "nonzero"),
    ].joined(separator: ", ")
  }

  private var families: TextTable {
    var table = TextTable([.init("family", .left), .init("rows"), .init("nonzeros")])
    for family in size.families { table.add([family.name, family.rows.text, family.nonzeros.text]) }
    return table
  }

  /// What is allowed, and is perhaps not meant.
  private var remarks: [String] {
    problem.remarks.map(sentence) + unusedOffers + windowsWithoutMinimum
  }

  private func sentence(_ remark: Remark) -> String {
    switch remark {
    case .heldAboveCapacity(let offer, let period, let held, let capacity):
      Wording.heldAboveCapacity(
        problem.offers[offer].id, held: held.text(decimals: 0), capacity: capacity.text(decimals: 0),
        from: problem.horizon.periods[period].id)
    case .unserved(let workload, let period, _):
      Wording.goesUnmet(problem.workloads[workload].id, in: problem.horizon.periods[period].id)
    case .holdsAtNothingOnly(let limit, let span):
      Wording.holdsAtNothing(problem.limits[limit].id, in: span)
    case .wideScale(let kind, let smallest, let largest):
      Wording.wideScale(kind, smallest, largest)
    case .commitmentBeyondCapacity(let agreement, let window, let minimum, let most):
      Wording.asksTooMuch(
        problem.agreements[agreement].id, problem.agreements[agreement].windows[window].id,
        minimum: minimum.text(decimals: 0), most: most.text(decimals: 0))
    }
  }

  /// Sentences on numbers that lie dangerously far apart, for those who solve without checking first; most problems have none.
  public static func warnings(about problem: Problem) -> [String] { warnings(problem.remarks) }

  /// The same of some remarks.
  package static func warnings(_ remarks: [Remark]) -> [String] {
    remarks.compactMap { remark in
      guard case .wideScale(let kind, let smallest, let largest) = remark else { return nil }
      return Wording.wideScale(kind, smallest, largest)
    }
  }

  private var unusedOffers: [String] {
    let used = Set(problem.workloads.elements.flatMap(\.offers))
    let idle = problem.offers.indices.filter { !used.contains($0) }.map { problem.offers[$0].id }
    return idle.isEmpty ? [] : [Wording.servesNothing(idle)]
  }

  private var windowsWithoutMinimum: [String] {
    problem.agreements.elements.filter {
      $0.windows.elements.allSatisfy { $0.minimum == nil && $0.maximum == nil && $0.credits == 0 }
    }.map { Wording.asksNothing($0.id) }
  }
}
