/// The smallest problems that once had a wrong answer, or none.
enum FoundProblems {
  /// Two providers may each have half: any smaller share leaves room for nothing, and all work goes unmet.
  static let jump = """
    {"berth": 1, "horizon": {"start": "2025-10", "period": "quarter", "count": 1},
    "machines": [{"id": "m0", "vendor": "Vm0", "kilowatts": 1.0}], "regions": [{"id": "r1",
    "geography": "g1", "carbonIntensity": 0.0}], "providers": [{"id": "p0"}, {"id": "p1"}],
    "offers": [{"id": "p0/r1/m0", "provider": "p0", "region": "r1", "machine": "m0", "capacity": 53.0,
    "options": [{"id": "res", "kind": "reserved", "term": "3 periods", "price": 2.0}]},
    {"id": "p1/r1/m0", "provider": "p1", "region": "r1", "machine": "m0", "capacity": 52.0,
    "options": [{"id": "od", "kind": "onDemand", "price": 2.0}]}], "workloads": [{"id": "w3",
    "kind": "inference", "demand": 31.0, "throughput": {"m0": 1.0}, "unmetPenalty": 8}],
    "limits": [{"id": "L-share", "type": "share", "of": {"each": "provider"}, "max": 0.5}]}
    """

  /// Without a plan as it stands: the budget must be what the cheapest plan pays, and more changes nothing.
  static let point = """
    {"berth": 1, "name": "t930", "horizon": {"start": "2026-04", "period": "quarter", "count": 1,
    "discountRate": 0.08}, "machines": [{"id": "m0", "vendor": "Vm0", "kilowatts": 1.0}],
    "regions": [{"id": "r0", "geography": "g0", "carbonIntensity": 0.1}, {"id": "r1", "geography": "g1",
    "carbonIntensity": 0.4}], "providers": [{"id": "p0"}, {"id": "p1"}, {"id": "p2"}, {"id": "p3"}],
    "offers": [{"id": "p0/r1/m0", "provider": "p0", "region": "r1", "machine": "m0",
    "capacity": 143.5843, "options": [{"id": "od", "kind": "onDemand", "price": 2.2177}]},
    {"id": "p1/r1/m0", "provider": "p1", "region": "r1", "machine": "m0", "capacity": 81.2506,
    "options": [{"id": "od", "kind": "onDemand", "price": 1.9176}]}, {"id": "p2/r1/m0", "provider": "p2",
    "region": "r1", "machine": "m0", "capacity": 130.1078, "options": [{"id": "od", "kind": "onDemand",
    "price": 2.6533}, {"id": "res", "kind": "reserved", "term": "2 periods",
    "price": 1.5919569929987298}]}, {"id": "p3/r0/m0", "provider": "p3", "region": "r0", "machine": "m0",
    "capacity": 69.7897, "options": [{"id": "od", "kind": "onDemand", "price": 2.8834}, {"id": "spot",
    "kind": "spot", "price": 1.4417208448514067, "capacity": 20, "availability": 0.9}]}],
    "workloads": [{"id": "w0", "kind": "inference", "demand": 88.7179, "throughput": {"m0": 1.437},
    "peak": 1.2}, {"id": "w1", "kind": "inference", "demand": 69.3609, "throughput": {"m0": 0.62},
    "migrationCost": 1}], "limits": [{"id": "L-budget", "type": "budget", "max": 232970.2,
    "per": "year"}]}
    """

  /// Past 96.89 % of its bounds GLPK's dual simplex goes round in circles.
  static let circle = """
    {"berth": 1, "horizon": {"start": "2025-10", "period": "quarter", "count": 4,
    "slices": [{"id": "day", "share": 0.6}, {"id": "night", "share": 0.4}]}, "machines": [{"id": "m0",
    "vendor": "Vm0", "kilowatts": 1.0}, {"id": "m1", "vendor": "Vm1", "kilowatts": 2.0}],
    "regions": [{"id": "r0", "geography": "g0", "carbonIntensity": 0.0}, {"id": "r1", "geography": "g1",
    "carbonIntensity": 0.0}], "providers": [{"id": "p0"}, {"id": "p1"}, {"id": "p2"}, {"id": "p3"}],
    "offers": [{"id": "p0/r0/m1", "provider": "p0", "region": "r0", "machine": "m1", "capacity": 200.0,
    "options": [{"id": "res", "kind": "reserved", "term": "5 periods", "price": 2.4}]},
    {"id": "p1/r0/m1", "provider": "p1", "region": "r0", "machine": "m1", "capacity": 72.0,
    "options": [{"id": "od", "kind": "onDemand", "price": 3.0}]}, {"id": "p2/r1/m0", "provider": "p2",
    "region": "r1", "machine": "m0", "capacity": 200.0, "options": [{"id": "spot", "kind": "spot",
    "price": 2.0, "capacity": 20.0, "availability": 1.0}]}, {"id": "p2/r1/m1", "provider": "p2",
    "region": "r1", "machine": "m1", "capacity": 100.0, "options": [{"id": "od", "kind": "onDemand",
    "price": 2.0}]}, {"id": "p3/r0/m0", "provider": "p3", "region": "r0", "machine": "m0",
    "capacity": 200.0, "options": [{"id": "od", "kind": "onDemand", "price": 4.0}, {"id": "res",
    "kind": "reserved", "term": "1 periods", "price": 2.4}]}], "workloads": [{"id": "w0",
    "kind": "training", "demand": {"slices": {"day": [430.0, 290.0, 420.0, 250.0], "night": 230.0}},
    "throughput": {"m0": 1, "m1": 1}, "unmetPenalty": 10}], "limits": [{"id": "L-spread",
    "type": "spread", "of": {"each": "region"}, "max": 0.8}, {"id": "L-share", "type": "share",
    "of": {"each": "machine"}, "measure": "units", "per": "year", "max": [0.55, 0.44, 0.56, 0.547]}],
    "agreements": [{"id": "a-p0", "provider": "p0", "from": "2025-10", "through": "2027-12",
    "minimumSpend": 1100000.0}]}
    """
}
