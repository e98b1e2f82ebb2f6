internal import ArgumentParser

extension Wording {
  static let explainAbstract = "Tell why the cheapest plan costs what it does."
  static let explainDiscussion = """
    Says what a little more and a little less of each limit, commitment, capacity and workload would change, and how far \
    that holds: where more and less have different prices, both are told. Offers that are not used are listed with the \
    price at which they would be. Of a plan with whole numbers those are held as they are.
    """
  static let explainWorkloadHelp = ArgumentHelp("Only this workload, in every period.", valueName: "id")
  static let explainOfferHelp = ArgumentHelp(
    "Only this offer: its capacity in every period, and its prices.", valueName: "id")
  static let explainLimitHelp = ArgumentHelp("Only this limit, for every part and span.", valueName: "id")
  static let explainAllHelp: ArgumentHelp = "Tell every price, not only those that move most money."
  static let oneFocus = "--workload, --offer and --limit go one at a time"
}
