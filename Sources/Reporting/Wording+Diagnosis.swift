internal import PlacementModel

// MARK: - Diagnosis

extension Wording {
  static func hasPlan(_ cost: String) -> String {
    "There is a plan: nothing conflicts. It costs \(cost) (present value)."
  }
  static let planUnknown = "Whether there is a plan is not known."
  static let noPlanUnexplained =
    "There is no plan, but which rules conflict could not be shown: rounding hides it."
  static func noPlan(_ count: Int) -> String {
    count == 1
      ? "There is no plan. This cannot hold, whatever is bought:"
      : "There is no plan. These \(count.text) rules cannot all hold, whatever is bought:"
  }

  static func notes(on conflict: Conflict) -> [String] {
    var notes: [String] = []
    if conflict.isProvedIrreducible {
      notes.append(
        conflict.members.count == 1
          ? "Without it there is nothing here that conflicts."
          : "Each of them is needed for the conflict: each was left out once, and the others could then hold together."
      )
    } else {
      notes.append("Perhaps not all of them are needed for the conflict: that was not shown.")
    }
    if conflict.leavesWholeNumbersAside {
      notes.append("They conflict even if units and choices need not be whole.")
    }
    if conflict.hasOthers == true {
      notes.append(
        "Other rules conflict as well, whatever becomes of these; the repairs below mend everything.")
    }
    return notes
  }

  static func inSpans(_ spans: String) -> String {
    spans.isEmpty ? "" : spans == "horizon" ? "Over the horizon, " : "In \(spans), "
  }
  static func asks(_ workload: String, _ work: String) -> String {
    "\(workload) asks for \(work) work an hour, all of which must be served"
  }
  static func nothingServes(_ workload: String, _ work: String) -> String {
    "\(workload) asks for \(work) work an hour, and nothing may serve \(workload)"
  }
  static func waits(_ workload: String, periods: Int) -> String {
    "\(workload) may wait \(count(periods, "period")) at most"
  }
  static func capacity(_ offer: String, _ units: String, machine: String, _ works: [String]) -> String {
    if units == "0" { return "\(offer) has no units of \(machine)" }
    return "\(offer) has at most \(units) units of \(machine)"
      + (works.isEmpty ? "" : ", enough for " + works.joined(separator: " or "))
  }
  static func workOf(_ workload: String, _ work: String) -> String { "\(work) work an hour of \(workload)" }
  static func quota(_ option: String, _ units: String) -> String {
    "\(option) can be had for at most \(units) units"
  }
  static func planCapacity(_ plan: String, _ amount: String, _ currency: String) -> String {
    "at most \(amount) \(currency) an hour can be committed to \(plan)"
  }
  static func decided(_ option: String, _ units: String) -> String {
    "\(units) units of \(option) are decided"
  }
  static func ceiling(_ agreement: String, _ amount: String, _ currency: String, in window: String) -> String
  {
    "\(agreement) allows at most \(amount) \(currency) to be spent in its window \(window)"
  }
  static func share(_ limit: String, _ part: String, _ bound: String, of measure: Measure, isFloor: Bool)
    -> String
  {
    let what =
      switch measure {
      case .spend: "what is spent"
      case .work: "the work"
      case .units: "the units in use"
      }
    return isFloor
      ? "\(limit) wants at least \(bound) of \(what) at \(part)"
      : "\(limit) lets \(part) have at most \(bound) of \(what)"
  }
  static func budget(_ limit: String, _ amount: String) -> String {
    "\(limit) lets at most \(amount) be spent"
  }
  static func spread(_ limit: String, _ part: String, _ bound: String, _ workload: String) -> String {
    "\(limit) lets \(part) serve at most \(bound) of \(workload)"
  }
  static func pool(_ limit: String, _ amount: String) -> String {
    "\(limit) lets at most \(amount) be paid for in its scope (units by their weights)"
  }
  static func carbon(_ limit: String, _ amount: String) -> String {
    "\(limit) lets at most \(kilograms(amount)) be emitted"
  }
  static func kilograms(_ amount: String) -> String { "\(amount) kg of CO2-equivalent" }
  static func concentration(_ limit: String, _ bound: String) -> String {
    "\(limit) lets spending be no more concentrated than \(bound) (the sum of squared shares)"
  }
  static func exclusive(_ limit: String, _ holder: String, elsewhere: String) -> String {
    "\(limit) lets nothing that \(holder) can serve be new at \(elsewhere)"
  }
  static func firstRefusal(_ limit: String, _ holder: String) -> String {
    "\(limit) lets work go elsewhere only once all that \(holder) has is paid for"
  }
  static func churn(_ limit: String, _ bound: String) -> String {
    "\(limit) lets at most \(bound) of the work move"
  }
  static func survive(_ limit: String, loss: String, _ bound: String, _ workload: String) -> String {
    "\(limit) wants \(bound) of \(workload) served even after the loss of \(loss)"
  }
  static func exposure(_ limit: String, _ part: String, _ amount: String) -> String {
    "\(limit) lets at most \(amount) be owed to \(part)"
  }
  static func providers(_ limit: String, _ number: Int, isFloor: Bool) -> String {
    "\(limit) wants \(isFloor ? "at least" : "at most") \(count(number, "provider")) to be used"
  }
  static func leastFleet(_ workload: String, _ offer: String, _ units: String) -> String {
    "\(workload) needs \(units) units or more at \(offer), or none"
  }
  static func oneSite(_ workload: String, isRegion: Bool) -> String {
    "\(workload) keeps to one \(isRegion ? "region" : "provider")"
  }
  static func leastPurchase(_ option: String, _ units: String) -> String {
    "\(option) is sold from \(units) units on"
  }

