internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let importFocusAbstract = "Read bills in the FOCUS format: what is spent where, and what is held."
  static let importFocusDiscussion = """
    Files are CSV tables with the columns of FOCUS 1.0 to 1.4, in any order; together they are one bill. What is written is \
    a part of a problem: providers, regions, and plans of spend with what is committed per hour. With --spend the money is \
    written in its place: by provider, service, region, billing period and kind of charge, summed to the last digit. \
    Standard error tells what was billed, that the parts add up to it, and how commitments were used.
    """
  static let importFocusFilesHelp: ArgumentHelp = "Bills (CSV), or - for standard input."
  static let spendHelp: ArgumentHelp = "Write what was spent in place of the part: table, csv or json."
  static let billProviderHelp: ArgumentHelp = "The provider of charges that name none."
  static let billCurrencyHelp: ArgumentHelp = "The currency of charges that name none, as USD."
  static let noBill = "a bill at least"
  static let emptyProvider = "--provider takes a name"

  static func badCurrency(_ word: String) -> String {
    "--currency takes a code of three capitals as USD, not \(word.escapingControls)"
  }
}
