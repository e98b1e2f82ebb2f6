extension Format {
  static let offer = ObjectFormat(
    name: "offer", meaning: "a pool of units of one machine that one provider has in one region",
    attributes: [
      Attribute("id", .id, .required, "Its name; an option of it is addressed as `offer:option`."),
      Attribute("provider", .text, .required, "The id of a provider."),
      Attribute("region", .text, .required, "The id of a region."),
      Attribute("machine", .text, .required, "The id of a machine."),
      Attribute(
        "capacity", .series(.amount), .required, unit: "units",
        "Units that can be had; 0 before the first step."),
      Attribute("options", .list(.object(option)), .required, "The ways to pay for its units."),
      Attribute(
        "delay", .duration,
        "How late what is added to its capacity and its held units arrives; what is taken away goes on time."),
      Attribute(
        "evictable", .flag, .defaulted(.bool(false)),
        "Whether units held lose their place where capacity falls below them."),
      fixedFee("Paid to the provider while anything is paid for at the offer."),
    ])

  static let option = ObjectFormat(
    name: "option", meaning: "a way to pay for units of an offer", discriminator: "kind",
    attributes: [
      Attribute("id", .id, .required, "Its name, unique in its offer."),
      Attribute(
        "kind", .word(OptionFile.Kind.allCases.map(\.rawValue)), .required,
        "Paid while used, paid while used and interruptible by the provider, paid for a term, or paid out of a spend plan."
      ),
      Attribute(
        "price", .series(.amount), unit: "currency per unit-hour",
        "For a reservation: the price of the day on which its term starts, for the whole term. For a spend plan: the plan's price of this offer."
      ),
      Attribute(
        "tiers", .object(tiers), for: ["onDemand", "spot", "reserved"],
        "Prices by volume instead of one `price`: of the units paid for in a step, or of those whose term starts in a period."
      ),
      Attribute("plan", .text, .required, for: ["spendPlan"], "The id of the spend plan that pays."),
      Attribute(
        "availability", .series(.fraction), .defaulted(.number(1)), unit: "a fraction",
        "The useful part of paid time."),
      Attribute(
        "capacity", .series(.amount), unit: "units",
        "Units that can be had this way (quota, spot depth), within the offer's capacity."),
      Attribute("term", .duration, .required, for: ["reserved"], "How long a reservation is paid for."),
      Attribute(
        "upfront", .series(.amount), .defaulted(.number(0)), unit: "currency per unit", for: ["reserved"],
        "Paid when the term starts."),
      Attribute(
        "held", .series(.amount), .defaulted(.number(0)), unit: "units", for: ["reserved"],
        "Units already under contract; 0 before the first step."),
      Attribute(
        "heldPrice", .series(.amount), unit: "currency per unit-hour", for: ["reserved"],
        "What is paid for units already held; `price` where absent."),
      Attribute(
        "salvage", .number(.fraction), .defaulted(.number(1)), unit: "a fraction", for: ["reserved"],
        "The part of the contract's value after the horizon that is credited."),
      Attribute(
        "blockSize", .number(.positive), unit: "units", for: ["onDemand", "spot", "reserved"],
        "Units are paid for in whole blocks of this size."),
      Attribute(
        "minimumUnits", .number(.positive), unit: "units", for: ["onDemand", "spot", "reserved"],
        "No units, or at least so many: of a step, or of the terms that start in a period."),
      Attribute(
        "leadTime", .duration, for: ["reserved"], "How long before its term starts a reservation is ordered."),
      Attribute("orderFrom", .date, for: ["reserved"], "The first day on which it can be ordered."),
      Attribute("orderUntil", .date, for: ["reserved"], "The last day on which it can be ordered."),
      Attribute(
        "reprice", .flag, .defaulted(.bool(false)), for: ["reserved"],
        "Whether every period is paid at its own price, not at that of the day on which the term started."),
    ],
    rules: [.oneOf([["price"], ["tiers"]])])

  static let tiers = ObjectFormat(
    name: "tiers", meaning: "prices by volume",
    attributes: [
      Attribute(
        "graduated", .list(.object(tier)), "Each tier's price is paid for the units inside it."),
      Attribute(
        "allUnits", .list(.object(tier)),
        "All units are paid at the price of the tier that the last one is in."),
    ],
    rules: [.oneOf([["graduated"], ["allUnits"]])])

  static let tier = ObjectFormat(
    name: "tier", meaning: "a price up to a volume",
    attributes: [
      Attribute("upTo", .number(.positive), unit: "units", "Where the tier ends; absent in the last only."),
      Attribute("price", .series(.amount), .required, unit: "currency per unit-hour", "Its price."),
    ])

  static let spendPlan = ObjectFormat(
    name: "spendPlan",
    meaning:
      "a commitment of money per hour to a provider, paid whether used or not, that buys units at plan prices",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute("provider", .text, .required, "The id of a provider."),
      Attribute("term", .duration, .required, "How long a commitment is paid."),
      Attribute(
        "held", .series(.amount), .defaulted(.number(0)), unit: "currency per hour",
        "Already committed; 0 before the first step."),
      Attribute(
        "capacity", .series(.amount), unit: "currency per hour", "The most that may be committed in all."),
      Attribute(
        "salvage", .number(.fraction), .defaulted(.number(1)), unit: "a fraction",
        "The part of the commitment's value after the horizon that is credited."),
      Attribute("leadTime", .duration, "How long before its term starts a commitment is ordered."),
      Attribute("orderFrom", .date, "The first day on which it can be ordered."),
      Attribute("orderUntil", .date, "The last day on which it can be ordered."),
    ])

  static let agreement = ObjectFormat(
    name: "agreement", meaning: "a commitment to spend with a provider, signed or on offer",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute("provider", .text, .required, "The id of a provider."),
      Attribute("from", .date, .required, "Its first day; the first of the month where no day is given."),
      Attribute("through", .date, .required, "Its last day; the last of the month where no day is given."),
      Attribute(
        "minimumSpend", amount, unit: "currency",
        "What must be spent in each window, or is paid all the same; an array gives one amount for each window."
      ),
      Attribute("maximumSpend", amount, unit: "currency", "What may be spent in each window."),
      Attribute(
        "per", .word(AgreementFile.Windowing.allCases.map(\.rawValue)), .defaulted(.string("year")),
        "The windows: every period, every year from the anniversary of `from`, or the whole term."),
      Attribute(
        "discount", .series(.discount), .defaulted(.number(0)), unit: "a fraction",
        "The part of option prices that is taken off."),
      Attribute(
        "status", .word(Agreement.Status.allCases.map(\.rawValue)), .defaulted(.string("signed")),
        "Whether it binds, or may be signed where that pays."),
      Attribute(
        "counts", .word(["net", "list"]), .defaulted(.string("net")),
        "Whether spend counts after the discount or at option prices."),
      Attribute(
        "scope", .object(scope), "The offers whose options count; all of the provider's where absent."),
      Attribute(
        "spentBefore", .number(.amount), unit: "currency",
        "Already spent in the window that is open when the horizon starts; where absent, its part of the amount by hours."
      ),
      Attribute(
        "outsideSpend", amount, unit: "currency",
        "Spend in each window on what the problem does not model; it counts."),
      Attribute(
        "atHorizonEnd", .word(AgreementFile.HorizonEnd.allCases.map(\.rawValue)),
        .defaulted(.string("prorate")),
        "What is asked of a window that the end of the horizon cuts: its part by hours, all of it, or nothing."
      ),
      Attribute(
        "sharesMaximumOf", .text,
        "The id of an agreement whose `maximumSpend` this one's covered spend counts toward as well."),
      Attribute(
        "carryShortfall", .number(.fraction), .defaulted(.number(0)), unit: "a fraction",
        "The part of what a window asks inside the horizon that may be put off to the next window."),
      Attribute(
        "carryExcess", .number(.fraction), .defaulted(.number(0)), unit: "a fraction",
        "The part of what a window asks inside the horizon by which spend above it may count in the next window."
      ),
      Attribute(
        "grantedCapacity", .list(.object(grant), mayBeEmpty: true), .defaulted(.array([])),
        "Capacity that comes with the agreement, on top of the offer's own."),
      Attribute(
        "credits", amount, unit: "currency",
        "What the provider pays of the spend in each window, at most; it does not count toward the minimum."),
      Attribute(
        "exitFee", .number(.amount), unit: "currency",
        "What it costs to leave at the start of a window; without it there is no leaving."),
    ])

  static let grant = ObjectFormat(
    name: "grant", meaning: "capacity that comes with an agreement",
    attributes: [
      Attribute("offer", .text, .required, "The id of an offer of the agreement's provider."),
      Attribute("units", .series(.amount), .required, unit: "units", "Units; 0 before the first step."),
    ])

  /// One amount of money for every window, or one for each.
  private static let amount = Shape.either([.number(.amount), .list(.number(.amount))])
}
