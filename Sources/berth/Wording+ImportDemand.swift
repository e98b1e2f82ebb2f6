internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let demandAbstract = "Read the load of workloads over time as demand."
  static let demandDiscussion = """
    Reads a table with a row for each interval (or, with --events, for each event) and writes workloads with their demand in work \
    per hour: a number for each period of the horizon, which is that of --like FILE or of --start, --period and --count. A value is \
    the work of its row's interval, unless --per says that it is a rate. Times may be in any usual form. What the table \
    leaves open about times, its gaps and rows of one time are told, with how they were treated.

    A trace whose dates lie elsewhere than the horizon is moved to its start with --align, or carried there with \
    --growth-per-year. Periods that the trace does not cover have the load of the nearest that it does, with growth.
    """
  static let demandFileHelp: ArgumentHelp = "A CSV file; - for standard input."
  static let loadHelp = ArgumentHelp(
    "A column and the workload whose load it is; =chat counts rows (may be repeated).",
    valueName: "column=workload")
  static let timeColumnHelp = columnHelp("times; a date and a time apart are named one after the other.")
  static let rowsWhereHelp = ArgumentHelp(
    "Only rows with this value (may be repeated).", valueName: "column=value")
  static let perHelp: ArgumentHelp =
    "What a value is: the work of its row's interval, or work per unit of time."
  static let eventsHelp = ArgumentHelp(
    "Rows are events; sum them in intervals of this length, as 1m, 15m or 1h.", valueName: "length")
  static let dateOrderHelp: ArgumentHelp =
    "What comes first in dates such as 5/6/2023, where the rows do not tell."
  static let timeUnitHelp: ArgumentHelp =
    "What times in bare numbers count since 1970, if not by their size; days count as in spreadsheets."
  static let utcOffsetHelp = ArgumentHelp(
    "How far times without a zone are ahead of UTC, as +08:00.", valueName: "offset")
  static let duplicatesHelp: ArgumentHelp =
    "What counts of rows with one time and different loads; without it they are a fault."
  static let gapsHelp: ArgumentHelp = "What intervals that are not in the table have."
  static let horizonLikeHelp = ArgumentHelp(
    "The problem or part whose horizon counts.", valueName: "file")
  static let horizonStartHelp = ArgumentHelp(
    "The first day of the horizon, as 2026-01.", valueName: "date")
  static let horizonPeriodHelp: ArgumentHelp = "The length of its periods."
  static let horizonCountHelp = ArgumentHelp("How many periods it has.", valueName: "periods")
  static let loadStatisticHelp: ArgumentHelp = "What counts of the loads in a period."
  static let peakHelp: ArgumentHelp = "Write `peak`: this percentile, or the largest load, over the mean."
  static let timesHelp = ArgumentHelp("Multiply loads with this.", valueName: "factor")
  static let alignHelp: ArgumentHelp = "Take the first time of the table for the start of the horizon."
  static let growthPerYearHelp = ArgumentHelp(
    "How the load grows where the table ends, as 0.6 for 60 %.", valueName: "fraction")
  static let growthFromTraceHelp: ArgumentHelp = "Let it grow as it did in the table."
  static let demandFormHelp: ArgumentHelp = "A number for each period, or a start with its growth per year."

  static let badHorizon = "the horizon is --like FILE, or --start, --period and --count together"
  static let badGrowth = "--growth-per-year takes a fraction above -1, as 0.6"
  static let twoGrowths = "--growth-per-year and --growth-from-trace say two different things"
  static let peakWithoutMean = "--peak is a ratio to the mean, and goes with --statistic mean"
  static let badTimes = "--times takes a number above 0"
  static let eventsAreAmounts = "--events sums what rows have; it does not go with --per"

  static func workloadTwice(_ id: String) -> String {
    "--load: the workload \(id.escapingControls) is there twice"
  }
  static func badWhere(_ text: String) -> String {
    bad("where", takes: "a column and a value, as Name=Total", not: text)
  }
  static func badEvents(_ text: String) -> String {
    bad("events", takes: "a length, as 30s, 1m or 1h", not: text)
  }
  static func badUtcOffset(_ text: String) -> String {
    bad("utc-offset", takes: "an offset, as +08:00", not: text)
  }
}
