import PlacementModel
import Testing

@testable import Reporting

/// What a plan says about agreements that may be signed or left.
@Suite struct AgreementReportTests {
  private func plan() throws -> Plan {
    let json = """
      { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01-01", "period": { "hours": 24 }, "count": 2 },
        "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ], "providers": [ { "id": "p" }, { "id": "q" } ],
        "offers": [
          { "id": "o", "provider": "p", "region": "r", "machine": "m", "capacity": 5,
            "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] },
          { "id": "u", "provider": "q", "region": "r", "machine": "m", "capacity": 5,
            "options": [ { "id": "od", "kind": "onDemand", "price": 1 } ] } ],
        "agreements": [
          { "id": "deal", "provider": "p", "from": "2026-01-01", "through": "2026-01-02", "per": "period", "exitFee": 3,
            "minimumSpend": 20, "carryShortfall": 0.5, "credits": 7 },
          { "id": "offered", "provider": "q", "from": "2026-01-01", "through": "2026-01-02", "per": "term",
            "status": "optional", "minimumSpend": 9 } ],
        "workloads": [ { "id": "w", "demand": 1, "throughput": { "m": 1 } } ] }
      """
    let problem = try Problem(validating: ProblemFile(reading: Array(json.utf8)))
    var plan = Plan(
      status: .optimal, problem: problem,
      solver: Plan.SolverReport(
        name: "", method: "", iterations: 0, nodes: 0, rows: 0, columns: 0, nonzeros: 0, seconds: []))
    plan.agreements = [
      .init(
        agreement: Index(0), window: Index(0), covered: 17, shortfall: 0, carried: 3, credits: 7),
      .init(agreement: Index(0), window: Index(1), status: .left, covered: 24, shortfall: 0),
      .init(agreement: Index(1), window: Index(0), status: .notSigned, covered: 0, shortfall: 0),
    ]
    return plan
  }

  @Test func tablesTellWhatIsSignedAndCarried() throws {
    let text = PlanTables(try plan()).text()
    for word in ["status", "signed", "left", "not signed", "put off", "credits"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(!text.contains("kept"))
  }

  @Test func listsAndPlansTellIt() throws {
    let lines = PlanCSV(try plan()).text(.agreements).split(separator: "\r\n")
    #expect(
      lines == [
        "agreement,window,status,minimum,maximum,covered,shortfall,carriedShortfall,carriedExcess,credits,currency",
        "deal,2026-01-01T00,signed,20,,17,0,3,0,7,USD", "deal,2026-01-02T00,left,20,,24,0,0,0,0,USD",
        "offered,term,notSigned,9,,0,0,0,0,0,USD",
      ])
    let json = try JSONText(plan().json()).string
    for part in [
      #""status": "left""#, #""status": "notSigned""#, #""carriedShortfall": 3"#, #""credits": 7"#,
    ] {
      #expect(json.contains(part) || json.contains(part.replacing(": ", with: ":")), "\(part)")
    }
  }

  @Test func aMinimumBeyondAllCapacityIsTold() {
    let words = Wording.asksTooMuch("deal", "2027-11", minimum: "500", most: "400")
    #expect(
      words
        == "the agreement deal asks for 500 in its window 2027-11, and all capacity in its scope can cost at most "
        + "400, at the dearest options: the rest is paid as a shortfall")
  }
}
