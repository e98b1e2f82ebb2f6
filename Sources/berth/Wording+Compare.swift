internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let compareAbstract = "Put two plans or problems side by side."
  static let compareDiscussion = """
    Tells where the money went by cause and by provider, what moved, which limits changed, and what each group of changes \
    in the input did to the cost. A plan that berth solve --format json wrote is taken as it is; a problem is planned first.

    With --bill a plan is set against bills in the FOCUS format instead of another plan: what was planned, billed and \
    used, by provider, period and region, over the time that both have. A mapping says which charges the plan is about. \
    What is billed in another currency is converted at the plan's exchange rate; a provider that bills in one without a \
    rate is left out of both sides.
    """
  static let compareBeforeHelp: ArgumentHelp = "A problem or a plan (JSON), or - for standard input."
  static let compareAfterHelp: ArgumentHelp = "The problem or plan to hold it against."
  static let compareBillHelp: ArgumentHelp = "Bills (CSV) to hold the plan against, in place of another plan."
  static let planOrBill = "a plan is compared with another plan or with --bill, not with none or both"
  static let billOptionsNeedBill =
    "--mapping, --provider, --currency and --date-order are of --bill; name the bills with it"
  static let standardInputTwice = "only one of the inputs can be standard input; name files for the others"

  static func fault(_ fault: ComparisonQuestion.Fault) -> String {
    switch fault {
    case .currencies(let before, let after):
      "amounts of two currencies are not compared: the first is in \(before.escapingControls), the second in "
        + after.escapingControls + "; state both in one, where exchangeRates of a provider convert its prices"
    }
  }

  static func fault(_ fault: BillComparison.Fault) -> String {
    switch fault {
    case .currencies(let plan, let bill):
      bill.isEmpty
        ? "the bill has no charges; name files whose rows are charges"
        : "nothing is billed in the plan's currency \(plan.escapingControls): the bill is in "
          + bill.map(\.escapingControls).joined(separator: ", ")
          + "; exchangeRates of a provider in the problem say what its currency is worth"
    case .noTimeInCommon:
      "the plan and the bill have no day in common; name a bill of the plan's horizon, or plan the time of the bill"
    case .noPlan: "there is no plan to hold against the bill; " + diagnoseHint
    }
  }
}
