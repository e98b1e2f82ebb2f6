extension EveryFeature {
  /// Everything that agreements know: alternatives of which one may be signed, ones that may be left, shortfalls and
  /// excess that are carried, credits, shared maxima and granted capacity, with slices, unequal periods and windows
  /// that begin inside them.
  static let agreements = #"""
    {
      "berth": 1, "currency": "EUR", "exchangeRates": { "USD": [ 0.9, 0.95, 1.02, 1.05 ], "CAD": [ 0.6, 0.62, 0.61, 0.65 ] },
      "horizon": { "start": "2026-01-01", "discountRate": 0.1,
        "periods": [ { "id": "p, 1", "hours": 2160 }, { "id": "p2", "hours": 2208 }, { "id": "p'3", "hours": 4400 },
          { "id": "p4", "hours": 4000 } ],
        "slices": [ { "id": "day", "share": 0.7 }, { "id": "night", "share": 0.3 } ] },
      "machines": [ { "id": "m" }, { "id": "n" } ], "regions": [ { "id": "r" }, { "id": "s" } ],
      "providers": [ { "id": "A\"1", "currency": "USD" }, { "id": "B", "currency": "CAD" }, { "id": "C" } ],
      "offers": [
        { "id": "a, m", "provider": "A\"1", "region": "r", "machine": "m", "capacity": [ 100, 100, 60, 0 ],
          "options": [
            { "id": "od", "kind": "onDemand", "price": { "slices": { "day": 9, "night": 5 } } },
            { "id": "spot", "kind": "spot", "price": 3, "capacity": 20, "availability": 0.7 },
            { "id": "2p", "kind": "reserved", "price": [ 6, 5, 5, 4 ], "term": "2 periods", "upfront": 900, "held": [ 70, 70, 70, 0 ],
              "capacity": [ 80, 90, 90, 40 ], "heldPrice": 5.5, "salvage": 0.8 } ] },
        { "id": "a, n", "provider": "A\"1", "region": "s", "machine": "n", "capacity": 80,
          "options": [ { "id": "od", "kind": "onDemand", "price": 4 },
            { "id": "long", "kind": "reserved", "price": 2.5, "term": "7 periods" },
            { "id": "tiered", "kind": "reserved", "term": "3 periods", "tiers": { "graduated": [
              { "upTo": 10, "price": 3 }, { "price": [ 2.2, 2.1, 2, 1.9 ] } ] } } ] },
        { "id": "b", "provider": "B", "region": "r", "machine": "m", "capacity": 120,
          "options": [ { "id": "od", "kind": "onDemand", "price": [ 8, 8, 7, 7 ] },
            { "id": "res", "kind": "reserved", "price": 5, "term": "3 periods" },
            { "id": "plan", "kind": "spendPlan", "plan": "compute, b", "price": 6 } ] },
        { "id": "c", "provider": "C", "region": "s", "machine": "n", "capacity": [ 0, 0, 50, 50 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 3.7 },
            { "id": "kept", "kind": "reserved", "price": 3, "term": "2 periods", "held": 5 },
            { "id": "plan", "kind": "spendPlan", "plan": "compute c", "price": 2.9 } ] } ],
      "spendPlans": [
        { "id": "compute, b", "provider": "B", "term": "2 periods", "held": [ 10, 20, 0, 0 ], "salvage": 0.7 },
        { "id": "compute c", "provider": "C", "term": "3 periods", "capacity": 90 } ],
      "agreements": [
        { "id": "one, or", "provider": "A\"1", "from": "2026-02-10", "through": "2029-02-09", "status": "optional",
          "minimumSpend": [ 900000, 1100000, 1300000 ], "maximumSpend": [ 2000000, 3000000, 4000000 ], "discount": 0.2,
          "exitFee": 70000, "credits": 50000, "carryShortfall": 0.2, "carryExcess": 0.1,
          "grantedCapacity": [ { "offer": "a, m", "units": { "steps": { "2026-02": 30, "2026-11": 44 } } },
            { "offer": "a, n", "units": 7 } ] },
        { "id": "another", "provider": "A\"1", "from": "2026-05-15", "through": "2028-05-14", "status": "optional",
          "counts": "list", "minimumSpend": 700000, "discount": [ 0, 0.1, 0.12, 0.13 ], "scope": { "machines": [ "m" ] },
          "grantedCapacity": [ { "offer": "a, m", "units": 11 } ] },
        { "id": "signed, may leave", "provider": "B", "from": "2025-07-01", "through": "2028-06-30", "per": "year",
          "minimumSpend": 2500000, "maximumSpend": 6000000, "discount": 0.07, "exitFee": 400000, "carryShortfall": 0.3,
          "spentBefore": 1000000 },
        { "id": "instead", "provider": "B", "from": "2026-07-01", "through": "2027-12-31", "per": "term", "status": "optional",
          "minimumSpend": 1500000, "discount": 0.15, "credits": 90000 },
        { "id": "roof", "provider": "C", "from": "2026-01-01", "through": "2027-02-20", "per": "year", "counts": "list",
          "minimumSpend": [ 300000, 100000 ], "maximumSpend": 900000, "discount": 0.05, "carryExcess": 0.5, "carryShortfall": 0.1,
          "scope": { "offers": [ "c" ] }, "credits": [ 20000, 10000 ] },
        { "id": "over", "provider": "A\"1", "from": "2026-01-01", "through": "2026-02-09", "per": "term", "maximumSpend": 8000000, "scope": { "offers": [ "a, m" ] },
          "minimumSpend": 100000, "credits": 1000 },
        { "id": "under", "provider": "A\"1", "from": "2025-06-01", "through": "2026-02-05", "per": "year", "minimumSpend": 50000,
          "discount": 0.01, "scope": { "offers": [ "a, n" ] }, "sharesMaximumOf": "over" } ],
      "workloads": [
        { "id": "w", "demand": { "slices": { "day": [ 100, 120, 140, 150 ], "night": 80 } }, "throughput": { "m": 1, "n": 0.5 },
          "unmetPenalty": 30 },
        { "id": "x", "demand": [ 20, 30, 40, 50 ], "throughput": { "m": 1, "n": 0.6 }, "interruptible": true, "deferrable": "1 periods",
          "unmetPenalty": 15 } ],
      "limits": [
        { "id": "part of A", "type": "budget", "scope": { "offers": [ "a, m", "b" ] }, "max": 1e9, "per": "horizon" },
        { "id": "lock", "type": "share", "of": { "each": "provider" }, "max": 0.85, "per": "horizon" },
        { "id": "owed", "type": "exposure", "of": { "each": "provider" }, "max": [ 9e6, 9e6, 8e6, 7e6 ] },
        { "id": "owed, soft", "type": "exposure", "of": { "providers": [ "A\"1", "C" ] }, "max": 2e6, "penalty": [ 0.01, 0.02, 0.03, 0.04 ] } ]
    }
    """#
}
