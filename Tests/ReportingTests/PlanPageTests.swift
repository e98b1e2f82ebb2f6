import PlacementModel
import Testing

@testable import Reporting

/// The page of a plan: what it says of plans that were made by hand.
@Suite struct PlanPageTests {
  /// A provider with all of ten units at 2 and one that has none of it, for two periods of ten hours.
  static let problem: Problem? = try? Problem(
    validating: ProblemFile(
      reading: Array(
        """
        { "berth": 1, "name": "Pencil", "currency": "EUR",
          "horizon": { "start": "2026-01-01", "period": { "hours": 10 }, "count": 2 },
          "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east", "geography": "here" } ],
          "providers": [ { "id": "alpha", "name": "Alpha & Sons" }, { "id": "beta" } ],
          "offers": [
            { "id": "a", "provider": "alpha", "region": "east", "machine": "gpu", "capacity": 10,
              "options": [ { "id": "od", "kind": "onDemand", "price": 2 } ] },
            { "id": "b", "provider": "beta", "region": "east", "machine": "gpu", "capacity": [ 5, 0 ],
              "options": [ { "id": "od", "kind": "onDemand", "price": 3 } ] } ],
          "agreements": [ { "id": "deal", "provider": "alpha", "from": "2026-01-01", "through": "2026-01-01",
            "minimumSpend": 600, "per": "term", "status": "signed" } ],
          "workloads": [ { "id": "chat", "demand": 12, "throughput": { "gpu": 1 }, "unmetPenalty": 9 } ],
          "limits": [ { "id": "no-lock-in", "type": "share", "of": { "each": "provider" }, "max": 0.9, "measure": "spend" } ] }
        """.utf8), folder: "/"))

  /// Ten units at alpha in both periods, two at beta in the first; in the second two are not served.
  ///
  /// The window has 20 of a day's 24 hours, and so asks for 500 of 600. 400 to alpha for use and 100 for what is missing, 60 to beta, 180 for 20 of work not served: 740.
  static func plan(_ change: (inout Plan) -> Void = { _ in }) throws -> Plan {
    var plan = Plan(
      status: .optimal, problem: try #require(problem),
      solver: .init(
        name: "Pencil 1.0", method: "by hand", iterations: 3, nodes: 0, rows: 4, columns: 5, nonzeros: 9,
        seconds: []))
    plan.objective = 740
    plan.bound = 740
    plan.cost = .init(
      lines: [
        .init(cause: .onDemand, nominal: 460, presentValue: 460),
        .init(cause: .shortfalls, nominal: 100, presentValue: 100),
        .init(cause: .unmet, nominal: 180, presentValue: 180),
      ], cash: 560, amortised: 560, owedAfterHorizon: 0)
    plan.allocations = [
      .init(workload: Index(0), offer: Index(0), step: Index(0), units: 10, work: 100),
      .init(workload: Index(0), offer: Index(1), step: Index(0), units: 2, work: 20),
      .init(workload: Index(0), offer: Index(0), step: Index(1), units: 10, work: 100),
    ]
    plan.agreements = [
      .init(agreement: Index(0), window: Index(0), status: .signed, covered: 400, shortfall: 100)
    ]
    plan.providers = [
      .init(provider: Index(0), period: Index(0), spend: 200, shortfall: 0, share: 200.0 / 260),
      .init(provider: Index(1), period: Index(0), spend: 60, shortfall: 0, share: 60.0 / 260),
      .init(provider: Index(0), period: Index(1), spend: 200, shortfall: 100, share: 1),
    ]
    plan.capacity = [
      .init(offer: Index(0), step: Index(0), paid: 10, used: 10, price: 1),
      .init(offer: Index(1), step: Index(0), paid: 2, used: 2, price: 0),
      .init(offer: Index(0), step: Index(1), paid: 10, used: 10, price: 7),
    ]
    plan.limits = [
      .init(
        limit: Index(0), part: "alpha", workload: nil, span: "horizon", value: 500.0 / 560, minimum: nil,
        maximum: 0.9,
        isBinding: true, price: 50)
    ]
    plan.workloads = [
      .init(
        workload: Index(0), step: Index(0), demand: 12, served: 12, unmet: 0, backlog: 0, marginalCost: 3),
      .init(
        workload: Index(0), step: Index(1), demand: 12, served: 10, unmet: 2, backlog: 0, marginalCost: 9),
    ]
    plan.certificate = .init(
      primalResidual: 0, dualResidual: 0, complementarityResidual: 0, relativeGap: 0, moneyViolation: 0,
      boundIsRecomputed: true)
    change(&plan)
    return plan
  }

