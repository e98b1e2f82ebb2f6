internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let diagnoseAbstract = "Tell why a problem has no plan, and what would repair it."
  static let diagnoseDiscussion = """
    Names rules that cannot all hold, as few as possible, and the cheapest changes after which there is a plan; each \
    was planned. Exit status 3 where there is no plan, 0 where there is one after all.

    Changes are measured against what they change. Demand is cut only where nothing else helps, and as one change \
    that is enough by itself; --relax gives it a weight like anything else.
    """
  static let relaxHelp = ArgumentHelp(
    "How dear it is to change a limit, offer or workload, or a kind (demand, capacity, limits): 1 is usual, more is dearer.",
    valueName: "id=weight")
  static let keepHelp = ArgumentHelp(
    "A limit, offer or workload, or a kind (demand, capacity, limits), that must stay as it is.",
    valueName: "id")
  static let writeRepairHelp = ArgumentHelp(
    "Write the problem as the repair of this number leaves it, instead of the diagnosis.", valueName: "number"
  )

  static let badRepairNumber = "--write-repair takes the number of a repair, from 1 on"
  static func badWeight(_ text: String) -> String {
    "--relax takes ID=WEIGHT with a weight above 0, not \(text.escapingControls)"
  }
  static func noSuchRepair(_ number: Int, of count: Int) -> String {
    count == 0
      ? "there is no repair \(number.text), for none was found; without --write-repair the diagnosis tells why"
      : "there is no repair \(number.text); --write-repair takes a number from 1 to \(count.text)"
  }
  static func unknownName(_ name: String, nearest: String?) -> String {
    "there is no limit, offer or workload \(name.escapingControls)"
      + meant(nearest)
      + "; the kinds are demand, capacity and limits"
  }
  static let diagnoseHint = "berth diagnose FILE tells what conflicts and what would repair it"
}
