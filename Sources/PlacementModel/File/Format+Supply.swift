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
    ],
    later: .init(keys: ["delay", "evictable", "fixedFee"]))

  static let option = ObjectFormat(
    name: "option", meaning: "a way to pay for units of an offer", discriminator: "kind",
    attributes: [
      Attribute("id", .id, .required, "Its name, unique in its offer."),
      Attribute(
        "kind", .word(OptionFile.Kind.allCases.map(\.rawValue), later: ["spendPlan"]), .required,
        "Paid while used, paid while used and interruptible by the provider, or paid for a term."),
      Attribute(
        "price", .series(.amount), .required, unit: "currency per unit-hour",
        "For a reservation: the price of the day on which its term starts, for the whole term."),
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
    ],
    later: .init(
      keys: ["blockSize", "leadTime", "minimumUnits", "orderFrom", "orderUntil", "reprice", "tiers"],
      kinds: ["spendPlan"]))

  static let agreement = ObjectFormat(
    name: "agreement", meaning: "a signed commitment to spend with a provider",
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
        "status", .word(AgreementFile.Status.allCases.map(\.rawValue), later: ["optional"]),
        .defaulted(.string("signed")), "Whether it binds."),
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
    ],
    later: .init(keys: ["carryExcess", "carryShortfall", "credits", "exitFee", "grantedCapacity"]))

  /// One amount of money for every window, or one for each.
  private static let amount = Shape.either([.number(.amount), .list(.number(.amount))])
}
