internal import PlacementModel
internal import Testing

@testable internal import Catalogs

struct CarbonImportTests {
  private func carbon(
    _ texts: String..., change: (inout CarbonImport) -> Void = { _ in }
  ) throws -> Imported {
    var request = CarbonImport()
    change(&request)
    return try request.read(
      texts.enumerated().map { table($0.element, "\($0.offset).csv") }, ImportOptions())
  }

  private func kilograms(_ imported: Imported, _ region: String) -> Double? {
    imported.part.json.entry("regions", region)?["carbonIntensity"]?.number
  }

  /// 656.85 g and 0.000415755 t are 0.65685 and 0.415755 kg to the last bit.
  @Test func tellsTheUnitFromTheHeader() throws {
    let imported = try carbon(
      "Google Cloud Region,Location,Google CFE,Grid carbon intensity (gCO2eq / kWh)\r\n"
        + "africa-south1,Johannesburg,0.15,656.85\r\n",
      "Region,Country,NERC Region,CO2e (metric ton/kWh),Source\r\nus-east-1,United States,SERC,0.000415755,EPA\r\n",
      "Region,Location,NERC Region,CO2e (metric ton/kWh),Source\r\nEast US 2,Virginia,SERC,0.000415755,EPA\r\n"
    )
    #expect(kilograms(imported, "gcp/africa-south1") == 0.65685)
    #expect(kilograms(imported, "aws/us-east-1") == 0.415755)
    #expect(kilograms(imported, "azure/eastus2") == 0.415755)
  }

  @Test(arguments: [
    ("Carbon Intensity gCO₂eq/kWh (direct)", "450", 0.45), ("co2_g_per_kwh", "450", 0.45),
    ("kg CO2e / MWh", "450", 0.45), ("tCO2/MWh", "0.45", 0.45), ("kg/Wh", "0.00045", 0.45),
    ("t/GWh", "450", 0.45), ("lbs/MWh", "1000", 0.453_592_37),
    ("gCO2e per MWh", "450000", 0.45), ("kgCO2-e/kWh", "4.5e-1", 0.45),
  ])
  func readsUnits(header: String, value: String, expected: Double) throws {
    let imported = try carbon("region,\(header)\nus-central1,\(value)\n")
    #expect(abs((kilograms(imported, "gcp/us-central1") ?? 0) - expected) < 1e-15)
  }

  @Test(arguments: ["carbon intensity", "CO2 (ton/kWh)", "CO2 (g)", "CO2 g/mile", "MtCO2/TWh"])
  func refusesUnitsThatAreNotKnown(header: String) throws {
    let found = faults { try carbon("region,\(header)\nus-central1,450\n") }
    #expect(found.map(\.line) == [1])
    #expect(found.first?.accepted.contains("lb/MWh") == true)
    let asked = try carbon("region,\(header)\nus-central1,450\n") { $0.unit = "kg/MWh" }
    #expect(kilograms(asked, "gcp/us-central1") == 0.45)
  }

  @Test func aColumnNamesTheCloud() throws {
    let imported = try carbon("cloud,region,g/kWh\nAzure,West US,200\nGoogle Cloud,us-west1-a,80\n")
    #expect(kilograms(imported, "azure/westus") == 0.2)
    #expect(kilograms(imported, "gcp/us-west1") == 0.08)
  }

  @Test func differentValuesAreAFaultWithoutAPreference() throws {
    let (one, other) = ("region,g/kWh\nus-central1,400\n", "region,kg/kWh\nus-central1-a,0.5\n")
    let found = faults { try carbon(one, other) }
    #expect(found.map(\.file) == ["1.csv"])
    #expect(found.first?.accepted.contains("0.csv, line 2 has 0.4") == true)
    for (preference, expected) in [(CarbonImport.Preference.first, 0.4), (.last, 0.5), (.mean, 0.45)] {
      #expect(kilograms(try carbon(one, other) { $0.preference = preference }, "gcp/us-central1") == expected)
    }
  }

  /// A decimal point that was lost makes 77 tons per kWh; and a row has a field too many.
  @Test func leavesOutWhatNoPowerEmits() throws {
    let imported = try carbon(
      "Region,Location,NERC Region,CO2e (metric ton/kWh),Source\nFinland Central,Helsinki,,000077,EEA,\n"
        + "UK West,Cardiff,,0.000228,EEA\nWest US,,,,\n")
    #expect(imported.part.json.entries("regions").map { $0["id"]?.string } == ["azure/ukwest"])
    #expect(imported.report.skipped.map(\.reason) == [.notMeasured, .implausible])
    #expect(imported.report.remarks.contains { $0.contains("1 row has more fields") })
  }

  /// A table of grids in hours: each region has the mean of its grid.
  @Test func readsGridsForTheRegionsThatTheyPower() throws {
    let text =
      "Datetime (UTC),Zone id,Carbon intensity gCO₂eq/kWh (direct),Carbon intensity gCO₂eq/kWh (Life cycle)\n"
      + "2024-01-01 00:00:00,US-MIDA-PJM,400,450\n2024-01-01 01:00:00,US-MIDA-PJM,300,350\n"
      + "2024-01-01 00:00:00,FR,30,40\n"
    let imported = try carbon(text) {
      $0.grids = ["US-MIDA-PJM=aws/us-east-1", "US-MIDA-PJM=gcp:us-east4-a"].compactMap(CarbonImport.grid)
      $0.preference = .mean
    }
    #expect(kilograms(imported, "aws/us-east-1") == 0.35)
    #expect(kilograms(imported, "gcp/us-east4") == 0.35)
    #expect(imported.part.json.entries("regions").count == 2)
    #expect(imported.report.remarks.contains { $0.contains("(Life cycle)") })
    #expect(faults { try carbon(text) }.count == 1)
    #expect(faults { try carbon(text) { $0.grids = [("DE", "aws/eu-central-1")] } }.count == 1)
    #expect(CarbonImport.grid("FR") == nil)
    #expect(CarbonImport.grid("FR=paris") == nil)
  }

  /// What suppliers claim to have bought stands beside what the grid emits; which counts must be said.
  @Test func asksWhichOfSeveralColumnsCounts() throws {
    let text =
      "year,cloud-provider,cloud-region,provider-carbon-intensity-market-annual,grid-carbon-intensity\n"
      + "2024,Google Cloud,us-central1,0.0,412.72\n2023,Google Cloud,us-central1,0.0,430\n"
    #expect(faults { try carbon(text) { $0.unit = "g/kWh" } }.map(\.line) == [1])
    let imported = try carbon(text) {
      ($0.unit, $0.valueColumn) = ("g/kWh", "grid-carbon-intensity")
      $0.filters = [("year", "2024")]
    }
    #expect(kilograms(imported, "gcp/us-central1") == 0.41272)
    #expect(imported.report.skipped.map(\.reason) == [.otherRows])
  }

  /// Grams under a header of tons are a fault of the file, not of a row.
  @Test func refusesAFileInTheWrongUnit() {
    let found = faults { try carbon("region,t/kWh\nus-central1,400\nus-west1,80\n") }
    #expect(found.map(\.line) == [2])
  }

  @Test(arguments: ["clean", "-1", "1e308"])
  func refuses(value: String) {
    #expect(faults { try carbon("region,g/kWh\nus-central1,\(value)\n") }.map(\.line) == [2])
  }
}
