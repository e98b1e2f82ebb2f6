internal import Testing

@testable internal import Catalogs

struct RegionNameTests {
  @Test(arguments: [
    ("azure", "East US 2", "azure/eastus2"), ("azure", "(US) East US 2", "azure/eastus2"),
    ("azure", "useast2", "azure/eastus2"), ("azure", "ae north", "azure/uaenorth"),
    ("azure", "AE North", "azure/uaenorth"),
    ("azure", "ch north", "azure/switzerlandnorth"), ("azure", "chnorth", "azure-cn/chinanorth"),
    ("azure", "west_europe", "azure/westeurope"), ("azure", "dallas", "azure/southcentralus"),
    ("azure", "US Gov Virginia", "azure-us-gov/usgovvirginia"), ("azure", "Atlantis 9", "azure/atlantis9"),
    ("aws", "US East (N. Virginia)", "aws/us-east-1"), ("aws", "EU (Frankfurt)", "aws/eu-central-1"),
    ("aws", "Europe (Frankfurt)", "aws/eu-central-1"),
    ("aws", "South America (São Paulo)", "aws/sa-east-1"), ("aws", "us-east-1a", "aws/us-east-1"),
    ("aws", "us-east-1 (N. Virginia)", "aws/us-east-1"), ("aws", "Canada (Central)", "aws/ca-central-1"),
    ("aws", "us-west-2-lax-1a", "aws/us-west-2-lax-1"),
    ("aws", "us-east-1-wl1-bna1", "aws/us-east-1-wl1-bna1"),
    ("aws", "us-east-1-wl1", "aws/us-east-1-wl1"),
    ("aws", "cn-north-1", "aws-cn/cn-north-1"), ("aws", "us-gov-west-1", "aws-us-gov/us-gov-west-1"),
    ("gcp", "us-central1-a", "gcp/us-central1"), ("gcp", "europe-west12", "gcp/europe-west12"),
    ("gcp", "Iowa (us-central1)", "gcp/us-central1"), ("gcp", "EU", "gcp/eu"),
    ("oci", "Germany Central (Frankfurt)", "oci/eu-frankfurt-1"), ("oci", "IAD", "oci/us-ashburn-1"),
    ("oci", "us-sanjose-1", "oci/us-sanjose-1"),
    ("paperspace", "East Coast (NY2)", "paperspace/east-coast-ny2"), ("vast", ", CA, NA", "vast/ca-na"),
  ])
  func hasOneFormOfEachName(cloud: String, text: String, id: String) {
    #expect(RegionName(cloud: cloud, text).id == id)
  }

  @Test(arguments: [
    ("aws:us-east-1", "aws/us-east-1"), ("gcp:us-central1-a", "gcp/us-central1"),
    ("Amazon Web Services / eu-west-1", "aws/eu-west-1"), ("azure:West US 3", "azure/westus3"),
  ])
  func takesTheCloudFromTheName(text: String, id: String) {
    #expect(RegionName(text, cloud: nil)?.id == id)
  }

  @Test(arguments: ["us-east-1", "", ":", "aws:", ":us-east-1", "aws/ "])
  func isNoRegionWithoutCloudAndName(text: String) {
    #expect(RegionName(text, cloud: nil) == nil)
  }

  /// Names that end with a country and a continent, as Vast's do.
  @Test(arguments: [
    ("Hong Kong, HK, AS", "asia"), ("South Korea, KR, AS", "asia"), ("Vietnam, VN, AS", "asia"),
    (", CA, NA", "north-america"),
    ("China, CN, AS", "china"), ("Germany, DE, EU", "europe"),
    ("United Arab Emirates, AE, AS", "middle-east"),
    ("Brazil, BR, SA", "south-america"), ("Sydney, AU, OC", "oceania"), ("South Africa, ZA, AF", "africa"),
  ])
  func aCountryAndItsContinentTell(name: String, geography: String) {
    #expect(RegionNames.geography(of: RegionName(cloud: "vast", name)) == geography)
  }

