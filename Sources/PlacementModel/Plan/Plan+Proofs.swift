/// What can be checked of a plan without a solver: proofs that go with it.
extension Plan {
  /// A tangent to a limit of concentration whose row has a dual: without its weights nobody could check that dual.
  public struct Tangent: Hashable, Sendable {
    /// The name of its row, as among the duals.
    public let row: String
    /// By part of the limit, in its order; of the goal, by provider. Their squares add up to 1.
    public let weights: [Double]

    package init(row: String, weights: [Double]) {
      self.row = row
      self.weights = weights
    }
  }

  /// What exact arithmetic showed of a linear optimum.
  public struct ExactProof: Hashable, Sendable {
    /// How far it went.
    public enum Outcome: String, CaseIterable, Sendable {
      /// The basis of the plan is optimal in rational numbers: the gap is 0.
      case optimal
      /// Another basis is, at a cost that differs from the plan's by rounding.
      case optimalNearby
      /// A bound on the cost was proved, with every rounding taken to the safe side.
      case bounded
      /// Nothing was proved: of whole numbers, or before the time was up.
      case unproved
    }

    /// What was proved.
    public let outcome: Outcome
    /// Present value that no plan of the program costs less than; `nil` where nothing was proved.
    public let bound: Double?
    /// Distance of the plan's cost to the bound, over `max(1, |cost|)`.
    public let relativeGap: Double?

    package init(outcome: Outcome, bound: Double? = nil, relativeGap: Double? = nil) {
      self.outcome = outcome
      self.bound = bound
      self.relativeGap = relativeGap
    }
  }
}

extension Plan.ExactProof {
  var json: JSONValue {
    var entry = ObjectBuilder()
    entry.add("outcome", outcome.rawValue)
    entry.add("bound", bound)
    entry.add("relativeGap", relativeGap)
    return entry.value
  }
}

extension Plan.Tangent {
  var json: JSONValue {
    .object([.init("row", .string(row)), .init("weights", .array(weights.map(JSONValue.number)))])
  }
}

extension PlanDecoder {
  mutating func exactProof(_ entry: Entry) -> Plan.ExactProof? {
    let (bound, gap) = (optionalNumber(entry, "bound"), optionalNumber(entry, "relativeGap"))
    guard let outcome: Plan.ExactProof.Outcome = word(entry, "outcome") else { return nil }
    return Plan.ExactProof(outcome: outcome, bound: bound, relativeGap: gap)
  }

  mutating func tangent(_ entry: Entry) -> Plan.Tangent? {
    let row = text(entry, "row")
    guard case .array(let elements)? = entry.value["weights"] else {
      faults.report(entry.path, .missing(key: "weights", accepted: "an array of numbers"))
      return nil
    }
    var weights: [Double] = []
    for (number, element) in elements.enumerated() {
      guard case .number(let weight) = element else {
        let place = entry.path + [.key("weights"), .index(number)]
        faults.report(place, .wrongType(found: Wording.found(element), accepted: "a number"))
        continue
      }
      weights.append(weight)
    }
    return Plan.Tangent(row: row, weights: weights)
  }
}