  /// A few by name, many from the first to the last.
  static func places(_ ids: [String]) -> String {
    if ids.count > 3 { return stretch(ids) }
    return ids.count < 2
      ? ids.first ?? "" : ids.dropLast().joined(separator: ", ") + " and " + (ids.last ?? "")
  }

  // Repairs.
  static let repairs = "Any one of these would repair it; each was planned with everything else as it is:"
  static let noRepair =
    "No change of limits, capacity or demand that may be changed was found that repairs it."
  static let noRepairYet = "There was no time to find a repair."
  static let howChangesCompare =
    "A change is measured against what it changes: 1 % of a limit counts like 1 % of an offer's largest "
    + "capacity or of a workload's demand, unless --relax says otherwise. "
    + "Repairs that serve less come last."

  static func repair(_ changes: [String], cost: String, isOptimal: Bool, weight: String) -> String {
    var sentence = changes.joined(separator: "; and ")
    if let first = sentence.first { sentence = first.uppercased() + sentence.dropFirst() }
    return sentence + ". The cheapest plan then costs \(cost) present value"
      + (isOptimal ? "" : ", perhaps less") + ". Change: \(weight)."
  }
  static func furtherChanges(_ number: Int) -> String {
    "\(count(number, "further change")), all of them in the JSON"
  }
  static func lift(_ limit: String) -> String { "lift \(limit)" }
  static func add(_ units: String, _ machine: String, at offer: String, from period: String) -> String {
    "add \(units) \(machine) at \(offer) from \(period)"
  }
  static func serveLess(_ workload: String, _ part: String, upTo work: String, in spans: String) -> String {
    "serve \(part) less of \(workload) in \(spans) (up to \(work) work an hour)"
  }
  static func fromTo(_ old: String, _ new: String, in span: String?) -> String {
    "from \(old) to \(new)" + (span.map { " in \($0)" } ?? "")
  }
  static func change(_ limit: String, _ changes: [String], isUp: Bool, isFloor: Bool, more: Int) -> String {
    "\(isUp ? "raise" : "lower") \(limit) " + changes.joined(separator: ", ")
      + (more > 0 ? " and in \(more.text) more" : "")
  }

  static func diagnosisStopped(_ cause: Plan.StopCause) -> String {
    let why =
      switch cause {
      case .time: "The time was up"
      case .iterations: "The iterations were used up"
      case .memory: "The memory was used up"
      case .cancelled: "The search was interrupted"
      }
    return why + ": this is what was found by then."
  }
}
