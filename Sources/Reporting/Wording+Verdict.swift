internal import PlacementModel

// MARK: - Checks of plans

extension Wording {
  static let checkedHeading = "checked"
  static let comparisonsHeading = "comparisons"
  static let largestDifferenceHeading = "largest difference"

  static func headline(of verdict: Verdict) -> String {
    if verdict.holds {
      return "The plan holds: everything in it that can be checked follows from the problem."
    }
    if verdict.findings.first?.rule == .problem { return "The plan is not of this problem." }
    return verdict.findings.count == 1
      ? "The plan does not hold: one thing in it is not so."
      : "The plan does not hold: \(verdict.findings.count) things in it are not so."
  }

  static func furtherFindings(_ count: Int) -> String { "And \(count) more, with --format json." }

  static func fault(_ fault: Finding.Fault) -> String {
    switch fault {
    case .differs(let stated, let expected):
      "\(number(stated)) is stated, and it comes to \(number(expected)): a difference of "
        + number(stated - expected)
    case .above(let amount, let bound):
      "\(number(amount)), and at most \(number(bound)) is allowed: \(number(amount - bound)) too much"
    case .below(let amount, let bound):
      "\(number(amount)), and at least \(number(bound)) is asked: \(number(bound - amount)) too little"
    case .reads(let found, let expected): "this is \(found), and should be \(expected)"
    case .missing: "this is missing"
    case .unexpected: "this does not belong here"
    }
  }

  /// Without zeros at its end that say nothing.
  private static func number(_ number: Double) -> String {
    let text = number.text(significantDigits: 9)
    guard text.contains("."), !text.contains("e") else { return text }
    let digits = text.reversed().drop { $0 == "0" }
    return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
  }

  static func proof(_ proof: Verdict.Proof, money: (Double) -> String) -> String {
    switch proof {
    case .bound(let bound, let gap):
      "By its duals, weighed against the rules of the problem, no plan costs less than \(money(bound)): "
        + "a relative gap of \(gap == 0 ? "0" : gap.scientificText)."
    case .contradiction:
      "There is no plan: weighed as the plan says, the rules of the problem contradict each other."
    }
  }

  static func gap(_ gap: CheckGap) -> String {
    switch gap {
    case .noAllocations: "Not checked: there are no allocations to check."
    case .boundOfWholeNumbers:
      "Not checked: that no plan costs less. With whole numbers the bound is the solver's word."
    case .dualsOfGoals:
      "Not checked: that no plan is better. The plan's duals are of another goal than cost."
    case .roundingOfBound:
      "Not shown to the last digit: that no plan costs less. Numbers lie so far apart that rounding takes a part of the bound."
    case .noProof: "Not checked: that there is no plan. It comes without weights that would show it."
    case .earlierGoals:
      "Not checked: that goals before the last were brought as low as can be; only that each was held."
    case .creditsOfWindows:
      "Not checked where credits of two windows meet in one period: whose they are cannot be told."
    }
  }

  static func rule(_ rule: PlanRule) -> String {
    switch rule {
    case .problem: "the problem it is of"
    case .status: "what its status says"
    case .document: "copies and sums in the document"
    case .entries: "entries of its lists"
    case .eligibility: "where work may run"
    case .demand: "demand"
    case .deferral: "waiting"
    case .supply: "what is used is paid for"
    case .firm: "work kept off spot units"
    case .fleet: "fleets"
    case .gang: "least fleets"
    case .site: "one site"
    case .capacity: "capacity"
    case .quota: "quotas"
    case .orders: "orders and their dates"
    case .decided: "decided purchases"
    case .blocks: "blocks"
    case .minimumUnits: "least purchases"
    case .spendPlans: "spend plans"
    case .openings: "fixed fees"
    case .standing: "agreements in force"
    case .rivals: "rival agreements"
    case .commitment: "commitments"
    case .carrying: "what is carried over"
    case .ceiling: "maximum spend"
    case .credits: "credits"
    case .limits: "limits"
    case .moves: "moves"
    case .work: "figures of work"
    case .use: "figures of capacity"
    case .purchases: "figures of purchases"
    case .contracts: "figures of orders"
    case .covered: "covered spend"
    case .spend: "outlay of providers"
    case .shares: "shares of outlay"
    case .limitValues: "where limits stand"
    case .cost: "cost by cause"
    case .objective: "cost and bound"
    case .goals: "goals"
    case .prices: "prices"
    case .certificate: "certificate"
    case .bound: "the bound, by the duals"
    case .contradiction: "that there is no plan"
    }
  }
}

// MARK: - Scales

extension Wording {
  static func wideScale(_ kind: ScaleKind, _ smallest: ScaleEnd, _ largest: ScaleEnd) -> String {
    let what =
      switch kind {
      case .prices: "prices"
      case .units: "units"
      case .demand: "demand"
      case .throughput: "throughput"
      case .amounts: "amounts of money"
      }
    return
      "\(what) from \(smallest.value) (\(smallest.pointer)) to \(largest.value) (\(largest.pointer)): so far apart "
      + "that the small ones may drown in the rounding of the large; other units could bring them nearer"
  }
}
