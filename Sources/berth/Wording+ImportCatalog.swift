internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let importCatalogAbstract = "Make offers of price catalogues."
  static let importCatalogDiscussion = """
    Reads SkyPilot's catalogues (vms.csv), Karpenter's price tables, tables of accelerators of several clouds, and any other \
    CSV file with a mapping of its columns. A price becomes one per accelerator, or per block of vCPUs; of all \
    instances in a region that hold a machine, each way to pay is taken where it is cheapest.

    Prices that are missing or zero are never taken for free. What is left out is counted by reason.
    """
  /// That there are no offers, and what would help with the commonest reason.
  static func noOffers(_ report: ImportReport) -> String {
    let advice: String? =
      switch report.skipped.max(by: { $0.rows < $1.rows })?.reason {
      case .noShape:
        "another table in the same import may say what instance types hold; --infer-shapes tells it from names"
      case .noAccelerators: "--cpus takes instances without accelerators, in blocks of vCPUs"
      case .noExchangeRate: "--exchange-rate says what another currency is worth"
      case .noTerm: "--reserved-term says for how long reserved prices hold"
      default: nil
      }
    return "nothing was imported: no row became an offer" + (advice.map { "; " + $0 } ?? "")
  }

  static let catalogFilesHelp: ArgumentHelp = "Price tables (CSV), or - for standard input."
  static let catalogCloudHelp = ArgumentHelp(
    "A cloud, as aws or azure; may be given more than once. Alone it is also the cloud of a catalogue that names none.",
    valueName: "cloud")
  static let catalogRegionHelp = ArgumentHelp(
    "A region, as us-east-1, aws/us-east-1 or 'us-*'; may be given more than once.", valueName: "region")
  static let catalogAcceleratorHelp = ArgumentHelp(
    "An accelerator, as h100 or 'a100*'; may be given more than once.", valueName: "name")
  static let catalogInstanceHelp = ArgumentHelp(
    "An instance type, as 'p5.*'; may be given more than once.", valueName: "type")
  static let catalogKindHelp: ArgumentHelp = "A way to pay; may be given more than once. All by default."
  static let catalogMinCountHelp = ArgumentHelp(
    "The fewest accelerators of an instance.", valueName: "accelerators")
  static let catalogMinVCPUsHelp = ArgumentHelp("The fewest vCPUs of an instance.", valueName: "vcpus")
  static let catalogMinMemoryHelp = ArgumentHelp("The least memory of an instance.", valueName: "GiB")
  static let catalogCPUsHelp: ArgumentHelp = "Take instances without accelerators too, in blocks of vCPUs."
  static let catalogNoAcceleratorsHelp: ArgumentHelp =
    "Take only instances without accelerators, in blocks of vCPUs."
  static let catalogCPUBlockHelp = ArgumentHelp(
    "How many vCPUs are a unit; 8 by default. Takes instances without accelerators too.", valueName: "vcpus")
  static let catalogKeepHelp: ArgumentHelp =
    "One offer for a machine in a region, or one for every instance type."
  static let catalogInferShapesHelp: ArgumentHelp =
    "Tell from its name what an instance type holds, where no file says it."
  static let catalogCapacityHelp = ArgumentHelp(
    "Units of every offer, or of those of one machine, as 100 or h100=512; may be given more than once.",
    valueName: "units")
  static let catalogSpotAvailabilityHelp = ArgumentHelp(
    "The useful part of paid time of spot units.", valueName: "fraction")
  static let catalogReservedTermHelp = ArgumentHelp(
    "The term of reserved prices, as 1y, where it is not what the table is known to hold.", valueName: "term")
  static let catalogCurrencyHelp = ArgumentHelp("The currency of the part.", valueName: "currency")
  static let catalogExchangeRateHelp = ArgumentHelp(
    "What another currency is worth, as CNY=0.139; may be given more than once.", valueName: "currency=rate")
  static let catalogMappingHelp = ArgumentHelp(
    "A JSON file that names the columns of a table.", valueName: "file")

  static let badCPUBlock = "--cpu-block takes a whole number from 1 to 100000"
  static let badSpotAvailability = "--spot-availability takes a fraction from 0 to 1"
  static func badExchangeRate(_ text: String) -> String {
    bad("exchange-rate", takes: "a currency and what it is worth, as CNY=0.139", not: text)
  }
  static func badCapacity(_ text: String) -> String {
    bad("capacity", takes: "units, as 100, or a machine and units, as h100=512", not: text)
  }
  static func badReservedTerm(_ text: String) -> String {
    bad("reserved-term", takes: "a duration, as 1y or 18mo", not: text)
  }
  static func badMinimum(_ option: String) -> String { "--\(option) takes a number from 0" }
}
