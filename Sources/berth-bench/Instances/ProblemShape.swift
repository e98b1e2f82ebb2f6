/// How large a generated problem is and what it holds.
struct ProblemShape: Equatable, Sendable {
  var workloads: Int
  var offers: Int
  /// Periods of the horizon, from the first quarter of 2026.
  var quarters: Int
  /// Workloads of one class differ in demand alone; `nil` where no two have anything in common.
  var classes: Int?
  /// The largest part of a year's money that any one provider may have.
  var providerShare = 0.28
  /// Whether reservations are bought in blocks and providers ask a fee while they are used.
  var hasWholeNumbers = false

  var description: String { "\(workloads) workloads, \(offers) offers, \(quarters) quarters" }
}
