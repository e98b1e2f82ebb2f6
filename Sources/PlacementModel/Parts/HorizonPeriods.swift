/// The periods of a horizon on the calendar, for whoever makes a series for them.
public struct HorizonPeriods: Hashable, Sendable {
  /// The horizon as it stands in a problem.
  public let json: JSONValue
  /// Where each period begins and the last one ends, in seconds since 1970-01-01 UTC.
  public let bounds: [Double]
  /// Whether its periods are divided into slices.
  public let isSliced: Bool

  /// How many periods.
  public var count: Int { bounds.count - 1 }
  /// Seconds since 1970-01-01 UTC at which it begins and ends.
  public var start: Double { bounds.first ?? 0 }
  /// Seconds since 1970, UTC, of the end of the last period.
  public var end: Double { bounds.last ?? 0 }
  package var firstDay: CivilDay { CivilDay(number: Int((start / 86_400).rounded(.down))) }

  /// The horizon of a value as in a problem: `{ "start": "2026-01", "period": "month", "count": 12 }`.
  ///
  /// - Throws: `InvalidProblem` with every fault of it.
  public init(_ horizon: JSONValue) throws(InvalidProblem) {
    json = horizon
    var checker = FormatChecker(attachments: .none)
    checker.at(.key("horizon")) { $0.check(horizon, .object(Format.horizon), unit: nil) }
    guard checker.faults.isEmpty else { throw checker.faults.invalidProblem }
    var findings = Findings()
    let document = JSONValue.object([.init("horizon", horizon)])
    let file: HorizonFile
    do {
      file = try ProblemDecoder(columns: checker.columns).horizon(horizon)
    } catch {
      findings.report(.missing(key: error.key, accepted: "a horizon"), at: .root["horizon"])
      throw findings.invalidProblem(in: document)
    }
    let timeline = HorizonCheck(file: file).timeline(&findings)
    guard findings.isEmpty, let timeline else { throw findings.invalidProblem(in: document) }
    let start = Double(timeline.start.number) * 86_400
    bounds = timeline.bounds.map { start + $0 * 3600 }
    isSliced = !file.slices.isEmpty
  }

  /// So many periods of the calendar.
  ///
  /// - Parameter start: the first day, `2026-01` or `2026-01-15`.
  /// - Throws: `InvalidProblem` where the start is no date on which such a period begins, or there are none or too many.
  public init(start: String, period: CalendarUnit, count: Int) throws(InvalidProblem) {
    try self.init(
      .object([
        .init("start", .string(start)), .init("period", .string(period.rawValue)),
        .init("count", .number(Double(count))),
      ]))
  }

  /// The horizon of a problem or a part.
  ///
  /// - Throws: `InvalidProblem` where it has none, or one that is not whole.
  public init(of part: ProblemPart) throws(InvalidProblem) {
    guard let horizon = part.json["horizon"] else {
      throw InvalidProblem(violations: [
        Violation(.root, .missing(key: "horizon", accepted: "the time that is planned"))
      ])
    }
    try self.init(horizon)
  }
}