  private func page(_ change: (inout Plan) -> Void = { _ in }) throws -> HTML {
    try HTML(PlanPage(try Self.plan(change)).html)
  }

  private func rows(_ table: String, in html: String) throws -> [[String]] {
    let start = try #require(html.firstRange(of: "<table id=\"\(table)\""), "\(table)")
    let rest = html[start.lowerBound...]
    let end = try #require(rest.firstRange(of: "</table>"))
    let pattern = #/<t[hd][^>]*>(.*?)<\/t[hd]>/#
    return rest[..<end.lowerBound].split(separator: "<tr>").dropFirst().map { row in
      row.matches(of: pattern).map { cell in
        let value = cell.output.1.firstMatch(of: #/value="([^"]*)"/#)?.output.1
        return HTML.text(String(value ?? Substring(cell.output.1.replacing(#/<[^>]*>/#, with: ""))))
      }
    }
  }

  @Test func theHeadlineSaysWhatItIs() throws {
    let page = try page()
    #expect(page.texts("h1") == ["Pencil"])
    #expect(page.texts("title").first == "Pencil")
    let text = page.texts("header").first ?? ""
    for words in [
      "Optimal, and checked again", "740", "Alpha & Sons", "Of 560.0 EUR paid to providers, nominal: ",
      "89.3 %",
      // 20 of 240.
      "Of the work asked for, not served: ", "8.3 %", "What limits cost most",
    ] { #expect(text.contains(words), "\(words)\n\(text)") }
    let tiles = page.all("data").prefix(4).compactMap { $0.attributes["value"] }
    #expect(tiles == ["740", "560", "0", "0"])
  }

  @Test func theWaterfallAddsUp() throws {
    let rows = try rows("cost-pv-table", in: PlanPage(Self.plan()).html)
    #expect(rows.dropFirst().map { $0[1] } == ["460", "100", "180", "740"])
    #expect(rows.last?.first == "total")
    // Part of the total.
    #expect(rows[1][2] == String(460.0 / 740))
  }

  /// Where each bar begins is where the one before ends; savings go back.
  @Test func barsOfAWaterfallJoin() {
    let bars = [("a", 60.0, false), ("b", -20, false), ("c", 10, false), ("all", 50, true)].map {
      WaterfallChart.Bar(name: $0.0, amount: $0.1, isTotal: $0.2, text: String($0.1))
    }
    let source = WaterfallChart(bars: bars, unit: "EUR").drawing(on: .narrow).content.source
    let rects = source.matches(of: #/class="bar ([a-z]+)" x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"/#).map {
      (kind: String($0.output.1), x: Double($0.output.2) ?? .nan, width: Double($0.output.3) ?? .nan)
    }
    #expect(rects.map(\.kind) == ["cost", "saving", "cost", "total"])
    guard rects.count == 4 else { return }
    let unit = rects[0].width / 60
    #expect(abs(rects[1].x - (rects[0].x + 40 * unit)) < 0.2)
    #expect(abs(rects[2].x - rects[1].x) < 0.2)
    #expect(abs(rects[3].x - rects[0].x) < 0.2)
    #expect(zip(rects, [60, 20, 10, 50]).allSatisfy { abs($0.width - $1 * unit) < 0.2 })
  }

  @Test func tablesHaveThePlansNumbers() throws {
    let html = PlanPage(try Self.plan()).html
    #expect(
      try rows("allocation-units-provider-table", in: html)
        == [
          ["period", "Alpha & Sons", "beta", "total"], ["2026-01-01T00", "10", "2", "12"],
          ["2026-01-01T10", "10", "0", "10"],
        ])
    #expect(
      try rows("allocation-work-workload-table", in: html)
        == [["period", "chat", "total"], ["2026-01-01T00", "12", "12"], ["2026-01-01T10", "10", "10"]])
    #expect(
      try rows("shares-table", in: html).dropFirst().map { $0.dropFirst(2) }
        == [["200", "0", "0.7692307692307693"], ["60", "0", "0.23076923076923078"], ["200", "100", "1"]])
    #expect(
      try rows("limit-0-table", in: html)[1] == [
        "alpha", "horizon", "0.8928571428571429", "", "0.9", "binds", "50",
      ])
    let commitment = try rows("commitments-table", in: html)[1]
    #expect(commitment.prefix(2) == ["deal", "term"])
    #expect(commitment.dropFirst(3) == ["500", "", "400", "100"])
    #expect(
      try rows("work-table", in: html)[1] == ["chat", "", "240", "220", "20", String(220.0 / 240), "6"])
    #expect(
      try rows("capacity-provider-table", in: html).dropFirst().map { Array($0.dropFirst(1)) }
        == [
          ["2026-01-01T00", "10", "10", "10", "0", "short"],
          ["2026-01-01T10", "10", "10", "10", "0", "short"],
          ["2026-01-01T00", "5", "2", "2", "0", ""], ["2026-01-01T10", "0", "0", "0", "0", ""],
        ])
  }

