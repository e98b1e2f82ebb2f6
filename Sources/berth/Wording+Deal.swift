internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let dealAbstract = "Tell what an agreement, an offer or a clause is worth."
  static let dealDiscussion = """
    Plans with it and without it; finds the discount, the prices and the largest commitment at which it breaks even, \
    each checked by planning both sides; and tells who gains and what is saved in each year. Of several deals, at most \
    eight, it also tells each one's part of what they save together.
    """
  static let dealAgreementHelp = ArgumentHelp("An agreement to weigh; may be repeated.", valueName: "id")
  static let dealOfferHelp = ArgumentHelp("An offer to weigh; may be repeated.", valueName: "id")
  static let dealLimitHelp = ArgumentHelp("A limit to weigh, as a clause; may be repeated.", valueName: "id")
  static let noDeal = "name what to weigh: --agreement, --offer or --limit, each with an id"

  static func fault(_ fault: DealQuestion.Fault) -> String {
    switch fault {
    case .nothingAsked: noDeal
    case .tooMany(let count):
      "\(count) deals are too many: every set of them is planned, \(1 << DealQuestion.most) for \(DealQuestion.most), which is the most"
    case .repeated(let deal):
      "the \(deal.kind.rawValue) \(deal.id.escapingControls) is named twice; once is enough"
    case .unknown(let unknown): unknown.description
    }
  }
}
