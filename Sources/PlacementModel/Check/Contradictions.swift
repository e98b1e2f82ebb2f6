/// Rules of a sound problem that cannot hold together, told before anything is solved.
///
/// A fault is reported only where it is certain that no plan exists. A rule that holds where its total is 0 is a remark
/// instead, unless the total is surely above 0. Soft limits contradict nothing.
struct Contradictions {
  let problem: Problem
  var findings = Findings()
  var remarks: [Remark] = []
  let certainty: Certainty

  init(_ problem: Problem) {
    self.problem = problem
    certainty = Certainty(problem: problem)
  }

  /// Looks at every rule.
  mutating func find() {
    reportShares()
    for l in problem.limits.indices where problem.limits[l].penalty == nil {
      switch problem.limits[l].rule {
      case .concentration(let limit): report(limit, l)
      case .spread(let limit): report(limit, l)
      case .budget(let limit): report(limit, l)
      case .pool(let limit): report(limit, l)
      case .exclusive(let limit): report(limit, l)
      default: break
      }
    }
  }

  /// A sum without the last digits' rounding.
  static func tidy(_ number: Double) -> String { numberText((number * 1e6).rounded() / 1e6) }

  func place(_ l: Index<Limit>) -> Pointer { Pointer.root["limits"][l.offset] }

  /// A fault where the total is surely above 0, a remark where it may be 0.
  mutating func report(
    _ l: Index<Limit>, _ key: String, in span: String, isCertain: Bool, found: String, rule: String
  ) {
    if isCertain {
      findings.report(.contradiction(found: found, rule: rule), at: place(l)[key])
    } else {
      remarks.append(.holdsAtNothingOnly(limit: l, span: span))
    }
  }

  /// Numbers that differ by rounding do not contradict each other.
  static func exceeds(_ number: Double, _ bound: Double) -> Bool {
    number > bound + 1e-9 * max(1, abs(bound))
  }
}

// MARK: - Shares

extension Contradictions {
  /// What shares of one kind have in common: they are fractions of the same totals.
  private struct Basis: Hashable {
    let measure: Measure
    let offers: [Index<Offer>]
    let workloads: [Index<Workload>]
    let weights: [Double]
    let countsShortfall: Bool
    let spans: [String]
  }

  /// The tightest bounds on one part of a total, and the limits that set them.
  private struct PartBounds {
    let offers: [Index<Offer>]
    var minimum: (value: Double, limit: Index<Limit>)?
    var maximum: (value: Double, limit: Index<Limit>)?
  }

  fileprivate mutating func reportShares() {
    var groups: [Basis: [(Index<Limit>, ShareLimit)]] = [:]
    var order: [Basis] = []
    for l in problem.limits.indices where problem.limits[l].penalty == nil {
      guard case .share(let share) = problem.limits[l].rule else { continue }
      let basis = Basis(
        measure: share.measure, offers: share.offers, workloads: share.workloads, weights: share.weights,
        countsShortfall: share.countsShortfall, spans: share.spans.elements.map(\.id))
      if groups[basis] == nil { order.append(basis) }
      groups[basis, default: []].append((l, share))
    }
    for basis in order {
      guard let group = groups[basis], let spans = group.first?.1.spans else { continue }
      var told: Set<String> = []
      for y in spans.indices { report(group, spans[y], y, &told) }
    }
  }

  /// - Parameter told: what was reported of the group already: the first span stands for all.
  private mutating func report(
    _ group: [(Index<Limit>, ShareLimit)], _ span: Span, _ y: Index<Span>, _ told: inout Set<String>
  ) {
    guard let share = group.first?.1 else { return }
    let isCertain = certainty.isAboveZero(
      share.measure, offers: share.offers, workloads: share.workloads, weights: share.weights, in: span)
    let parts = bounds(of: group, y)
    for part in parts {
      guard let least = part.minimum, let most = part.maximum, least.limit != most.limit,
        Self.exceeds(least.value, most.value), told.insert("crossed").inserted
      else { continue }
      let other = problem.limits[most.limit].id
      report(
        least.limit, "min", in: span.id, isCertain: isCertain && least.value > 0,
        found: "\(numberText(least.value)) in \(span.id)",
        rule: "`min` is not above the `max` of the limit \(other) on the same part, \(numberText(most.value))"
      )
    }
    let least = parts.filter { $0.minimum != nil }
    let sum = least.reduce(0) { $0 + ($1.minimum?.value ?? 0) }
    if Self.areDisjoint(least.map(\.offers)), Self.exceeds(sum, 1),
      let last = least.compactMap(\.minimum).last,
      told.insert("least").inserted
    {
      report(
        last.limit, "min", in: span.id, isCertain: isCertain,
        found: "least shares that add up to \(Self.tidy(sum)) in \(span.id)",
        rule: "least shares of one total add up to at most 1")
    }
    for (l, share) in group where share.maximum != nil {
      let own = share.parts.elements.map(\.offers)
      guard Self.areDisjoint(own), Set(own.joined()).count == share.offers.count else { continue }
      let bounds = own.map { offers in parts.first { $0.offers == offers }?.maximum?.value ?? 1 }
      let sum = bounds.reduce(0, +)
      guard Self.exceeds(1, sum), told.insert("most").inserted else { continue }
      report(
        l, "max", in: span.id, isCertain: isCertain,
        found: "largest shares that add up to \(Self.tidy(sum)) in \(span.id)",
        rule: "the largest shares of all parts add up to at least 1")
    }
  }

  private func bounds(of group: [(Index<Limit>, ShareLimit)], _ y: Index<Span>) -> [PartBounds] {
    var parts: [PartBounds] = []
    for (l, share) in group {
      for part in share.parts.elements {
        let number =
          parts.firstIndex { $0.offers == part.offers }
          ?? {
            parts.append(PartBounds(offers: part.offers))
            return parts.count - 1
          }()
        if let minimum = share.minimum?[y], minimum > parts[number].minimum?.value ?? -1 {
          parts[number].minimum = (minimum, l)
        }
        if let maximum = share.maximum?[y], maximum < parts[number].maximum?.value ?? 2 {
          parts[number].maximum = (maximum, l)
        }
      }
    }
    return parts
  }

  static func areDisjoint(_ sets: [[Index<Offer>]]) -> Bool {
    Set(sets.joined()).count == sets.reduce(0) { $0 + $1.count }
  }
}
