/// The problem file, attribute by attribute: the one table from which files are checked, the JSON Schema is
/// printed and the reference is written.
enum Format {
  /// The version that files name in `berth`.
  static let version = 1
  /// Keys that every object may have: a remark, and where a figure comes from.
  static let remarks = ["note", "source"]

  static func object(_ name: ObjectFormat.Name) -> ObjectFormat {
    switch name {
    case .problem: problem
    case .horizon: horizon
    case .period: period
    case .slice: slice
    case .hours: hours
    case .machine: machine
    case .region: region
    case .provider: provider
    case .offer: offer
    case .option: option
    case .agreement: agreement
    case .workload: workload
    case .surcharge: surcharge
    case .limit: limit
    case .place: place
    case .selection: selection
    case .lists: lists
    case .latency: latency
    }
  }

  private static let problem = ObjectFormat(
    name: .problem, summary: "A placement problem.",
    fields: [
      .required("berth", .integer(1...1), "Version of the format."),
      .optional("name", .text, absent: "no title", "Title for reports."),
      .required("currency", .text, "Currency of every amount, by its code."),
      .required("horizon", .object(.horizon), "The time that is planned."),
      .optional("origins", .list(.id), absent: "no latencies", "Places that latencies are measured from."),
      .required("machines", .list(.object(.machine)), "Kinds of units."),
      .required("regions", .list(.object(.region)), "Places where units stand."),
      .required("providers", .list(.object(.provider)), "Who sells."),
      .required("offers", .list(.object(.offer)), "Pools of units of one machine, provider and region."),
      .optional("agreements", .list(.object(.agreement)), absent: "none", "Commitments to spend."),
      .required("workloads", .list(.object(.workload)), "Work that must be placed."),
      .optional("limits", .list(.object(.limit)), absent: "none", "Rules of policy."),
    ],
    later: ["objective", "initial", "fix", "scenarios", "exchangeRates", "egress", "tables"])

  private static let horizon = ObjectFormat(
    name: .horizon, summary: "Consecutive periods: `period` and `count`, or listed `periods`.",
    fields: [
      .required("start", .date, "First day."),
      .optional(
        "period", .either([.words(CalendarUnit.allCases.map(\.rawValue)), .object(.hours)]),
        absent: "`periods` is given", "Length of every period; months, quarters and years have their calendar's hours."),
      .optional("count", .integer(1...100_000), absent: "`periods` is given", "How many periods."),
      .optional("periods", .list(.object(.period)), absent: "`period` is given", "Periods of unequal length, in order."),
      .optional("slices", .list(.object(.slice)), absent: "none", "Parts of every period with the same supply but another load."),
      .optional(
        "discountRate", .number(NumberRange(lowest: -1, highest: 10, excludesLowest: true)), absent: "0",
        unit: "per year of 8766 hours", "Rate at which later money counts less."),
    ])

  private static let hours = ObjectFormat(
    name: .hours, summary: "A length in hours.",
    fields: [.required("hours", .number(.positive), unit: "hours", "Length of every period.")])

  private static let period = ObjectFormat(
    name: .period, summary: "A listed period.",
    fields: [
      .required("id", .id, "Label, unique."),
      .required("hours", .number(.positive), unit: "hours", "Length."),
    ])

  private static let slice = ObjectFormat(
    name: .slice, summary: "A part of every period.",
    fields: [
      .required("id", .id, "Label, unique."),
      .required(
        "share", .number(NumberRange(lowest: 0, highest: 1, excludesLowest: true)),
        unit: "fraction of the period's hours", "Its part; all slices add up to 1."),
    ])

  private static let machine = ObjectFormat(
    name: .machine, summary: "A kind of unit: an accelerator, a block of vCPUs.",
    fields: [
      .required("id", .id, "Id, unique."),
      .optional("vendor", .id, absent: "no vendor", "Who makes it."),
      .optional("kilowatts", .number(.nonnegative), absent: "unknown", unit: "kW per unit", "Power drawn by a unit in use."),
    ])

  private static let region = ObjectFormat(
    name: .region, summary: "A place.",
    fields: [
      .required("id", .id, "Id, unique."),
      .optional("geography", .id, absent: "no geography", "The larger area it belongs to."),
      .optional("carbonIntensity", .number(.nonnegative), absent: "unknown", unit: "kg CO2e per kWh", "Of its electricity."),
      .optional("latency", .map(.number(.nonnegative)), absent: "unknown", unit: "ms, round trip", "From each origin."),
    ],
    later: ["fixedFee", "egressPrice"])

  private static let provider = ObjectFormat(
    name: .provider, summary: "Who sells: a cloud, or an owned data centre.",
    fields: [
      .required("id", .id, "Id, unique."),
      .optional("name", .text, absent: "the id", "Name for people."),
    ],
    later: ["currency", "fixedFee", "egressPrice", "supportFee"])

  private static let latency = ObjectFormat(
    name: .latency, summary: "A bound on latency.",
    fields: [
      .required("from", .id, "An origin."),
      .required("atMost", .number(.nonnegative), unit: "ms, round trip", "The bound; regions without a figure do not pass."),
    ])

  private static let surcharge = ObjectFormat(
    name: .surcharge, summary: "An extra cost of work at chosen places.",
    fields: [
      .required("where", .object(.selection), "The places."),
      .required("perWork", .series(.nonnegative, sliced: false), unit: "currency per work", "Paid to the offer's provider."),
    ])
}