  /// One percent more of ten units at 1 and at 7 for each of ten hours: 1 and 7; of a share of 0.9 at 50 a unit: 0.45 over
  /// the whole horizon, half in each period.
  @Test func theMapHasARowForEachBound() throws {
    let html = PlanPage(try Self.plan()).html
    let rows = try rows("binding-table", in: html)
    #expect(rows.first == ["period", "no-lock-in: alpha", "alpha gpu"])
    #expect(
      rows.dropFirst().map { $0.dropFirst().compactMap { Double($0).map { ($0 * 1e9).rounded() / 1e9 } } }
        == [[0.225, 1], [0.225, 7]])
    let prices = try self.rows("prices-table", in: html)
    #expect(prices.dropFirst().map { $0[0] } == ["alpha gpu", "no-lock-in: alpha"])
    #expect(prices[1][3] == "8" && (Double(prices[2][3]).map { abs($0 - 0.45) < 1e-12 } ?? false))
  }

  @Test func listsAreThoseOfTheJSON() throws {
    let plan = try Self.plan()
    let html = PlanPage(plan).html
    let json = plan.json(timings: .omitted)
    for name in ["allocations", "agreements", "providers", "limits", "capacity", "workloads"] {
      guard case .array(let entries)? = json[name] else { continue }
      let rows = try rows("list-\(name)", in: html)
      #expect(rows.count == entries.count + 1, "\(name)")
      for (row, entry) in zip(rows.dropFirst(), entries) {
        for (heading, cell) in zip(rows[0], row) {
          switch entry[heading] {
          case .string(let text)?: #expect(cell == text)
          case .number(let number)?: #expect(Double(cell) == number && cell == JSONText.digits(of: number))
          case .bool(let isTrue)?: #expect(cell == (isTrue ? "true" : "false"))
          default: #expect(cell == "")
          }
        }
      }
    }
  }

  @Test func thereIsAWordForEveryChart() throws {
    let page = try page()
    let charts = page.all("svg").filter { $0.attributes["role"] == "img" }
    #expect(charts.count >= 20)
    for chart in charts {
      #expect(!(chart.attributes["aria-label"] ?? "").isEmpty)
      let caption = page.element(chart.attributes["aria-describedby"] ?? "")
      #expect((caption?.text.count ?? 0) > 20)
    }
    // Every entry of the contents has its section.
    for link in page.all("a") {
      #expect(page.element(String((link.attributes["href"] ?? "").dropFirst())) != nil)
    }
  }

  // MARK: Other ends

  @Test func withoutAPlanThePageSaysWhy() throws {
    let page = try HTML(PlanPage(Sample.plan(status: .infeasible)).html)
    #expect(page.texts("header").first?.contains("No plan exists") == true)
    #expect(page.element("conflict-table")?.text.contains("demand[chat,2026Q1]") == true)
    #expect(page.element("allocation") == nil && page.element("cost") == nil)
    #expect(page.all("svg").allSatisfy { $0.attributes["role"] != "img" })
  }

  @Test func whatWasStoppedSaysSo() throws {
    let none = Plan(status: .stopped, problem: Sample.plan().problem, solver: Sample.plan().solver)
    let page = try HTML(PlanPage(none).html)
    #expect(page.texts("header").first?.contains("Stopped before there was a plan") == true)
    #expect(page.texts("header").first?.contains("--time-limit") == true)
    #expect(page.element("certificate") != nil && page.element("cost") == nil)
    let feasible = try self.page { $0.status = .feasible }
    #expect(feasible.texts("header").first?.contains("Feasible, not proved the cheapest") == true)
    #expect(feasible.element("cost") != nil)
  }

  @Test(arguments: PageMarkupTests.attacks + [String(repeating: "w", count: 250), "👩‍👩‍👧‍👦", "חישוב"])
  func hostileNamesAreText(_ name: String) throws {
    let page = try HTML(PlanPage(Sample.plan(name: name, workload: name)).html)
    #expect(page.texts("h1") == [name.escapingControls])
    #expect(page.all("script").count { $0.attributes["type"] == nil } == 1)
    #expect(page.all("img").isEmpty && page.all("b").isEmpty)
    #expect(page.element("work-table")?.text.contains(name.escapingControls) == true)
  }

  @Test func sameBytesTwice() throws {
    #expect(PlanPage(try Self.plan()).html == PlanPage(try Self.plan()).html)
    // Seconds are of the run, not of the plan.
    #expect(
      PlanPage(try Self.plan()).html
        == PlanPage(
          try Self.plan {
            $0.solver = .init(
              name: "Pencil 1.0", method: "by hand", iterations: 3, nodes: 0, rows: 4, columns: 5,
              nonzeros: 9, seconds: [("solve", 5)])
          }
        ).html)
  }

  // MARK: Values that are none

  @Test func nothingIsUsed() throws {
    let page = try page {
      $0.allocations = []
      $0.providers = []
      $0.cost?.lines = []
      $0.capacity = []
    }
    #expect(
      page.element("allocation") == nil && page.element("shares") == nil && page.element("regions") == nil)
    #expect(page.element("work-table") != nil)
  }

  @Test(arguments: [0, -0.0, -5, 1e-12, .leastNonzeroMagnitude, 1e15, 1e300, .nan, .infinity, -.infinity])
  func anyNumberIsDrawn(_ number: Double) throws {
    let page = try page { plan in
      for place in plan.allocations.indices {
        plan.allocations[place] = .init(
          workload: Index(0), offer: plan.allocations[place].offer, step: plan.allocations[place].step,
          units: number,
          work: number)
      }
      plan.providers = plan.providers.map {
        .init(provider: $0.provider, period: $0.period, spend: number, shortfall: 0, share: number)
      }
      plan.cost?.lines = [.init(cause: .onDemand, nominal: number, presentValue: number)]
      plan.capacity = plan.capacity.map {
        .init(offer: $0.offer, step: $0.step, paid: number, used: number, price: number)
      }
    }
    for element in page.elements where ["path", "rect", "line", "text", "circle"].contains(element.name) {
      for name in ["d", "x", "y", "width", "height", "x1", "x2", "y1", "y2"] {
        let value = element.attributes[name] ?? "0"
        #expect(!value.contains("n") && !value.contains("e"), "\(element.name) \(name)=\(value)")
        if name == "width" || name == "height" {
          #expect(!value.hasPrefix("-"), "\(element.name) \(name)=\(value)")
        }
      }
    }
  }

  @Test func onePeriodIsEnough() throws {
    let page = try HTML(PlanPage(Sample.plan(periods: 1)).html)
    #expect(page.element("allocation") != nil)
    #expect(page.texts("h1") == ["Sample"])
  }

  /// Charts do not grow with periods beyond what a screen can show; tables do, and hold each.
  @Test func tenThousandPeriodsStayBounded() throws {
    let plan = Sample.plan(periods: 10_000)
    let figures = PlanFigures(plan)
    let series = Series.largest(figures.allocated(.units, by: .provider), isFixed: true)
    let chart = StackedAreaChart(axis: figures.axis, series: series, unit: "units").drawing(on: .wide)
    #expect(chart.content.source.utf8.count < 30_000)
    let html = PlanPage(Sample.plan(periods: 2_000)).html
    #expect(html.utf8.count < 3_000_000)
    #expect(html.contains("Drawn as averages of neighbouring periods"))
  }
}
