internal import PlacementModel

/// One place where a limit of a problem binds or not, as it comes out of a plan.
struct LimitRow {
  enum Side { case atMost, atLeast }

  let limit: Index<Limit>
  var part: String?
  var workload: Index<Workload>?
  /// The id of the span or step, and the periods that it covers.
  let span: String
  let periods: [Index<Period>]
  let side: Side
  let bound: Double
  let measured: Tally
  /// What the bound is a fraction of; `nil` where it is an amount.
  var total: Tally?
  /// The rows of the program whose duals make its price, each with what the bound multiplies in it.
  var rows: [(name: String, total: Double)] = []
  /// What is told in place of measured over total, as of what survives; an index of concentration.
  var value: Double?
  /// By how much a soft limit is missed at least; `nil` to take it from the measure.
  var excess: Double?
  /// How near value and bound are compared.
  var tolerance = Ledger.rule
  /// Whether what is told is what is measured, may lie below it, or is not known.
  var telling = Telling.exactly

  /// Whether it binds, of what has a value of its own; `nil` to take it from the measure.
  var binds: Binding?

  enum Binding {
    case yes, no
    /// Between a bound that is met to the last digits and one that plainly is not.
    case either

    /// - Parameter slack: from value to bound, relative to the bound.
    init(slack: Double) { self = slack > 1e-4 ? .no : slack < 1e-8 ? .yes : .either }
  }

  enum Telling { case exactly, atMost, unknown }

  var key: [String] {
    ["\(limit.offset)", part ?? "", workload.map { "\($0.offset)" } ?? "", span, side == .atMost ? "<" : ">"]
  }

  /// What is bounded less its bound: above 0 where the limit is missed.
  var missing: Tally {
    var rest = Tally()
    rest.add(measured, times: side == .atMost ? 1 : -1)
    var allowed = Tally()
    if let total { allowed.add(total, times: bound) } else { allowed.add(bound) }
    rest.add(allowed, times: side == .atMost ? -1 : 1)
    return rest
  }

  var stated: Double? {
    if let value { return value }
    guard let total else { return measured.value }
    return total.value > 0 ? measured.value / total.value : nil
  }
}

/// The name of a row of the program, as duals are told by it.
func rowName(_ family: String, _ ids: [String]) -> String {
  family + "[" + ids.map(coded).joined(separator: ",") + "]"
}

private func coded(_ id: String) -> String {
  var text = ""
  for scalar in id.unicodeScalars {
    switch scalar {
    case ",": text += "%2C"
    case "[": text += "%5B"
    case "]": text += "%5D"
    case "%": text += "%25"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}
