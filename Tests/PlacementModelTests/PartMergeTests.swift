internal import Testing

@testable internal import PlacementModel

struct PartMergeTests {
  private func part(_ name: String, _ json: String) throws -> PartMerge.NamedPart {
    PartMerge.NamedPart(name: name, try ProblemPart(reading: Array(json.utf8)))
  }

  private func merge(
    _ first: String, _ second: String, preferring preference: PartMerge.Preference? = nil
  ) throws -> PartMerge {
    try PartMerge([part("a.json", first), part("b.json", second)], preferring: preference)
  }

  private func json(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8), hugeNumbers: .infinite)
  }

  /// One region from three tables: members in the order of the format, entries in the order of their first coming.
  @Test func joinsWhatPartsSayOfTheSame() throws {
    let merged = try PartMerge([
      part("a", #"{"berth": 1, "regions": [{"id": "r", "carbonIntensity": 0.4}]}"#),
      part(
        "b", #"{"berth": 1, "origins": ["us"], "regions": [{"id": "q"}, {"id": "r", "latency": {"us": 10}}]}"#
      ),
      part(
        "c",
        #"{"berth": 1, "origins": ["eu", "us"], "regions": [{"id": "r", "geography": "europe", "latency": {"eu": 3}}]}"#
      ),
    ])
    let expected = try json(
      #"""
      {"berth": 1, "origins": ["us", "eu"], "regions": [
        {"id": "r", "geography": "europe", "carbonIntensity": 0.4, "latency": {"us": 10, "eu": 3}}, {"id": "q"}]}
      """#)
    #expect(merged.part.json == expected)
  }

  @Test func joinsOptionsOfAnOfferById() throws {
    let merged = try merge(
      #"{"berth": 1, "offers": [{"id": "o", "options": [{"id": "od", "kind": "onDemand", "price": 2}]}]}"#,
      #"{"berth": 1, "offers": [{"id": "o", "capacity": 7, "options": [{"id": "od", "kind": "onDemand"}, {"id": "s", "kind": "spot", "price": 1}]}]}"#
    )
    let expected = try json(
      #"""
      {"berth": 1, "offers": [{"id": "o", "capacity": 7, "options": [
        {"id": "od", "kind": "onDemand", "price": 2}, {"id": "s", "kind": "spot", "price": 1}]}]}
      """#)
    #expect(merged.part.json == expected)
  }

  @Test func namesBothPlacesOfAConflict() throws {
    let a = #"{"berth": 1, "regions": [{"id": "x"}, {"id": "r", "carbonIntensity": 0.4}], "currency": "USD"}"#
    let b = #"{"berth": 1, "regions": [{"id": "r", "carbonIntensity": 0.5}], "currency": "EUR"}"#
    let error = try #require(throws: PartMerge.Conflicts.self) { try merge(a, b) }
    #expect(
      error.message == """
        a.json /regions/1/carbonIntensity is 0.4, but b.json /regions/0/carbonIntensity is 0.5
        a.json /currency is "USD", but b.json /currency is "EUR"
        """)
    #expect(try merge(a, b, preferring: .first).part.json["currency"] == .string("USD"))
    let last = try merge(a, b, preferring: .last)
    #expect(last.part.json["currency"] == .string("EUR"))
    #expect(last.decided.count == 2)
  }

  /// A selection is one thing: two that differ are not mixed. A ramp against a number is a conflict too, and either way round.
  @Test(
    arguments: [
      (#"[{"id": "l", "of": {"each": "provider"}}]"#, #"[{"id": "l", "of": {"regions": ["r"]}}]"#, "limits"),
      (#"[{"id": "w", "demand": {"ramp": {"2026-01": 1}}}]"#, #"[{"id": "w", "demand": 3}]"#, "workloads"),
      (#"[{"id": "r", "fixedFee": {"once": 1}}]"#, #"[{"id": "r", "fixedFee": 1}]"#, "regions"),
      (#"["cost"]"#, #"["carbon", "cost"]"#, "objective"),
      (#"[{"from": "r", "perGB": 1}]"#, #"[{"from": "r", "perGB": 2}]"#, "egressPrices"),
      (
        #"[{"workload": "w", "offer": "o", "units": 1}]"#, #"[{"workload": "w", "offer": "o", "units": 2}]"#,
        "initial"
      ),
    ])
  func takesWholesAsWholes(first: String, second: String, section: String) throws {
    func part(_ list: String) -> String { #"{"berth": 1, "\#(section)": \#(list)}"# }
    for (one, other) in [(first, second), (second, first)] {
      let error = try #require(throws: PartMerge.Conflicts.self) { try merge(part(one), part(other)) }
      #expect(error.conflicts.count == 1)
      #expect(try merge(part(one), part(one)).part.json == json(part(one)))
    }
  }

  @Test func joinsListsWithoutIdsOnce() throws {
    let row = #"{"from": "r", "perGB": 0.1}"#
    let merged = try merge(
      #"{"berth": 1, "egressPrices": [\#(row)], "note": "one"}"#,
      #"{"berth": 1, "egressPrices": [{"from": "q", "perGB": 0.2}, \#(row)], "note": "two"}"#)
    #expect(merged.part.json["egressPrices"]?.elements.count == 2)
    #expect(merged.part.json["note"] == .string("one; two"))
  }

  /// Of rows of egress prices that match the first counts: one for everywhere comes last, whichever part it is in.
  @Test func rowsForSomewhereComeBeforeThoseForEverywhere() throws {
    let everywhere = #"{"berth": 1, "egressPrices": [{"perGB": 5}, {"provider": "p", "perGB": 4}]}"#
    let somewhere =
      #"{"berth": 1, "egressPrices": [{"from": "a", "to": "b", "perGB": 1}, {"to": "b", "perGB": 2}]}"#
    for merged in [try merge(everywhere, somewhere), try merge(somewhere, everywhere)] {
      let rows = merged.part.json["egressPrices"]?.elements ?? []
      #expect(rows.first?["perGB"] == .number(1))
      #expect(rows.last?["perGB"] == .number(5))
      #expect(rows.count == 4)
    }
  }

  @Test func everyRemarkStandsOnce() throws {
    let parts = try ["n2", "n1", "n2"].map { note in
      try part(note, #"{"berth": 1, "regions": [{"id": "r", "note": "\#(note)"}]}"#)
    }
    let whole = try PartMerge(parts).part
    let half = PartMerge.NamedPart(name: "h", try PartMerge(Array(parts[1...])).part)
    #expect(try PartMerge([parts[0], half]).part == whole)
    #expect(whole.json["regions"]?.elements.first?["note"] == .string("n2; n1"))
  }

  @Test func aConflictShowsWhatIsDifferent() throws {
    let error = try #require(throws: PartMerge.Conflicts.self) {
      try merge(
        #"{"berth": 1, "offers": [{"id": "o", "capacity": {"steps": {"2026-01": 1}}}]}"#,
        #"{"berth": 1, "offers": [{"id": "o", "capacity": {"steps": {"2026-01": 2}}}]}"#)
    }
    #expect(error.message.contains(#"capacity is { "steps": { "2026-01": 1 } }, but"#))
  }

  /// Merged in two steps or in one, and merged with itself, a problem is the same.
  @Test func mergesPartsOfParts() throws {
    let parts = try [
      part("a", #"{"berth": 1, "note": "one", "machines": [{"id": "m"}]}"#),
      part("b", #"{"berth": 1, "note": "two", "machines": [{"id": "m", "vendor": "v"}]}"#),
      part("c", #"{"berth": 1, "note": "three", "machines": [{"id": "n"}]}"#),
    ]
    let whole = try PartMerge(parts).part
    let half = PartMerge.NamedPart(name: "ab", try PartMerge(Array(parts[..<2])).part)
    #expect(try PartMerge([half, parts[2]]).part == whole)
    #expect(try PartMerge([PartMerge.NamedPart(name: "w", whole), parts[1]]).part == whole)
  }

  @Test func refusesAPartThatIsNotOfTheFormat() {
    let text = #"{"berth": 1, "regions": [{"carbonIntensity": -1}], "offer": []}"#
    let error = #expect(throws: InvalidProblem.self) { try ProblemPart(reading: Array(text.utf8)) }
    #expect(
      error?.violations.map(\.pointer.description) == ["/regions/0", "/regions/0/carbonIntensity", "/offer"])
  }

  /// Records may be given in parts; a series or a selection is one thing.
  @Test(arguments: [
    (#""workloads": [{"id": "w", "demand": {"growthPerYear": 0.5}}]"#, "/workloads/0/demand"),
    (#""workloads": [{"id": "w", "where": {"latency": {"from": "us"}}}]"#, "/workloads/0/where/latency"),
    (#""limits": [{"id": "l", "type": "share", "of": {}}]"#, "/limits/0/of"),
  ])
  func halfASeriesIsNone(section: String, pointer: String) {
    let text = #"{"berth": 1, \#(section)}"#
    let error = #expect(throws: InvalidProblem.self) { try ProblemPart(reading: Array(text.utf8)) }
    #expect(error?.violations.map(\.pointer.description) == [pointer])
  }

  @Test func leavesOutWhatNothingUses() throws {
    let part = try ProblemPart(
      reading: Array(
        #"""
        {"berth": 1, "machines": [{"id": "m"}, {"id": "idle"}],
         "regions": [{"id": "r"}, {"id": "home"}, {"id": "far"}], "providers": [{"id": "p"}, {"id": "nobody"}],
         "offers": [{"id": "o", "provider": "p", "region": "r", "machine": "m"}],
         "workloads": [{"id": "w", "home": "home"}],
         "egressPrices": [{"from": "r", "to": "home", "perGB": 1}, {"from": "far", "to": "r", "perGB": 1},
           {"provider": "nobody", "perGB": 1}, {"perGB": 0.1}]}
        """#.utf8))
    let (kept, dropped) = part.droppingUnused()
    #expect(dropped == UnusedEntries(machines: 1, regions: 1, providers: 1, egressPrices: 2))
    #expect(kept.json["regions"] == (try json(#"[{"id": "r"}, {"id": "home"}]"#)))
    #expect(kept.json["egressPrices"]?.elements.count == 2)
    #expect(kept.droppingUnused().dropped.isEmpty)
  }
}