  /// Every region has the geography that a person would give it; local zones lie where their city does.
  @Test(arguments: [
    (
      "aws", "north-america",
      "us-east-1 us-west-2 ca-west-1 mx-central-1 us-east-1-qro-1 us-west-2-hnl-1 us-east-1-wl1 us-east-1-wl1-bna1"
    ),
    ("aws", "south-america", "sa-east-1 us-east-1-lim-1 us-east-1-scl-1 us-east-1-bue-1"),
    ("aws", "europe", "eu-west-1 eu-south-2 eu-central-1-waw-1 eu-west-2-wl1-man1 eusc-de-east-1"),
    ("aws", "africa", "af-south-1 af-south-1-los-1 eu-west-3-wl1-cmn1 eu-west-3-wl1-dss1"),
    ("aws", "middle-east", "me-south-1 me-central-1 il-central-1 me-south-1-mct-1"),
    (
      "aws", "asia",
      "ap-east-1 ap-southeast-1 ap-southeast-3 ap-southeast-5 ap-southeast-7 ap-northeast-1-tpe-1 ap-south-1-ccu-1"
    ),
    (
      "aws", "oceania",
      "ap-southeast-2 ap-southeast-4 ap-southeast-6 ap-southeast-2-akl-1 ap-southeast-2-per-1"
    ),
    ("aws", "china", "cn-north-1 cn-northwest-1"),
    (
      "azure", "north-america",
      "eastus westus3 southcentralus2 canadaeast mexicocentral usgovtexas southeastus"
    ),
    ("azure", "south-america", "brazilsouth brazilsoutheast chilecentral"),
    (
      "azure", "europe",
      "northeurope westeurope uksouth austriaeast polandcentral switzerlandnorth belgiumcentral"
    ),
    ("azure", "africa", "southafricanorth southafricawest"),
    ("azure", "middle-east", "uaenorth qatarcentral israelcentral saudiarabiaeast"),
    ("azure", "asia", "eastasia southeastasia japanwest jioindiawest koreasouth malaysiawest taiwannorth"),
    ("azure", "oceania", "australiaeast australiacentral2 newzealandnorth"),
    ("azure", "china", "chinanorth3 chinaeast"),
    ("gcp", "north-america", "us-central1 us-west4 northamerica-northeast1 northamerica-south1"),
    ("gcp", "south-america", "southamerica-east1 southamerica-west1"),
    ("gcp", "europe", "europe-west12 europe-central2 europe-southwest1"), ("gcp", "africa", "africa-south1"),
    ("gcp", "middle-east", "me-west1 me-central2"), ("gcp", "asia", "asia-east1 asia-south2 asia-southeast3"),
    ("gcp", "oceania", "australia-southeast1"),
    ("oci", "north-america", "us-ashburn-1 ca-toronto-1 mx-queretaro-1"),
    ("oci", "south-america", "sa-saopaulo-1 sa-bogota-1"), ("oci", "europe", "eu-frankfurt-1 uk-london-1"),
    ("oci", "africa", "af-johannesburg-1"), ("oci", "middle-east", "me-dubai-1 il-jerusalem-1"),
    ("oci", "asia", "ap-tokyo-1 ap-singapore-2 ap-batam-1"), ("oci", "oceania", "ap-sydney-1 ap-melbourne-1"),
    ("vast", "north-america", "ca-na"), ("alibaba", "china", "cn-hangzhou"),
    ("alibaba", "asia", "cn-hongkong"),
    ("ibm", "europe", "eu-de"), ("ibm", "asia", "jp-tok"), ("ibm", "oceania", "au-syd"),
  ])
  func liesInItsGeography(cloud: String, geography: String, names: String) {
    for name in names.split(separator: " ") {
      let region = RegionName(cloud: cloud, String(name))
      #expect(RegionNames.geography(of: region) == geography, "\(region.id)")
    }
  }

  @Test(arguments: [("aws", "global"), ("azure", "global"), ("paperspace", "East Coast (NY2)"), ("x", "")])
  func liesNowhereWhereTheNameDoesNotTell(cloud: String, name: String) {
    #expect(RegionNames.geography(of: RegionName(cloud: cloud, name)) == nil)
  }

  @Test(arguments: [
    (["us-east-1", "eu-west-1", "us-gov-west-1"], "aws"), (["us-central1", "europe-west12"], "gcp"),
    (["East US", "West Europe", "UAE North", "Jio India West"], "azure"),
    (["uk-london-1", "ap-tokyo-1"], "oci"),
  ])
  func tellsTheCloudByTheNames(names: [String], cloud: String) {
    #expect(CloudGuess.cloud(of: names) == cloud)
  }

  @Test func doesNotGuessTheCloudOfForeignNames() {
    #expect(CloudGuess.cloud(of: ["France", "Germany", "Kenya", "West Bank"]) == nil)
    #expect(CloudGuess.cloud(of: ["FR", "SE", "NE", "Paris"]) == nil)
    #expect(CloudGuess.cloud(of: []) == nil)
  }
}
