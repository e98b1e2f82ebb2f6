internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// Narrows rules that contradict each other down to a set of which none can be spared.
///
/// Deletion filter: each rule is left out once; where the rest still contradicts itself it stays out, and with it
/// all that the new proof does not need. First all rules of one of the user's things (a limit, a workload, an offer) are
/// left out together, so that the set speaks of few things. At the end each member is left out once more: that the rest
/// then has a point shows that the set is irreducible.
///
/// Source: J. W. Chinneck, "Feasibility and infeasibility in optimization", 2008, chapter 6.
struct ConflictSearch {
  var trial: RuleTrial
  let onProgress: (Int, Int) -> Void
  /// What ended the search early.
  private(set) var stoppedBy: Outcome.Limit?
  private(set) var isProved = false

  init(_ trial: RuleTrial, onProgress: @escaping (Int, Int) -> Void) {
    self.trial = trial
    self.onProgress = onProgress
  }

  /// - Parameter seeds: sets of rules, the most telling first; one of them should contradict itself.
  /// - Returns: as few as there was time to find of the first that does, in their order; `nil` where none does.
  mutating func search(_ seeds: [[Int]]) throws(SolverError) -> [Int]? {
    for seed in seeds {
      try trial.set(to: seed)
      switch try trial.verdict() {
      case .contradicts(let needed): return try narrow(needed)
      case .holds, .unclear: continue
      case .stopped(let limit):
        stoppedBy = limit
        return nil
      }
    }
    return nil
  }

  private mutating func narrow(_ needed: [Int]) throws(SolverError) -> [Int] {
    var candidates = try keep(needed)
    for group in groups(of: candidates) {
      candidates = try sparing(group, of: candidates)
      if stoppedBy != nil { return candidates }
    }
    var tested: Set<Int> = []
    while let next = candidates.last(where: { !tested.contains($0) }) {
      tested.insert(next)
      onProgress(tested.count, candidates.count)
      candidates = try sparing([next], of: candidates)
      if stoppedBy != nil { return candidates }
    }
    try prove(candidates)
    return candidates
  }

  /// The candidates without some of them, where what is left contradicts itself.
  private mutating func sparing(_ spared: [Int], of candidates: [Int]) throws(SolverError) -> [Int] {
    let spared = spared.filter { trial.counts[$0] }
    if spared.isEmpty { return candidates }
    for rule in spared { try trial.set(rule, counts: false) }
    switch try trial.verdict() {
    case .contradicts(let fewer): return try keep(fewer)
    case .holds, .unclear: break
    case .stopped(let limit): stoppedBy = limit
    }
    for rule in spared { try trial.set(rule, counts: true) }
    return candidates
  }

  private mutating func keep(_ rules: [Int]) throws(SolverError) -> [Int] {
    try trial.set(to: rules)
    return rules
  }

  /// Rules by the user's thing, the last first: what comes first in the problem is left to be told.
  private func groups(of rules: [Int]) -> [[Int]] {
    var order: [RuleSubject] = []
    var members: [RuleSubject: [Int]] = [:]
    for rule in rules {
      let subject = trial.elastic.rules[rule].rule.subject
      if members[subject] == nil { order.append(subject) }
      members[subject, default: []].append(rule)
    }
    return order.reversed().compactMap { members[$0] }
  }

  private mutating func prove(_ members: [Int]) throws(SolverError) {
    var isProved = true
    for member in members {
      try trial.set(member, counts: false)
      switch try trial.verdict() {
      case .holds: break
      case .contradicts, .unclear: isProved = false
      case .stopped(let limit):
        stoppedBy = limit
        return
      }
      try trial.set(member, counts: true)
    }
    if case .contradicts = try trial.verdict() { self.isProved = isProved }
  }
}
