extension Format {
  static let offer = ObjectFormat(
    name: .offer, summary: "A capacity pool: units of one machine that one provider has in one region.",
    fields: [
      .required("id", .id, "Id, unique."),
      .required("provider", .id, "A provider."),
      .required("region", .id, "A region."),
      .required("machine", .id, "A machine."),
      .required("capacity", .series(.nonnegative, sliced: false), unit: "units", "Units that can be had."),
      .required("options", .list(.object(.option)), "Ways to pay."),
    ],
    later: ["fixedFee", "delay", "evictable", "minimumUnits"])

  static let option = ObjectFormat(
    name: .option, summary: "A way to pay for units of an offer.",
    fields: [
      .required("id", .id, "Id, unique in the offer; `offer:option` is its address."),
      .required("kind", .words(OptionFile.Kind.allCases.map(\.rawValue)), "By the hour, interruptible, or for a term."),
      .required("price", .series(.nonnegative, sliced: true), unit: "currency per unit-hour",
        "A reserved unit pays the price of the period in which its term starts."),
      .optional("availability", .series(.fraction, sliced: true), absent: "1", unit: "fraction", "Useful part of paid time."),
      .optional("capacity", .series(.nonnegative, sliced: false), absent: "the offer's", unit: "units",
        "A quota, or the depth of a spot market."),
      .required("term", .duration, kinds: ["reserved"], "How long a unit is paid for, used or not."),
      .optional("upfront", .series(.nonnegative, sliced: false), absent: "0", unit: "currency per unit", kinds: ["reserved"],
        "Paid when the term starts."),
      .optional("held", .series(.nonnegative, sliced: false), absent: "0", unit: "units", kinds: ["reserved"],
        "Units under contract before the horizon."),
      .optional("heldPrice", .series(.nonnegative, sliced: false), absent: "`price`", unit: "currency per unit-hour",
        kinds: ["reserved"], "Price of what is held."),
      .optional("salvage", .number(.fraction), absent: "1", unit: "fraction", kinds: ["reserved"],
        "Part of a contract's value after the horizon that is credited, pro rata."),
    ],
    discriminator: "kind",
    later: ["tiers", "blockSize", "minimumUnits", "leadTime", "orderFrom", "orderUntil", "reprice", "spendPlan"])

  static let agreement = ObjectFormat(
    name: .agreement, summary: "A commitment to spend with a provider.",
    fields: [
      .required("id", .id, "Id, unique."),
      .required("provider", .id, "With whom."),
      .required("from", .date, "First day."),
      .required("through", .date, "Last day; a month means its last day."),
      .optional("status", .words(AgreementFile.Status.allCases.map(\.rawValue)), absent: "signed", "Whether it binds."),
      .optional("per", .words(AgreementFile.Windowing.allCases.map(\.rawValue)), absent: "year",
        "Windows over which spend adds up: each period, each year from `from`, or the whole term."),
      .optional("minimumSpend", .either([.number(.nonnegative), .list(.number(.nonnegative))]), absent: "none",
        unit: "currency per window", "What must be covered, or paid as a shortfall; a list has one amount per window."),
      .optional("maximumSpend", .either([.number(.nonnegative), .list(.number(.nonnegative))]), absent: "none",
        unit: "currency per window", "What may be covered."),
      .optional("discount", .series(NumberRange(lowest: 0, highest: 1, excludesHighest: true), sliced: false), absent: "0",
        unit: "fraction of list spend", "Taken off option prices in scope."),
      .optional("counts", .words(["net", "list"]), absent: "net", "Whether covered spend is net of the discount."),
      .optional("scope", .object(.selection), absent: "all offers of the provider", "The offers whose options count."),
      .optional("spentBefore", .number(.nonnegative), absent: "the window's minimum, pro rata", unit: "currency",
        "Covered before the horizon in the window then open."),
      .optional("outsideSpend", .either([.number(.nonnegative), .list(.number(.nonnegative))]), absent: "0",
        unit: "currency per window", "Covered by what the problem does not model."),
      .optional("atHorizonEnd", .words(AgreementFile.HorizonEnd.allCases.map(\.rawValue)), absent: "prorate",
        "What a window that outlasts the horizon asks inside it."),
    ],
    later: ["carryShortfall", "carryExcess", "grantedCapacity", "credits", "exitFee", "supportFee", "stacks"])
}
