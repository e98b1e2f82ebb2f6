/// Counts of work that must not grow, as the file of bounds holds them. Seconds are not among them: they depend on the
/// machine and on what else it does.
struct WorkBounds: Codable, Equatable, Sendable {
  /// By the name of a count: pivots, rounds, rows, instructions.
  typealias Counts = [String: Int]

  /// How much more than the count in the file is still accepted, as a part of it.
  var tolerance = 0.15
  /// By instance.
  var instances: [String: Counts] = [:]

  /// What small counts may grow by whatever their tolerance: two pivots in thirteen are no regression.
  static let slack = 3

  /// The most that is accepted of a count.
  func most(_ count: Int) -> Int { Int((Double(count) * (1 + tolerance)).rounded(.up)) + Self.slack }

  /// Holds counts against the file.
  ///
  /// - Parameter actual: counts of one instance. What could not be counted here is not missed.
  func findings(_ actual: Counts, of instance: String) -> [BoundFinding] {
    let bounds = instances[instance] ?? [:]
    return actual.keys.sorted().map { name in
      BoundFinding(instance: instance, name: name, count: actual[name] ?? 0, bound: bounds[name].map(most))
    }
  }

  /// Takes over counts; what could not be counted here stays as it was.
  mutating func update(_ actual: Counts, of instance: String) {
    instances[instance, default: [:]].merge(actual) { $1 }
  }
}

/// A count and what was accepted of it.
struct BoundFinding: Equatable, Sendable {
  let instance: String
  let name: String
  let count: Int
  /// `nil` where the file has none.
  let bound: Int?

  var holds: Bool { bound.map { count <= $0 } ?? false }
}

extension WorkBounds {
  /// What a measurement counted.
  static func counts(_ measurement: Measurement) -> Counts {
    let work = measurement.work
    var counts = [
      "iterations": work.iterations, "rows": work.rows, "columns": work.columns, "nonzeros": work.nonzeros,
    ]
    counts["mergedColumns"] = work.merged?.columns
    counts["mergedRows"] = work.merged?.rows
    counts["rounds"] = work.rounds
    counts["nodes"] = work.nodes
    return counts
  }
}
