internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let importFilesHelp: ArgumentHelp = "CSV files; - for standard input."
  static let likeHelp = ArgumentHelp(
    "Only regions that this problem or part names.", valueName: "file")
  static let cloudHelp = ArgumentHelp(
    "The cloud of regions that the table names without one: aws, azure, gcp, oci.", valueName: "cloud")
  static let regionHelp = ArgumentHelp(
    "Only regions with this id, in which * stands for any characters (may be repeated).", valueName: "pattern"
  )
  static let fromColumnHelp = columnHelp("the region at one end; found by its name where it is usual.")
  static let toColumnHelp = columnHelp("the region at the other end.")
  static let preferHelp: ArgumentHelp =
    "Which of different values for the same counts; without it they are a fault."

  static let latencyAbstract = "Read round trips between regions as the latency from where users are."
  static let latencyDiscussion = """
    Reads tables of pairs (a row for two regions) and matrices (a row and a column for each region), and writes origins and \
    the latency of every region that a table reaches from them. An origin stands at a region of the table, as in \
    --origin us=aws/us-east-1. Of several values for a pair the median counts; where only the way back is in the table, that \
    counts. What is not measured stays absent and satisfies no bound. Names of regions are brought to one form: \
    gcp:us-central1-a is gcp/us-central1, and East US of Azure azure/eastus.
    """
  static let originHelp = ArgumentHelp(
    "An origin and the region that it stands at, as us=aws/us-east-1; the region alone names it too (may be repeated).",
    valueName: "origin")
  static let statisticHelp: ArgumentHelp = "Which round trip counts where a table has several."
  static let tierHelp = ArgumentHelp(
    "The network tier that both ends have, where a table names tiers.", valueName: "tier")
  static let millisecondsColumnHelp = columnHelp("the round trips.")
  static let latencyUnitHelp: ArgumentHelp =
    "What the round trips are in, where the header does not say; milliseconds if nothing does."
  static let ownHelp = ArgumentHelp(
    "Milliseconds from an origin to its own region, where the table does not say.", valueName: "milliseconds")
  static let noOrigin = "--origin says where users are, as --origin us=aws/us-east-1"
  static let badOwn = "--own takes milliseconds, 0 or more"

  static func originTwice(_ id: String) -> String { "--origin: \(id.escapingControls) is there twice" }

  static let egressAbstract = "Read what it costs to send data between regions."
  static let egressDiscussion = """
    Reads tables with a row for each way (from, to, price per GB) and writes rows of egressPrices. The price of a way is \
    taken as it stands, the same at every volume. A price of zero between two regions is left out as not known, unless \
    --zero-is-free.
    """
  static let egressFromHelp = ArgumentHelp(
    "Only data that leave this region; * stands for any characters (may be repeated).", valueName: "pattern")
  static let egressToHelp = ArgumentHelp(
    "Only data that go to this region, as the homes of workloads (may be repeated).", valueName: "pattern")
  static let priceColumnHelp = columnHelp("the price per GB.")
  static let egressCurrencyHelp = ArgumentHelp("The currency of the prices.", valueName: "code")
  static let zeroIsFreeHelp: ArgumentHelp = "Take prices of zero as they stand."

  static let carbonAbstract = "Read the carbon intensity of power in regions."
  static let carbonDiscussion = """
    Reads tables with a row for each region and writes its carbonIntensity in kilograms of CO2-equivalent per kWh. The unit is \
    read from the column's header, as in gCO2eq / kWh or metric ton/kWh. Regions that files give different values are a fault, \
    unless --prefer decides.
    """
  static let regionColumnHelp = columnHelp("the regions.")
  static let valueColumnHelp = columnHelp("the intensities.")
  static let carbonUnitHelp = ArgumentHelp(
    "What the intensities are in, whatever the header says: \(CarbonImport.acceptedUnits).", valueName: "unit"
  )

  static let gridHelp = ArgumentHelp(
    "Of a table of grids: a grid and a region that it powers, as US-MIDA-PJM=aws/us-east-1 (may be repeated).",
    valueName: "grid=region")

  static func badGrid(_ text: String) -> String {
    bad("grid", takes: "a grid and a region, as US-MIDA-PJM=aws/us-east-1", not: text)
  }

  static func badCarbonUnit(_ unit: String) -> String {
    "--unit does not know \(unit.escapingControls); accepted are \(CarbonImport.acceptedUnits)"
  }
}
