internal import PlacementModel
internal import Testing

@testable internal import Catalogs

/// Price tables other than SkyPilot's, and tables that need a mapping.
struct CatalogLayoutTests {
  private static let karpenter = "Cloud,Region,InstanceType,OnDemandPerHour,Currency,GeneratedAt\n"
  private static let vantage =
    "InstanceType,GPU,GPUCount,GPUMemory,vCPU,Memory,Region,OnDemandUSDPerHour,ReservedUSDPerHour,Generation,Family\n"

  /// A term of one year, at which the table's makers take it: 7.305 / 8 = 0.913125.
  @Test func reservedPricesHaveATerm() throws {
    let row = "dl2q.24xlarge,Qualcomm AI 100,8,Unknown,96,768 GB,us-west-2,8.9194,7.305,current,x\n"
    let imported = try Catalog.read("gpus.csv", Self.vantage + row)
    let option = try #require(imported.option("reserved", of: "aws/us-west-2/qualcomm-ai-100"))
    #expect(option["term"]?.text == "1y")
    #expect(imported.price("reserved", of: "aws/us-west-2/qualcomm-ai-100") == 0.913125)
    #expect(imported.remarks("terms of 1y"))
    let other = try Catalog.read("gpus.csv", Self.vantage + row) { $0.reservedTerm = "3y" }
    #expect(other.option("reserved", of: "aws/us-west-2/qualcomm-ai-100")?["term"]?.text == "3y")
  }

  /// Karpenter's tables name instances only; what they hold stands in another file, wherever it is among them.
  @Test func shapesAreLookedUpInOtherFiles() throws {
    let prices = Self.karpenter + "aws,eu-west-1,p4de.24xlarge,40,USD,x\naws,eu-west-1,x1.32xlarge,13,USD,x\n"
    let shapes =
      Self.vantage + "p4de.24xlarge,NVIDIA A100,8,640 GB HBM2e,96,1152 GiB,us-east-1,41,,current,x\n"
    let imported = try Catalog.read([("prices.csv", prices), ("shapes.csv", shapes)]) {
      $0.regions = [NamePattern("eu-*")]
    }
    #expect(imported.offers == ["aws/eu-west-1/a100-80gb"])
    #expect(imported.price("on-demand", of: "aws/eu-west-1/a100-80gb") == 5)
    #expect(imported.skipped(.noShape) == 1)
    #expect(imported.skipped(.notSelected) == 1)
    #expect(imported.report.files.map(\.name) == ["prices.csv", "shapes.csv"])
    let alone = try Catalog.read("prices.csv", prices)
    #expect(alone.skipped(.noShape) == 2)
  }

