extension EveryFeature {
  /// Providers with currencies of their own, contracts that reprice, commitments in foreign money, support fees, over periods of
  /// unequal length with slices.
  static let money = #"""
    {
      "berth": 1, "currency": "USD",
      "exchangeRates": { "EUR": { "start": 1.1, "growthPerYear": 0.2 }, "¥, [1]": [ 0.0065, 0.007, 0.0068 ] },
      "horizon": { "start": "2026-01-01", "discountRate": 0.3,
        "periods": [ { "id": "p,1", "hours": 700 }, { "id": "p 2", "hours": 1100 }, { "id": "p\"3", "hours": 500 } ],
        "slices": [ { "id": "day", "share": 0.6 }, { "id": "night", "share": 0.4 } ] },
      "machines": [ { "id": "gpu" }, { "id": "cpu" } ], "regions": [ { "id": "r1" }, { "id": "r2" } ],
      "providers": [ { "id": "home" }, { "id": "euro", "currency": "EUR", "supportFee": [ 0.03, 0, 0.05 ] },
        { "id": "yen", "currency": "¥, [1]", "supportFee": 0.1 } ],
      "offers": [
        { "id": "home/gpu", "provider": "home", "region": "r1", "machine": "gpu", "capacity": 300,
          "options": [ { "id": "od", "kind": "onDemand", "price": { "slices": { "day": 9, "night": 7 } } },
            { "id": "re", "kind": "reserved", "price": [ 6, 5, 4 ], "reprice": true, "term": "4 periods", "salvage": 0.4,
              "upfront": 11, "held": 12 } ] },
        { "id": "euro/gpu", "provider": "euro", "region": "r1", "machine": "gpu", "capacity": [ 90, 110, 120 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": { "slices": { "day": 8.5, "night": 6.5 } } },
            { "id": "spot", "kind": "spot", "price": 2.5, "availability": 0.7, "capacity": 15 },
            { "id": "fix", "kind": "reserved", "price": [ 5, 5.5, 5.2 ], "term": "2 periods", "upfront": [ 30, 20, 10 ],
              "salvage": 0.8, "held": [ 9, 5, 0 ], "heldPrice": 4.5 },
            { "id": "re", "kind": "reserved", "price": [ 5.1, 5.4, 5 ], "term": "5 periods", "reprice": true, "salvage": 0.3 } ] },
        { "id": "euro/cpu", "provider": "euro", "region": "r2", "machine": "cpu", "capacity": 80,
          "options": [ { "id": "od", "kind": "onDemand", "price": 1.5 } ] },
        { "id": "yen/gpu", "provider": "yen", "region": "r2", "machine": "gpu", "capacity": 100,
          "options": [ { "id": "od", "kind": "onDemand", "price": 1100 } ] } ],
      "agreements": [
        { "id": "euros", "provider": "euro", "from": "2025-12-20", "through": "2026-02-15", "per": "period",
          "minimumSpend": 2e5, "maximumSpend": 9e6, "discount": 0.15, "scope": { "machines": ["gpu"] } },
        { "id": "yens", "provider": "yen", "from": "2026-01-10", "through": "2027-01-31", "per": "term",
          "minimumSpend": 4e8, "discount": 0.05, "counts": "list" } ],
      "workloads": [
        { "id": "chat", "demand": { "slices": { "day": 150, "night": [ 80, 90, 100 ] } },
          "throughput": { "gpu": 1, "cpu": 0.2 }, "unmetPenalty": 40,
          "surcharges": [ { "where": { "regions": ["r2"] }, "perWork": 0.4 } ] },
        { "id": "batch", "demand": 30, "throughput": { "gpu": 1.1 }, "interruptible": true, "deferrable": "1 periods" } ],
      "limits": [
        { "id": "lock", "type": "share", "of": { "each": "provider" }, "min": 0.01, "max": 0.9, "per": "horizon" },
        { "id": "places", "type": "share", "of": { "each": "region" }, "min": 0.02, "max": 0.85 },
        { "id": "purse", "type": "budget", "scope": { "offers": ["euro/gpu", "home/gpu"] }, "max": 8e6, "per": "horizon" } ]
    }
    """#
}
