extension RegionNames {
  /// AWS's regions by their names for people, as slugs. Those of older bills begin with `eu` where today's say `europe`.
  ///
  /// From the regions page of AWS's documentation.
  static let amazonNames: [String: String] = {
    var ids: [String: String] = [:]
    for line in amazonTable.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let id = words.first else { continue }
      for name in words.dropFirst() {
        ids[name] = id
        if name.hasPrefix("europe-") { ids["eu-" + name.dropFirst(7)] = id }
      }
    }
    return ids
  }()

  private static let amazonTable = """
    us-east-1 us-east-n.-virginia us-east-northern-virginia us-east-virginia
    us-east-2 us-east-ohio
    us-west-1 us-west-n.-california us-west-northern-california
    us-west-2 us-west-oregon
    af-south-1 africa-cape-town
    ap-east-1 asia-pacific-hong-kong
    ap-east-2 asia-pacific-taipei
    ap-northeast-1 asia-pacific-tokyo
    ap-northeast-2 asia-pacific-seoul
    ap-northeast-3 asia-pacific-osaka asia-pacific-osaka-local
    ap-south-1 asia-pacific-mumbai
    ap-south-2 asia-pacific-hyderabad
    ap-southeast-1 asia-pacific-singapore
    ap-southeast-2 asia-pacific-sydney
    ap-southeast-3 asia-pacific-jakarta
    ap-southeast-4 asia-pacific-melbourne
    ap-southeast-5 asia-pacific-malaysia
    ap-southeast-6 asia-pacific-new-zealand
    ap-southeast-7 asia-pacific-thailand
    ca-central-1 canada-central
    ca-west-1 canada-west-calgary canada-calgary
    cn-north-1 china-beijing
    cn-northwest-1 china-ningxia
    eu-central-1 europe-frankfurt
    eu-central-2 europe-zurich
    eu-north-1 europe-stockholm
    eu-south-1 europe-milan
    eu-south-2 europe-spain
    eu-west-1 europe-ireland
    eu-west-2 europe-london
    eu-west-3 europe-paris
    il-central-1 israel-tel-aviv
    me-central-1 middle-east-uae
    me-south-1 middle-east-bahrain
    mx-central-1 mexico-central
    sa-east-1 south-america-sao-paulo south-america-são-paulo
    us-gov-east-1 aws-govcloud-us-east
    us-gov-west-1 aws-govcloud-us-west aws-govcloud-us
    eusc-de-east-1 aws-european-sovereign-cloud-germany
    """

  /// Oracle's regions by their keys of three letters: `iad`.
  static let oracleKeys: [String: String] = Dictionary(
    oracleRegions.map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })

  /// Oracle's regions by the city in their ids: `ashburn`.
  static let oracleCities: [String: String] = Dictionary(
    oracleRegions.map { region in
      (region.id.split(separator: "-").dropFirst().dropLast().joined(), region.id)
    }, uniquingKeysWith: { first, _ in first })

  /// From the regions page of Oracle's documentation.
  private static let oracleRegions: [(id: String, key: String)] = oracleTable.split {
    $0 == "\n" || $0 == ","
  }
  .compactMap { entry in
    let words = entry.split(separator: " ").map(String.init)
    return words.count == 2 ? (words[0], words[1]) : nil
  }

  private static let oracleTable = """
    us-ashburn-1 iad, us-phoenix-1 phx, us-sanjose-1 sjc, us-chicago-1 ord, ca-toronto-1 yyz, ca-montreal-1 yul
    mx-queretaro-1 qro, mx-monterrey-1 mty, sa-saopaulo-1 gru, sa-vinhedo-1 vcp, sa-santiago-1 scl
    sa-valparaiso-1 vap, sa-bogota-1 bog, eu-frankfurt-1 fra, eu-zurich-1 zrh, eu-amsterdam-1 ams
    eu-marseille-1 mrs, eu-paris-1 cdg, eu-milan-1 lin, eu-stockholm-1 arn, eu-madrid-1 mad, eu-jovanovac-1 beg
    uk-london-1 lhr, uk-cardiff-1 cwl, il-jerusalem-1 mtz, me-jeddah-1 jed, me-riyadh-1 ruh, me-dubai-1 dxb
    me-abudhabi-1 auh, af-johannesburg-1 jnb, ap-mumbai-1 bom, ap-hyderabad-1 hyd, ap-seoul-1 icn
    ap-chuncheon-1 yny, ap-tokyo-1 nrt, ap-osaka-1 kix, ap-singapore-1 sin, ap-singapore-2 xsp
    ap-batam-1 hsg, ap-sydney-1 syd, ap-melbourne-1 mel
    """
}