  @Test func namesTellShapesWhereAsked() throws {
    let imported = try Catalog.read(
      "prices.csv",
      Self.karpenter + "aws,eu-west-1,p4de.24xlarge,40,USD,x\naws,eu-west-1,m7i.4xlarge,0.8,USD,x\n"
    ) {
      $0.infersShapes = true
      $0.cpuBlock = 4
    }
    #expect(imported.price("on-demand", of: "aws/eu-west-1/a100-80gb") == 5)
    #expect(imported.price("on-demand", of: "aws/eu-west-1/cpu-4") == 0.2)
    #expect(
      imported.option("on-demand", of: "aws/eu-west-1/cpu-4")?["note"]?.text
        == "m7i.4xlarge, 16 in an instance, told from its name")
  }

  /// Yuan are not dollars: without a rate the row is left out, with one the provider has a currency of its own.
  @Test func currenciesAreNotMixed() throws {
    let text = Self.karpenter + "aws,cn-north-1,p4d.24xlarge,280,CNY,x\naws,us-east-1,p4d.24xlarge,32,USD,x\n"
    let without = try Catalog.read("prices.csv", text) { $0.infersShapes = true }
    #expect(without.offers == ["aws/us-east-1/a100-40gb"])
    #expect(without.skipped(.noExchangeRate) == 1)
    let with = try Catalog.read("prices.csv", text) {
      $0.infersShapes = true
      $0.exchangeRates = ["CNY": 0.139, "EUR": 1.1]
    }
    #expect(with.offers == ["aws-cn/cn-north-1/a100-40gb", "aws/us-east-1/a100-40gb"])
    #expect(with.price("on-demand", of: "aws-cn/cn-north-1/a100-40gb") == 35)
    #expect(with.entry("aws-cn", in: "providers")?["currency"]?.text == "CNY")
    #expect(with.entry("aws", in: "providers")?["currency"] == nil)
    #expect(with.part.json["exchangeRates"] == .object([.init("CNY", .number(0.139))]))
  }

  @Test func aProviderHasOneCurrency() throws {
    let imported = try Catalog.read(
      "prices.csv",
      Self.karpenter + "aws,us-east-1,p4d.24xlarge,32,USD,x\naws,us-east-2,p4d.24xlarge,30,eur,x\n"
    ) {
      $0.infersShapes = true
      $0.exchangeRates = ["EUR": 1.1]
    }
    #expect(imported.offers == ["aws/us-east-1/a100-40gb"])
    #expect(imported.skipped(.otherCurrency) == 1)
  }

  /// A table that names no currency does not mean yuan, and China's clouds take nothing else.
  @Test func chinaNeedsItsCurrencyNamed() throws {
    let imported = try Catalog.read(
      "aws/vms.csv", Catalog.skyPilot + "p4d.24xlarge,A100,8,96,1152,,280,,cn-north-1,a\n")
    #expect(imported.offers.isEmpty)
    #expect(imported.skipped(.unknownCurrency) == 1)
  }

  /// Ranges count by their lower end, and a table without regions is of a region that nobody knows.
  @Test func rangesCountByTheirLowerEnd() throws {
    let headers = "Cloud,GPU Type,GPU Arch,GPUs,GPU RAM,vCPUs,RAM,On-demand,Per-GPU,Spot,Name\n"
    let rows = """
      Dataoorts,T4 (16 GB),Turing,1,16,4-6,12-16,0.34,0.34,,gc2.t4-16-1
      Exoscale,3080Ti (12 GB),Ampere,1,12,12,56,,0.92361,,GPU3080Ti SMALL
      Cudo Compute,A4000 (16 GB),Ampere,2,32,8,16,0.66,0.29,,
      "Oracle Cloud",H100 (80 GB),Hopper,8,640,,,80.00,10.00,,BM.GPU.H100.8

      """
    let imported = try Catalog.read("cloud-gpus.csv", headers + rows)
    #expect(
      imported.offers == ["cudo/unknown/a4000", "dataoorts/unknown/t4", "oci/unknown/h100"])
    #expect(imported.skipped(.notPriced) == 1)
    let least = try Catalog.read("cloud-gpus.csv", headers + rows) { $0.minimumVCPUs = 5 }
    #expect(least.offers == ["cudo/unknown/a4000"])
  }

  @Test func aMappingNamesTheColumnsOfAnyTable() throws {
    let mapping = try CatalogMapping(
      reading: Array(
        """
        { "cloud": { "value": "hetzner" }, "region": "Standort", "accelerator": "Karte", "acceleratorCount": { "value": 2 },
          "onDemand": "Preis im Monat", "reserved": "Jahr", "reservedTerm": "1y", "currency": { "value": "EUR" },
          "pricePeriod": "month", "delimiter": "semicolon", "note": "for people" }
        """.utf8))
    let text = "Standort;Karte;Preis im Monat;Jahr\nfsn1;RTX 4000 Ada;1460;$730\n"
    let imported = try Catalog.read("table.csv", text) {
      $0.mapping = mapping
      $0.currency = "EUR"
    }
    #expect(imported.offers == ["hetzner/fsn1/rtx-4000-ada"])
    #expect(imported.price("on-demand", of: "hetzner/fsn1/rtx-4000-ada") == 1)
    #expect(imported.price("reserved", of: "hetzner/fsn1/rtx-4000-ada") == 0.5)
    #expect(imported.part.json["currency"]?.text == "EUR")
  }

  /// AWS's own price list: five lines about the list, then headers, and rows that are no price of an instance by the hour.
  @Test func linesBeforeTheHeadersArePassedOver() throws {
    let text = """
      "FormatVersion","v1.0"
      "Disclaimer","This pricing list is for informational purposes only."
      "Publication Date","2026-07-01T00:00:00Z"
      "Version","20260701000000"
      "OfferCode","AmazonEC2"
      "SKU","TermType","Unit","PricePerUnit","Currency","Region Code","Instance Type","GPU","Tenancy"
      "A","OnDemand","Hrs","55.0400000000","USD","us-east-1","p5.48xlarge","8","Shared"
      "B","OnDemand","Hrs","60.5440000000","USD","us-east-1","p5.48xlarge","8","Dedicated"
      "C","Reserved","Quantity","200000","USD","us-east-1","p5.48xlarge","8","Shared"

      """
    let mapping = """
      { "headerLine": 6, "cloud": { "value": "aws" }, "region": "Region Code", "instanceType": "Instance Type",
        "accelerator": { "value": "H100" }, "acceleratorCount": "GPU", "onDemand": "PricePerUnit", "currency": "Currency",
        "where": { "TermType": "OnDemand", "Unit": "Hrs", "Tenancy": "Shared" } }
      """
    let imported = try Catalog.read("list.csv", text) {
      $0.mapping = try? CatalogMapping(reading: Array(mapping.utf8))
    }
    #expect(imported.price("on-demand", of: "aws/us-east-1/h100") == 6.88)
    #expect(imported.skipped(.notSelected) == 2)
  }

  /// A price per accelerator or per vCPU: half a dollar for each of eight is half a dollar; 0.05 for a vCPU is 0.2 for four.
  @Test func aPriceMayBeOfAUnit() throws {
    let mapping = try CatalogMapping(
      reading: Array(
        #"{"cloud":"c","region":"r","accelerator":"a","acceleratorCount":"n","vCPUs":"v","onDemand":"p","pricePer":"unit"}"#
          .utf8))
    let imported = try Catalog.read("table.csv", "c,r,a,n,v,p\nx,y,L4,8,64,0.5\nx,y,,,16,0.05\n") {
      $0.mapping = mapping
      $0.cpuBlock = 4
    }
    #expect(imported.price("on-demand", of: "x/y/l4") == 0.5)
    #expect(imported.price("on-demand", of: "x/y/cpu-4") == 0.2)
    let bare = try CatalogMapping(
      reading: Array(#"{"cloud":"c","region":"r","accelerator":"a","onDemand":"p","pricePer":"unit"}"#.utf8))
    let one = try Catalog.read("table.csv", "c,r,a,p\nx,y,L4,0.5\n") { $0.mapping = bare }
    #expect(one.price("on-demand", of: "x/y/l4") == 0.5)
  }

  /// Lists of prices have rows for every system and way to pay; the ones that are meant are named.
  @Test func rowsMayBeChosenByWhatStandsInThem() throws {
    let mapping = try CatalogMapping(
      reading: Array(
        """
        { "cloud": { "value": "azure" }, "region": "armRegionName", "instanceType": "armSkuName", "onDemand": "retailPrice",
          "accelerator": { "value": "H100" }, "acceleratorCount": { "value": 8 }, "currency": "currencyCode",
          "where": { "type": "Consumption", "unitOfMeasure": ["1 Hour", "1/Hour"] } }
        """.utf8))
    let imported = try Catalog.read(
      "retail.csv",
      """
      currencyCode,retailPrice,armRegionName,armSkuName,unitOfMeasure,type
      USD,98.32,eastus,Standard_ND96isr_H100_v5,1 Hour,Consumption
      USD,80,westus,Standard_ND96isr_H100_v5,1/Hour,Consumption
      USD,1,eastus,Standard_ND96isr_H100_v5,1 Hour,DevTestConsumption
      USD,500000,eastus,Standard_ND96isr_H100_v5,1 Year,Consumption

      """
    ) { $0.mapping = mapping }
    #expect(imported.offers == ["azure/eastus/h100", "azure/westus/h100"])
    #expect(imported.price("on-demand", of: "azure/eastus/h100") == 12.29)
    #expect(imported.skipped(.notSelected) == 2)
  }

  @Test func faultsOfAMappingAreTold() throws {
    #expect(throws: InvalidProblem.self) { try CatalogMapping(reading: Array("{\"cloud\": 1}".utf8)) }
    #expect(throws: InvalidProblem.self) { try CatalogMapping(reading: Array("{\"onDemnd\": \"p\"}".utf8)) }
    let mapping = try CatalogMapping(reading: Array(#"{"cloud":"c","onDemand":"Prize"}"#.utf8))
    do {
      _ = try Catalog.read("table.csv", "c,Price\nx,1\n") { $0.mapping = mapping }
      Issue.record("a missing column was not told")
    } catch let error as InvalidImport {
      #expect(error.message.contains("no column \"Prize\""))
      #expect(error.message.contains("did you mean `Price`?"))
    }
  }

  /// All files' faults come at once.
  @Test func unknownTablesAreRefused() throws {
    do {
      _ = try Catalog.read([
        ("a.csv", "InstanceType,AcceleratorName,Prise\nx,y,1\n"), ("b.csv", "a,b\n1,2\n"), ("c.csv", ""),
      ])
      Issue.record("a table without prices was taken")
    } catch let error as InvalidImport {
      #expect(error.faults.count == 3)
      #expect(error.message.contains("the nearest is a SkyPilot catalogue, which has \"Price\""))
    }
  }

  @Test func aColumnStandsOnce() throws {
    do {
      _ = try Catalog.read(
        "aws/vms.csv", "InstanceType,AcceleratorName,Price,price,Note,Note\nx,H100,1,2,a,b\n")
      Issue.record("one of two prices was taken")
    } catch let error as InvalidImport {
      #expect(error.message.contains("several columns \"Price\""))
    }
  }

  /// A price at the very end may be short of digits, and nobody can see it.
  @Test func aFileWithoutALastLineBreakIsToldOf() throws {
    let imported = try Catalog.read(
      "lambda.csv", "InstanceType,AcceleratorName,AcceleratorCount,Price\nx,H100,1,2.4")
    #expect(imported.offers.count == 1)
    #expect(imported.remarks("lambda.csv ends without a line break"))
  }

  @Test func aFileThatIsCutOffMakesNothing() throws {
    let text = Catalog.skyPilot + "p5.48xlarge,H100,8,192,2048,,98.32,,us-east-1,a\np5.48xlarge,H100"
    #expect(throws: InvalidImport.self) { try Catalog.read("aws/vms.csv", text) }
  }
}
