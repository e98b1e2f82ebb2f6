internal import ArgumentParser
internal import BerthKit

/// `berth import demand`: loads over time.
struct ImportDemand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "demand", abstract: Wording.demandAbstract, discussion: Wording.demandDiscussion)

  @Argument(help: Wording.demandFileHelp, completion: .file(extensions: ["csv"])) var file: String
  @Option(help: Wording.loadHelp) var load: [DemandImport.Load] = []
  @Option(help: Wording.timeColumnHelp) var time: [String] = []
  @Option(help: Wording.rowsWhereHelp) var `where`: [String] = []
  @OptionGroup var meaning: LoadMeaning
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var result: DemandOptions
  @OptionGroup var arguments: ImportArguments

  func validate() throws {
    let workloads = load.map(\.workload)
    if let twice = workloads.first(where: { id in workloads.count { $0 == id } > 1 }) {
      throw ValidationError(Wording.workloadTwice(twice))
    }
    for filter in `where` where !filter.contains("=") { throw ValidationError(Wording.badWhere(filter)) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    var demand = DemandImport(horizon: try horizon.periods())
    demand.writesHorizon = horizon.like == nil
    demand.loads = load
    demand.timeColumns = time
    demand.filters = `where`.map(Self.filter)
    meaning.set(&demand)
    result.set(&demand)
    return try arguments.perform(in: session) { [demand] in try demand.read(TableFile(path: file), $0) }
  }
}

/// What times and values of a load trace say.
struct LoadMeaning: ParsableArguments {
  @Option(help: Wording.perHelp) var per = DemandImport.Measure.row
  @Option(help: Wording.eventsHelp) var events: String?
  @Option(help: Wording.dateOrderHelp) var dateOrder: DateOrder?
  @Option(help: Wording.timeUnitHelp) var timeUnit: EpochUnit?
  @Option(parsing: .unconditional, help: Wording.utcOffsetHelp) var utcOffset: String?
  @Option(help: Wording.duplicatesHelp) var duplicates: DemandImport.Duplicates?
  @Option(help: Wording.gapsHelp) var gaps = DemandImport.Gaps.unknown

  func validate() throws {
    if let events, DemandImport.seconds(events) == nil { throw ValidationError(Wording.badEvents(events)) }
    if events != nil, per != .row { throw ValidationError(Wording.eventsAreAmounts) }
    if let utcOffset, DemandImport.utcOffset(utcOffset) == nil {
      throw ValidationError(Wording.badUtcOffset(utcOffset))
    }
  }

  func set(_ demand: inout DemandImport) {
    demand.measure = per
    demand.eventInterval = events.flatMap(DemandImport.seconds)
    demand.dateOrder = dateOrder
    demand.timeUnit = timeUnit
    demand.utcOffset = utcOffset.flatMap(DemandImport.utcOffset) ?? 0
    demand.duplicates = duplicates
    demand.gaps = gaps
  }
}

/// The periods for which demand is made.
struct HorizonOptions: ParsableArguments {
  @Option(help: Wording.horizonLikeHelp, completion: .file(extensions: ["json"])) var like: String?
  @Option(help: Wording.horizonStartHelp) var start: String?
  @Option(help: Wording.horizonPeriodHelp) var period: CalendarUnit?
  @Option(help: Wording.horizonCountHelp) var count: Int?

  func validate() throws {
    let isWhole = start != nil && period != nil && count != nil
    let isNone = start == nil && period == nil && count == nil
    guard like == nil ? isWhole : isNone else { throw ValidationError(Wording.badHorizon) }
  }

  func periods() throws -> HorizonPeriods {
    if let like { return try HorizonPeriods(of: ProblemPart(contentsOfFile: like)) }
    return try HorizonPeriods(start: start ?? "", period: period ?? .month, count: count ?? 0)
  }
}

/// What is made of a load trace.
struct DemandOptions: ParsableArguments {
  @Option(help: Wording.loadStatisticHelp) var statistic = DemandImport.Statistic.mean
  @Option(help: Wording.peakHelp) var peak: DemandImport.Peak?
  @Option(help: Wording.timesHelp) var times = 1.0
  @Flag(help: Wording.alignHelp) var align = false
  @Option(parsing: .unconditional, help: Wording.growthPerYearHelp) var growthPerYear: Double?
  @Flag(help: Wording.growthFromTraceHelp) var growthFromTrace = false
  @Option(help: Wording.demandFormHelp) var form = DemandImport.Form.periods

  func validate() throws {
    if let growthPerYear, !(growthPerYear > -1 && growthPerYear <= 1000) {
      throw ValidationError(Wording.badGrowth)
    }
    if growthFromTrace, growthPerYear != nil { throw ValidationError(Wording.twoGrowths) }
    if peak != nil, statistic != .mean { throw ValidationError(Wording.peakWithoutMean) }
    guard times > 0, times <= 1e15 else { throw ValidationError(Wording.badTimes) }
  }

  func set(_ demand: inout DemandImport) {
    demand.statistic = statistic
    demand.peak = peak
    demand.scale = times
    demand.isAligned = align
    demand.growth = growthFromTrace ? .fromTrace : growthPerYear.map { .perYear($0) } ?? .none
    demand.form = form
  }
}
