internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let importFocusAbstract = "Read bills in the FOCUS format: what is spent where, and what is held."
  static let importFocusDiscussion = """
    Files are CSV tables with the columns of FOCUS 1.0 to 1.4, in any order; together they are one bill. What is written is \
    a part of a problem: providers, regions, and plans of spend with what is committed per hour. With --spend the money is \
    written in its place: by provider, service, region, billing period and kind of charge, summed to the last digit. \
    Standard error tells what was billed, that the parts add up to it, and how commitments were used.

    With --mapping, a JSON file of rules that say which charges are of which workload and machine, the part also has \
    offers with what was paid for a unit in an hour, what is held of reservations, the demand of workloads, and where they \
    run today. A table of contract commitments (FOCUS 1.3) among the files becomes agreements.
    """
  static let mappingHelp: ArgumentHelp = "Rules that say which charges are whose (JSON)."
  static let billStartHelp: ArgumentHelp =
    "The first day of the horizon, as 2026-01; without it demand is told by the bill's months."
  static let billPeriodHelp: ArgumentHelp = "The horizon's periods (default: month)."
  static let billCountHelp: ArgumentHelp = "How many periods the horizon has (default: 12)."
  static let billPricesHelp: ArgumentHelp =
    "What becomes the price of an option: effective, list (commitments keep what was paid) or none."
  static let billAgreementsHelp: ArgumentHelp =
    "A problem or part with agreements, for what was spent on them before --start."
  static func faults(_ error: InvalidProblem, ofMapping path: String) -> String {
    let count = error.violations.count + error.omitted
    return "\(path.escapingControls): the mapping has \(count.text) \(count == 1 ? "fault" : "faults")\n"
      + error.message
  }

  static let periodsNeedStart = "--period and --count need --start"
  static let agreementsNeedStart = "--agreements needs --start: spend before it is counted"

  static func badHorizon(_ start: String) -> String {
    bad("start", takes: "a date as 2026-01 or 2026-01-15, and --count 1 to 100,000 periods", not: start)
  }

  static let importFocusFilesHelp: ArgumentHelp = "Bills (CSV), or - for standard input."
  static let spendHelp: ArgumentHelp = "Write what was spent in place of the part: table, csv or json."
  static let billProviderHelp: ArgumentHelp = "The provider of charges and contracts that name none, as AWS."
  static let billCurrencyHelp: ArgumentHelp = "The currency of charges that name none, as USD."
  static let noBill = "a bill at least"
  static let emptyProvider = "--provider takes a name"
}
