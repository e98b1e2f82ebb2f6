internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let compareAbstract = "Put two plans or problems side by side."
  static let compareDiscussion = """
    Tells where the money went by cause and by provider, what moved, which limits changed, and what each group of changes \
    in the input did to the cost. A plan that berth solve --format json wrote is taken as it is; a problem is planned first.
    """
  static let compareBeforeHelp: ArgumentHelp = "A problem or a plan (JSON), or - for standard input."
  static let compareAfterHelp: ArgumentHelp = "The problem or plan to hold it against."
  static let standardInputTwice = "only one of the two can be standard input"

  static func fault(_ fault: ComparisonQuestion.Fault) -> String {
    switch fault {
    case .currencies(let before, let after):
      "amounts of two currencies are not compared: the first is in \(before.escapingControls), the second in "
        + after.escapingControls
    }
  }
}
