@testable import PlacementModel
import Testing

/// What the format refuses: each fault at its place, as data.
@Suite struct FormatCheckTests {
  private let price = Pointer.root["offers"][0]["options"][0]["price"]

  @Test func theSmallestProblemIsAccepted() throws {
    let file = try file(smallest)
    #expect(file.currency == "USD")
    #expect(file.workloads[0].isInterruptible == false)
    #expect(file.horizon.discountRate == 0)
    #expect(file.offers[0].options[0].salvage == nil)
  }

  @Test(arguments: ["-4", "1e16", "1e999", "-0.001"])
  func priceOutOfRange(_ number: String) throws {
    let found = violations(problem("\"price\": 4", "\"price\": \(number)"))
    let expected = Fault.outOfRange(
      found: number == "1e999" ? .infinity : try #require(Double(number)),
      accepted: "a number from 0 to 1e15, in currency per unit-hour")
    #expect(found == [Violation(price, expected)])
  }

  @Test(arguments: ["null", "\"4\"", "true"])
  func priceOfAnotherType(_ value: String) {
    #expect(
      violations(problem("\"price\": 4", "\"price\": \(value)")) == [
        Violation(
          price,
          .wrongType(found: value, accepted: "a series of numbers from 0 to 1e15, in currency per unit-hour"))
      ])
  }

  @Test(arguments: [
    ("throughputt", "throughput"), ("Demand", "demand"), ("unmetpenalty", "unmetPenalty"), ("peka", "peak"),
  ])
  func anUnknownKeyNamesTheNearest(_ key: String, _ nearest: String) {
    let found = violations(problem("\"id\": \"w\",", "\"id\": \"w\", \"\(key)\": 1,"))
    guard case .unknownKey(key, nearest, let accepted)? = found.first?.fault else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1)
    #expect(found.first?.pointer == Pointer.root["workloads"][0][key])
    #expect(accepted.contains(nearest))
  }

  @Test func repeatedKeys() {
    #expect(
      violations(problem("\"price\": 4", "\"price\": 4, \"price\": 5")) == [
        Violation(price, .repeatedKey("price"))
      ])
    #expect(
      violations(problem("{ \"gpu\": 1 }", "{ \"gpu\": 1, \"gpu\": 2 }")).map(\.fault) == [
        .repeatedKey("gpu")
      ])
    #expect(
      violations(problem("\"price\": 4", #""price": { "steps": { "2026-01": 1, "2026-01": 2 } }"#)).map(
        \.fault)
        == [.repeatedKey("2026-01")])
  }

  @Test func missingKeysStandAtTheirObject() {
    #expect(
      violations(problem(", \"price\": 4", "")) == [
        Violation(
          Pointer.root["offers"][0]["options"][0],
          .missing(key: "price", accepted: "`price`, or `tiers`"))
      ])
    #expect(violations("{}").map(\.pointer) == Array(repeating: .root, count: 7))
  }

  @Test func theVersionIsOne() {
    #expect(
      violations(problem("\"berth\": 1", "\"berth\": 2"))
        == [Violation(Pointer.root["berth"], .outOfRange(found: 2, accepted: "1"))])
  }

  @Test(arguments: ["machines", "regions", "providers", "offers", "workloads"])
  func emptySets(_ key: String) throws {
    guard case .object(let members) = try JSONValue(parsing: Array(smallest.utf8)) else { return }
    let emptied = members.map { $0.key == key ? JSONValue.Member(key, .array([])) : $0 }
    let text = try JSONText(.object(emptied)).string
    #expect(violations(text) == [Violation(Pointer.root[key], .empty(what: "array"))])
  }

  @Test func emptyListsOfSelectors() {
    let text = problem("\"demand\": 5", "\"demand\": 5, \"where\": { \"regions\": [] }")
    #expect(
      violations(text) == [Violation(Pointer.root["workloads"][0]["where"]["regions"], .empty(what: "array"))]
    )
  }

  @Test(arguments: ["dataSize"]) func laterKeysAreRefusedNotIgnored(_ key: String) {
    let text = problem("\"demand\": 5", "\"demand\": 5, \"\(key)\": 1")
    #expect(violations(text) == [Violation(Pointer.root["workloads"][0][key], .notYetSupported(key))])
  }

  @Test func aPriceOrTiers() {
    let tiers = "\"tiers\": { \"graduated\": [ { \"upTo\": 5, \"price\": 4 }, { \"price\": 3 } ] }"
    #expect(violations(problem("\"price\": 4", tiers)).isEmpty)
    #expect(violations(problem("\"price\": 4", "\"price\": 4, " + tiers)).count == 1)
    #expect(violations(problem("\"price\": 4", "\"tiers\": {}")).count == 1)
  }

  @Test func keysOfAnotherKindAreMisplaced() {
    let found = violations(problem("\"price\": 4", "\"price\": 4, \"term\": \"3y\""))
    #expect(found.count == 1)
    guard case .misplacedKey("term", kind: "onDemand", let accepted)? = found.first?.fault else {
      Issue.record("\(found)")
      return
    }
    #expect(
      accepted == [
        "id", "kind", "price", "tiers", "availability", "capacity", "blockSize", "minimumUnits",
      ])
  }

  @Test func reservationsNeedATerm() {
    let found = violations(problem("onDemand", "reserved"))
    guard case .missing(key: "term", _)? = found.first?.fault, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
  }

  @Test func anUnknownKindSilencesOnlyWhatDependsOnIt() {
    let found = violations(problem("\"onDemand\", \"price\": 4", "\"ondemand\", \"price\": -1, \"term\": 3"))
    #expect(found.count == 3)
    #expect(
      found.first?.fault
        == .notAccepted(
          found: "ondemand", accepted: ["onDemand", "spot", "reserved", "spendPlan"], nearest: "onDemand"))
  }

  @Test(arguments: [
    ("\"period\": \"quarter\"", "missing(count)"), ("\"count\": 4", "missing(period)"),
    ("\"discountRate\": 0", "missing(period)"),
    (#""period": "month", "count": 1, "periods": [ { "id": "a", "hours": 1 } ]"#, "contradiction"),
    (#""period": "month", "count": 0"#, "outOfRange"), (#""period": "month", "count": 1.5"#, "outOfRange"),
    (#""period": "fortnight", "count": 1"#, "notAccepted"),
    (#""period": { "hours": 0 }, "count": 1"#, "outOfRange"),
    (#""periods": [ { "id": "a", "hours": 1 } ], "discountRate": -1"#, "outOfRange"),
    (#""periods": []"#, "empty"),
    (#""period": 3, "count": 1"#, "wrongType"),
  ])
  func horizons(_ members: String, _ expected: String) {
    let found = violations(problem(#""period": "quarter", "count": 4"#, members))
    #expect(found.count == 1, "\(found)")
    let name = found.first.map { violation in
      if case .missing(let key, _) = violation.fault { "missing(\(key))" } else { "\(violation.fault)" }
    }
    #expect(name?.hasPrefix(expected) == true, "\(found)")
  }

  @Test(arguments: [
    "2026", "2026-13", "2026-00", "2026-02-29", "2025-04-31", "1899-12", "2201-01", "2026-1", "26-01",
    "2026-01-1",
    "2026-01-01T00", "２０２６-01", "",
  ])
  func datesThatAreNone(_ text: String) {
    #expect(
      violations(problem("2026-01", text)) == [
        Violation(Pointer.root["horizon"]["start"], .badDate(found: text))
      ])
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "1900-01", "2200-12-31"])
  func datesThatAre(_ text: String) { #expect(violations(problem("2026-01", text)).isEmpty) }

  @Test(arguments: ["3", "y", "0y", "-3y", "1.5y", "03y", "3 y", "3Y", "3w", "9999999h", "two periods", ""])
  func durationsThatAreNone(_ text: String) {
    let found = violations(problem("\"demand\": 5", "\"demand\": 5, \"deferrable\": \"\(text)\""))
    guard case .badDuration(text, _)? = found.first?.fault, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
  }

  @Test(arguments: [
    ("3y", 3, DurationFile.Unit.years), ("18mo", 18, .months), ("90d", 90, .days), ("6h", 6, .hours),
    ("2 periods", 2, .periods), ("1 period", 1, .periods),
  ])
  func durationsThatAre(_ text: String, _ count: Int, _ unit: DurationFile.Unit) throws {
    let file = try file(problem("\"demand\": 5", "\"demand\": 5, \"deferrable\": \"\(text)\""))
    #expect(file.workloads[0].deferrable == DurationFile(count: count, unit: unit, text: text))
  }

  @Test(arguments: ["", "a\\u0000b", "a\\nb", "a\\u0085", String(repeating: "x", count: 251)])
  func idsThatAreNone(_ id: String) {
    let found = violations(problem("[ { \"id\": \"east\" } ]", "[ { \"id\": \"\(id)\" } ]"))
    guard case .wrongType? = found.first?.fault, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
    #expect(found[0].pointer == Pointer.root["regions"][0]["id"])
  }

  @Test(arguments: ["a:b,c[d]", "日本 🚀", String(repeating: "x", count: 250), "-", "null"])
  func idsThatAre(_ id: String) {
    #expect(violations(problem("[ { \"id\": \"east\" } ]", "[ { \"id\": \"\(id)\" } ]")).isEmpty)
  }

  @Test func remarksMayStandInEveryObject() throws {
    let remarks = #""note": "n", "source": "s""#
    let text = problem(
      "{ \"gpu\": 1 }", "{ \(remarks), \"gpu\": { \"steps\": { \(remarks), \"2026-01\": 1 }, \(remarks) } }")
    let file = try file(text.replacing("\"count\": 4", with: "\"count\": 4, \(remarks)"))
    #expect(file.workloads[0].throughput.map(\.machine) == ["gpu"])
  }

  @Test func everyFaultIsReportedAtOnceInTheOrderOfTheDocument() {
    let text = """
      { "berth": 1, "horizon": { "start": "soon", "period": "quarter", "count": -1 },
        "machines": [ { "id": "" } ], "regions": [], "providers": [ { "id": 7, "fixedFee": -1 } ],
        "offers": [ { "id": "o", "provider": "aws", "region": "east", "machine": "gpu", "capacity": -1,
          "options": [ { "id": "q", "kind": "spot", "price": 1e16, "price": "x", "term": "1y" } ] } ],
        "workloads": { }, "limit": [] }
      """
    #expect(
      violations(text).map(\.pointer.description) == [
        "/horizon/start", "/horizon/count", "/machines/0/id", "/regions", "/providers/0/id",
        "/providers/0/fixedFee",
        "/offers/0/capacity", "/offers/0/options/0/price", "/offers/0/options/0/price",
        "/offers/0/options/0/price",
        "/offers/0/options/0/term", "/workloads", "/limit",
      ])
  }

  @Test func fiftyAreShownAndTheRestCounted() {
    let regions = (0..<1000).map { _ in "{ \"id\": 1 }" }.joined(separator: ",")
    do {
      _ = try file(problem("[ { \"id\": \"east\" } ]", "[ \(regions) ]"))
      Issue.record("accepted")
    } catch let error as InvalidProblem {
      #expect(error.violations.count == 50)
      #expect(error.omitted == 950)
      #expect(error.message.hasSuffix("\nand 950 more"))
    } catch {
      Issue.record(error)
    }
  }

  /// A file with faults of range is still a file, so that a check can look for more in it.
  @Test func aReadingKeepsWhatCouldBeRead() {
    let faulty = ProblemReading(Array(problem("\"price\": 4", "\"price\": -4").utf8))
    #expect(faulty.file != nil)
    #expect(faulty.violations.count == 1)
    let broken = ProblemReading(Array(problem("\"price\": 4", "\"price\": \"4\"").utf8))
    #expect(broken.file == nil)
    #expect(broken.violations.count == 1)
  }
}
