import Testing

@testable import PlacementModel

@Suite struct EligibilityTests {
  private func eligible(_ workload: WorkloadFile) throws -> [Int] {
    offsets(try Problem(validating: Sample.wide(workloads: [workload])).workloads.elements[0].offers)
  }

  private func fault(_ file: ProblemFile) -> Fault? { Sample.violations(file).first?.fault }

  private func reasons(_ counts: KeyValuePairs<Ineligibility.Reason, Int>) -> [Ineligibility] {
    counts.map { Ineligibility(reason: $0.key, offers: $0.value) }
  }

  @Test func throughputPlaceAndLatencyDecide() throws {
    #expect(try eligible(Sample.workload()) == [0, 2, 3])
    #expect(
      try eligible(Sample.workload(place: Sample.selector(.init(), not: .init(providers: ["azure"])))) == [
        0, 2,
      ])
    let both: [(machine: String, rate: SeriesFile)] = [
      (machine: "gb200", rate: .constant(1)), (machine: "trainium", rate: .constant(0.5)),
    ]
    #expect(try eligible(Sample.workload(throughput: both)) == [0, 1, 2, 3])
  }

  /// us-east is 18 ms from `us` and 88 from `eu`; eu-west is 12 from `eu` and unknown from `us`.
  @Test(arguments: [("us", 18.0, [0]), ("us", 1e9, [0]), ("eu", 12, [2, 3]), ("eu", 88, [0, 2, 3])])
  func latencyIsKnownAndWithinTheBound(origin: String, atMost: Double, expected: [Int]) throws {
    let place = Sample.selector(.init(), latency: LatencyFile(from: origin, atMost: atMost))
    #expect(try eligible(Sample.workload(place: place)) == expected)
  }

  @Test func everyReasonIsCountedOnce() {
    var file = Sample.wide(workloads: [
      Sample.workload(
        throughput: [(machine: "gb200", rate: .constant(1))],
        place: Sample.selector(
          .init(), not: .init(providers: ["azure"]), latency: LatencyFile(from: "us", atMost: 20)))
    ])
    file.offers[0].capacity = .constant(0)
    file.offers.append(Sample.offer("spot-only", options: [Sample.spot()]))
    #expect(
      Sample.violations(file) == [
        Violation(
          Pointer.root["workloads"][0],
          .unservable(
            workload: "chat",
            reasons: reasons([.throughput: 1, .place: 1, .latency: 1, .capacity: 1, .interruption: 1])))
      ])
  }

  @Test func spotServesOnlyWhatMayBeInterrupted() throws {
    let offers = [Sample.offer(options: [Sample.spot()])]
    let firm = Sample.file(offers: offers)
    #expect(fault(firm) == .unservable(workload: "chat", reasons: reasons([.interruption: 1])))
    let file = Sample.file(offers: offers, workloads: [Sample.workload(isInterruptible: true)])
    #expect(try Problem(validating: file).workloads.elements[0].offers == [Index(0)])
  }

  @Test func unitsHeldServeWithoutCapacity() {
    let held = Sample.offer(capacity: .constant(0), options: [Sample.reserved(held: .constant(5))])
    #expect(Sample.places(Sample.file(offers: [held])).isEmpty)
    let none = Sample.offer(capacity: .constant(0), options: [Sample.reserved()])
    #expect(
      fault(Sample.file(offers: [none])) == .unservable(workload: "chat", reasons: reasons([.capacity: 1])))
  }

  @Test func capacityAndThroughputMeetInThePeriodOfDemand() {
    let offers = [Sample.offer(capacity: .perPeriod([0, 0, 1, 1]))]
    let late = Sample.workload(demand: .perPeriod([0, 0, 5, 5]))
    #expect(Sample.places(Sample.file(offers: offers, workloads: [late])).isEmpty)
    let early = Sample.workload(demand: .perPeriod([0, 5, 5, 5]))
    #expect(
      fault(Sample.file(offers: offers, workloads: [early]))
        == .unservable(workload: "chat", reasons: reasons([.capacity: 1])))
    let slow = Sample.workload(
      demand: .perPeriod([0, 0, 0, 5]), throughput: [(machine: "gb200", rate: .perPeriod([1, 1, 1, 0]))])
    #expect(
      fault(Sample.file(offers: offers, workloads: [slow]))
        == .unservable(workload: "chat", reasons: reasons([.throughput: 1])))
  }

  @Test func workMayWaitForCapacity() {
    let offers = [Sample.offer(capacity: .perPeriod([0, 0, 1, 0]))]
    func places(_ demand: [Double], wait: Int) -> [String] {
      let workload = Sample.workload(
        demand: .perPeriod(demand), deferrable: Sample.duration(wait, .periods))
      return Sample.places(Sample.file(offers: offers, workloads: [workload]))
    }
    #expect(places([0, 5, 0, 0], wait: 1).isEmpty)
    #expect(places([5, 0, 0, 0], wait: 1) == ["/workloads/0"])
    #expect(places([5, 0, 0, 0], wait: 2).isEmpty)
    #expect(places([0, 0, 0, 5], wait: 9) == ["/workloads/0"])
  }

  @Test func demandInAnySliceMustBeServed() {
    let horizon = Sample.horizon(slices: [(id: "day", share: 0.5), (id: "night", share: 0.5)])
    let demand = SeriesFile.slices([
      (id: "day", series: .constant(0)), (id: "night", series: .perPeriod([0, 0, 0, 1])),
    ])
    let file = Sample.file(
      horizon: horizon, offers: [Sample.offer(capacity: .perPeriod([1, 1, 1, 0]))],
      workloads: [Sample.workload(demand: demand)])
    #expect(Sample.places(file) == ["/workloads/0"])
  }

  @Test func workWithAPenaltyMayGoUnmet() throws {
    let file = Sample.file(
      offers: [Sample.offer(capacity: .perPeriod([1, 0, 1, 0]))],
      workloads: [Sample.workload(unmetPenalty: .constant(40))])
    let problem = try Problem(validating: file)
    #expect(problem.workloads.elements[0].unmetPenalty?.numbers == [40, 40, 40, 40])
    #expect(
      problem.remarks == [
        .unserved(workload: Index(0), period: Index(1), reasons: reasons([.capacity: 1]))
      ])
  }

  @Test func workThatNobodyAsksForNeedsNoOffer() throws {
    let file = Sample.file(
      offers: [Sample.offer(capacity: .constant(0))], workloads: [Sample.workload(demand: .constant(0))])
    #expect(try Problem(validating: file).workloads.elements[0].offers.isEmpty)
  }

  /// Why work cannot be served is not told while what could serve it is itself at fault.
  @Test func brokenOffersHideWhatTheyCannotServe() {
    let file = Sample.file(offers: [Sample.offer(machine: "gb300", capacity: .constant(0))])
    #expect(Sample.places(file) == ["/offers/0/machine"])
    var others = Sample.file(
      offers: [Sample.offer(capacity: .constant(0))], limits: [Sample.limit(min: .constant(0.9))])
    others.source = .object([.init("limits", .array([])), .init("workloads", .array([]))])
    #expect(Sample.places(others) == ["/limits/0/min", "/workloads/0"])
  }
}
