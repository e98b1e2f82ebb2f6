internal import PlacementModel

/// What was compared so far: how often by which rule, and what does not hold.
struct Ledger {
  /// Of figures that are recomputed: relative to the terms that they are sums of. Solvers hold rows to 1e-9; plans leave out
  /// what is less than 1e-9 of one unit or of the largest of its kind.
  static let figure = 1e-7
  /// Of rules that a plan keeps: the 1e-7 that is promised of every plan, and as much again for what is left out.
  static let rule = 2e-7
  /// Below this nothing is told from nothing, whatever the unit.
  private static let nothing = 1e-12

  private(set) var findings: [Finding] = []
  private var counts: [PlanRule: (comparisons: Int, largest: Double)] = [:]
  private(set) var gaps: [CheckGap] = []

  /// In the order of the rules.
  var checks: [RuleCheck] {
    PlanRule.allCases.compactMap { rule in
      counts[rule].map { RuleCheck(rule: rule, comparisons: $0.comparisons, largestDifference: $0.largest) }
    }
  }

  /// What is left out of a plan is below 1e-13 of what it belongs to: 1e-7 of this.
  private static let dust = 1e-6

  /// A figure of the plan against the same figure recomputed.
  ///
  /// - Parameter largest: what the figure belongs to, beside which dust of it is left out.
  mutating func compare(
    _ stated: Double, with expected: Tally, _ rule: PlanRule, at pointer: Pointer, _ place: [String],
    tolerance: Double = Self.figure, beside largest: Double = 0
  ) {
    let size = max(expected.size, abs(stated), Self.dust * largest)
    let difference = abs(stated - expected.value)
    guard isBroken(difference, of: size, tolerance, rule) else { return }
    findings.append(
      Finding(rule: rule, pointer: pointer, place: place, fault: .differs(stated, expected.value)))
  }

  /// An amount that may not pass a bound.
  mutating func compare(
    _ amount: Tally, atMost bound: Double, _ rule: PlanRule, at pointer: Pointer, _ place: [String],
    tolerance: Double = Self.rule
  ) {
    let size = max(amount.size, abs(bound))
    guard isBroken(amount.value - bound, of: size, tolerance, rule) else { return }
    findings.append(
      Finding(rule: rule, pointer: pointer, place: place, fault: .above(amount.value, bound)))
  }

  /// An amount that may not fall below a bound.
  mutating func compare(
    _ amount: Tally, atLeast bound: Double, _ rule: PlanRule, at pointer: Pointer, _ place: [String],
    tolerance: Double = Self.rule
  ) {
    let size = max(amount.size, abs(bound))
    guard isBroken(bound - amount.value, of: size, tolerance, rule) else { return }
    findings.append(
      Finding(rule: rule, pointer: pointer, place: place, fault: .below(amount.value, bound)))
  }

  /// Something that is so or is not.
  mutating func expect(
    _ holds: Bool, _ rule: PlanRule, at pointer: Pointer, _ place: [String],
    _ fault: @autoclosure () -> Finding.Fault
  ) {
    count(rule, 0)
    if !holds { findings.append(Finding(rule: rule, pointer: pointer, place: place, fault: fault())) }
  }

  mutating func leaveOpen(_ gap: CheckGap) {
    if !gaps.contains(gap) { gaps.append(gap) }
  }

  /// NaN is broken: it compares false with everything.
  private mutating func isBroken(
    _ difference: Double, of size: Double, _ tolerance: Double, _ rule: PlanRule
  ) -> Bool {
    let allowed = tolerance * size + Self.nothing
    count(rule, difference > 0 && size > 0 ? difference / max(size, Self.nothing) : 0)
    return !(difference <= allowed)
  }

  private mutating func count(_ rule: PlanRule, _ difference: Double) {
    counts[rule, default: (0, 0)].comparisons += 1
    counts[rule, default: (0, 0)].largest = max(counts[rule]?.largest ?? 0, difference)
  }
}
