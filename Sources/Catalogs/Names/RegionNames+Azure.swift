extension RegionNames {
  /// Azure's regions under the names that no rule makes of them: codes on bills, short forms, cities, misspellings. Each line is
  /// a region's id and what else it is called, without blanks.
  ///
  /// From `Regions.csv` of the FinOps toolkit (microsoft/finops-toolkit, MIT), less what is regular. There Dallas is
  /// `ussouthcentral`, which is the other spelling of `southcentralus`; a preview region is brought to one spelling alike.
  /// `ch north` is in Switzerland and `chnorth` in China, so the blank counts in that one.
  static let azureNames: [String: String] = {
    var ids: [String: String] = [:]
    for line in azureTable.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let id = words.first else { continue }
      for word in words.dropFirst() { ids[word] = id }
    }
    return ids
  }()

  private static let azureTable = """
    australiacentral aucentral australiac cbr
    australiacentral2 aucentral2 australiac2 canberra2 cbr2
    australiaeast aue aueast eau sy syd sydney
    australiasoutheast ausoutheast melbourne ml seau
    austriaeast ate ateast austriae
    belgiumcentral bec becentral belgiumc
    brazilsouth brsouth bso cq saopaulo sbr
    brazilsoutheast brazilse brse brsoutheast
    canadacentral cac cacentral canandacentral cc centralcanada toronto yt
    canadaeast cae caeast eastcanada montreal quebeccity yq
    centralindia inc incentral indiacentral pn
    centralus cu cus dm uscentral
    chilecentral chilec clc clcentral
    chinaeast cneast sh
    chinaeast2 chinae2 cneast2 sha
    chinaeast3 chinae3 cne3 cneast3
    chinanorth bj chnorth cnnorth
    chinanorth2 bjs chinan2 cnnorth2
    chinanorth3 chinan3 cnn3 cnnorth3
    denmarkeast denmarke dke
    eastasia apeast ase asiaeast ea eas hk hkg hongkong
    eastus bl eu eus useast
    eastus2 bn eastsu2 eu2 eus2 us2 useast2
    eastus2euap useast2euap
    eastus3 useast3
    finlandcentral ficentral finlandc flc
    francecentral francec frc frcentral par paris
    francesouth frances frsouth mrs
    germanycentral decentral fr
    germanynorth den denorth germanyn
    germanynortheast denortheast lg
    germanywestcentral dewc dewestcentral dwc germanywc germanywcentral
    global unassigned
    greececentral grcentral
    indiasouthcentral indiasc insc insouthcentral
    indonesiacentral idc idcentral indonesiac
    israelcentral ilc ilcentral israelc
    italynorth italyn itn itnorth
    japaneast eastjapan jaeast jpe tokyo ty
    japanwest jawest jpw os osaka
    jioindiacentral incentraljio jinc jioinc
    jioindiawest inwestjio jinw jioinw
    koreacentral krc krcentral se
    koreasouth krs krsouth ps
    malaysiawest malaysiaw myw mywest
    mexicocentral mexicoc mxc mxcentral
    newzealandnorth newzealandn nzn nznorth
    northcentralus ch chicago ncus usnorth usnorthcentral
    northeurope db dublin eunorth europenorth ne neu
    norwayeast noe noeast norwaye
    norwaywest norwayw now nowest
    polandcentral plc plcentral polandc
    qatarcentral qac qacentral qatarc qatarentral
    saudiarabiaeast saeast
    singaporecentral singaporec singc
    southafricanorth jnb johannesburg san sanorth southafrican zanorth
    southafricawest cpt sawest southafricaw zawest
    southcentralus dallas sanantonio scus sn ussouth ussouthcentral
    southcentralusstg usstagesc ustsc
    southeastasia apsoutheast asiasoutheast sea seas sg singapore southsoutheastasia
    southindia indiasouth ins insouth ma sin
    spaincentral esc escentral spainc
    swedencentral sec secentral swedenc
    swedensouth ses sesouth swedens
    switzerlandnorth ch-north chn switzerlandn
    switzerlandwest chw chwest switzerlandw
    taiwannorth taiwann twn twnorth
    uaecentral aecentral auh uaec
    uaenorth aen aenorth dubai dxb uaen
    uknorth mm
    uksouth gbs ln london uks unitedkingdomsouth unitedkingdomsouth2
    uksouth2 lo
    ukwest cw ukw
    usdodcentral dd
    usdodeast bd
    usgovarizona phx usa usgovaz usgovsouthwest usgovsw ussgovarizona
    usgoviowa usgovcentral
    usgovtexas usgovsc usgovsouthcentral usgovtx
    usgovvirginia usgoveast usv
    usgovwyoming usgovwc
    usseceast usse ussece
    ussecwest ussecw ussw
    ussecwestcentral ussecwc usswc
    westcentralus cy uswestcentral wcu wcus
    westeurope am am2 amsterdam europe europewest euwest we weu
    westindia bm indiawest inw inwest mumbai mumbai2
    westus by siliconvalley uswest wu wus
    westus2 mwh seattle uswest2 wu2 wus2
    westus3 usw3 uswest3 wus3
    """
}
