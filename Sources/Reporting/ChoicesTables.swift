internal import PlacementModel

/// What is forced and what is free, as text for a terminal.
struct ChoicesTables {
  /// What is left out is counted.
  private static let mostSentences = 20

  private let choices: Choices
  private let problem: Problem

  init(_ choices: Choices, of problem: Problem) {
    self.choices = choices
    self.problem = problem
  }

  func add(to report: inout TextReport) {
    report.begin()
    report.say(Wording.choices(counts))
    if choices.hasConcentration { report.say(Wording.curveForces) }
    addFreePlaces(to: &report)
    for section in [freePurchases, ranges, signings] { report.add(section) }
  }

  private var counts: [String] {
    let parts = [
      (choices.allocations.map(\.isFree), "allocation"), (choices.purchases.map(\.isFree), "purchase"),
      (choices.orders.map(\.isFree), "order"), (choices.commitments.map(\.isFree), "commitment"),
    ]
    return parts.filter { !$0.0.isEmpty }.map { free, noun in
      Wording.forced(free.count { !$0 }, of: free.count, noun)
    }
  }

  /// Each workload's free places, over the steps that follow each other with the same.
  private func addFreePlaces(to report: inout TextReport) {
    var sentences: [String] = []
    for workload in problem.workloads.indices {
      let free = choices.allocations.filter { $0.isFree && $0.place.workload == workload }
      var offers: [[Index<Offer>]] = Array(repeating: [], count: problem.horizon.steps.count)
      for choice in free { offers[choice.place.step.offset].append(choice.place.offer) }
      let id = problem.workloads[workload].id
      sentences += stretches(of: offers).map { stretch, offers in
        (Wording.mayMove(id, offers.map { problem.offers[$0].id }) + ": " + stretch).escapingControls
      }
    }
    if sentences.isEmpty { return }
    report.begin(title: Wording.freePlaces)
    for sentence in sentences.prefix(Self.mostSentences) { report.say(sentence) }
    let omitted = sentences.count - Self.mostSentences
    if omitted > 0 { report.say(Wording.more(omitted, in: Wording.answerJSON)) }
  }

  /// Purchases and orders, each option over the times that follow each other.
  private var freePurchases: TextReport.Section {
    var rows: [[String]] = []
    for option in problem.options.indices {
      var steps = Array(repeating: [Int](), count: problem.horizon.steps.count)
      for choice in choices.purchases where choice.isFree && choice.place.option == option {
        steps[choice.place.step.offset] = [0]
      }
      for choice in choices.orders where choice.isFree && choice.place.option == option {
        for step in problem.horizon.steps(of: choice.place.period) { steps[step.offset] = [0] }
      }
      rows += stretches(of: steps).map { [problem.options[option].id, $0.0] }
    }
    return TextReport.Section(Wording.freePurchases, [.init("option", .left), .init("when", .left)], rows)
  }

  /// Runs of steps with the same entries; those without any are left out.
  private func stretches<Entry: Equatable>(of entries: [[Entry]]) -> [(String, [Entry])] {
    var runs: [(ids: [String], entries: [Entry])] = []
    var last: [Entry] = []
    for (step, here) in entries.enumerated() {
      defer { last = here }
      guard !here.isEmpty else { continue }
      let id = problem.horizon.steps[Index<Step>(step)].id
      if here == last, !runs.isEmpty {
        runs[runs.count - 1].ids.append(id)
      } else {
        runs.append(([id], here))
      }
    }
    return runs.map { (Wording.stretch($0.ids), $0.entries) }
  }

  private var ranges: TextReport.Section {
    let rows = choices.allocations.filter { $0.place.workload == choices.ranged }.map { choice in
      [
        problem.workloads[choice.place.workload].id, problem.offers[choice.place.offer].id,
        problem.horizon.steps[choice.place.step].id, choice.least?.compactText ?? "",
        choice.amount.compactText, choice.most?.compactText ?? "",
      ]
    }
    let columns: [TextTable.Column] = [
      .init("work", .left), .init("offer", .left), .init("when", .left), .init("least"), .init("now"),
      .init("most"),
    ]
    return TextReport.Section(Wording.freeRanges, columns, choices.ranged == nil ? [] : rows, most: .max)
  }

  private var signings: TextReport.Section {
    let rows = choices.signings.map { signing in
      let agreement = problem.agreements[signing.place.agreement]
      let window = signing.place.window.map { " from " + agreement.windows[$0].id } ?? ""
      let extra = signing.oppositeCostsMore.map {
        MoneyScale([$0], currency: problem.currency.escapingControls).textWithUnit($0)
      }
      return [agreement.id + window, Wording.signing(signing, extra: extra)]
    }
    return TextReport.Section(Wording.signings, [.init("agreement", .left), .init("", .left)], rows)
  }
}
