internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let alternativesAbstract = "Find plans that cost nearly the same, and how far they can differ."
  static let alternativesDiscussion = """
    Tells the least and the most that each provider, region and machine can have at little more than the least cost, and \
    gives a few plans that differ much from the cheapest and from each other. With --within 0 it also tells which choices \
    are forced (the same in every plan of the least cost) and which are free.
    """
  static let withinHelp = ArgumentHelp(
    "How much more than the least a plan may cost: a percentage such as 1%, or a fraction such as 0.01.",
    valueName: "part")
  static let measureHelp: ArgumentHelp =
    "What is measured: spend (money paid, used or not), units (unit-hours in use) or work (work done)."
  static let rangesOfHelp = ArgumentHelp(
    "What to find the least and the most of; all three where it is not given. May be repeated.",
    valueName: "kind")
  static let plansHelp = ArgumentHelp("How many different plans to find.", valueName: "number")
  static let rangedWorkloadHelp = ArgumentHelp(
    "With --within 0: the workload of whose allocations to find the least and the most.", valueName: "id")

  static let badWithin = "--within takes a percentage such as 1% or a fraction such as 0.01, from 0 to 100%"
  static let workloadNeedsNothing = "--workload goes with --within 0: it asks what is free without any cost"

  static func badPlanCount(most: Int) -> String { "--plans takes a number from 0 to \(most)" }
}
