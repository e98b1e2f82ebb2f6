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

  /// Prices by volume of every kind: graduated that rise, fall, or do either by the slice; all units at one price;
  /// of terms, also where they reprice; in foreign money, under agreements, in parts of a provider; tiers that
  /// capacity or a quota cuts off.
  static let tiers = #"""
    {
      "berth": 1, "currency": "USD", "exchangeRates": { "EUR": [ 1.1, 1.2, 1.3 ] },
      "horizon": { "start": "2026-01-01", "discountRate": 0.2,
        "periods": [ { "id": "p,1", "hours": 700 }, { "id": "p 2", "hours": 1100 }, { "id": "p\"3", "hours": 500 } ],
        "slices": [ { "id": "day", "share": 0.6 }, { "id": "night", "share": 0.4 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "r1" }, { "id": "r2" } ],
      "providers": [ { "id": "home" }, { "id": "euro", "currency": "EUR", "supportFee": 0.04 } ],
      "offers": [
        { "id": "home [1]", "provider": "home", "region": "r1", "machine": "gpu", "capacity": [ 300, 120, 90 ],
          "options": [
            { "id": "up", "kind": "onDemand", "tiers": { "graduated": [ { "upTo": 10, "price": 0 }, { "upTo": 110, "price": 7 },
              { "price": [ 8, 9, 9 ] } ] } },
            { "id": "down, it goes", "kind": "onDemand", "capacity": [ 200, 15, 40 ],
              "tiers": { "graduated": [ { "upTo": 20, "price": { "slices": { "day": 9, "night": 5 } } },
                { "upTo": 35, "price": 6 }, { "price": [ 4, 7, 4 ] } ] } },
            { "id": "term", "kind": "reserved", "term": "2 periods", "upfront": 40, "salvage": 0.7, "held": [ 9, 3, 0 ],
              "heldPrice": 4, "tiers": { "graduated": [ { "upTo": 25, "price": [ 6, 5, 4 ] }, { "price": [ 5, 6, 3 ] } ] } } ] },
        { "id": "home/2", "provider": "home", "region": "r2", "machine": "gpu", "capacity": 60,
          "options": [ { "id": "od", "kind": "onDemand", "price": 9 } ] },
        { "id": "euro/1", "provider": "euro", "region": "r1", "machine": "gpu", "capacity": 150,
          "options": [
            { "id": "spot", "kind": "spot", "availability": 0.8, "capacity": 70,
              "tiers": { "allUnits": [ { "upTo": 30, "price": 3 }, { "upTo": 50, "price": [ 2.5, 2.6, 2.7 ] }, { "price": 2 } ] } },
            { "id": "od", "kind": "onDemand", "tiers": { "allUnits": [ { "upTo": 500, "price": 8 }, { "price": 6 } ] } } ] },
        { "id": "euro/2", "provider": "euro", "region": "r2", "machine": "gpu", "capacity": [ 90, 100, 110 ],
          "options": [
            { "id": "all", "kind": "reserved", "term": "4 periods", "salvage": 0.2, "capacity": 80,
              "tiers": { "allUnits": [ { "upTo": 12, "price": 5 }, { "price": [ 4, 4.1, 4.2 ] } ] } },
            { "id": "re", "kind": "reserved", "term": "4 periods", "reprice": true, "salvage": 0.4,
              "tiers": { "graduated": [ { "upTo": 15, "price": [ 4, 5, 6 ] }, { "price": [ 5, 4, 6 ] } ] } } ] } ],
      "agreements": [
        { "id": "euros", "provider": "euro", "from": "2026-01-10", "through": "2026-02-28", "per": "term",
          "minimumSpend": 1e5, "discount": 0.15, "scope": { "regions": ["r1"] } } ],
      "workloads": [
        { "id": "chat", "demand": { "slices": { "day": 150, "night": [ 80, 90, 100 ] } },
          "throughput": { "gpu": 1 }, "unmetPenalty": 40 },
        { "id": "batch", "demand": 30, "throughput": { "gpu": 1.1 }, "interruptible": true } ],
      "limits": [
        { "id": "lock", "type": "share", "of": { "each": "provider" }, "min": 0.01, "max": 0.9, "per": "horizon" },
        { "id": "places", "type": "share", "of": { "each": "region" }, "min": 0.02, "max": 0.85 },
        { "id": "purse", "type": "budget", "scope": { "offers": ["euro/2", "home [1]"] }, "max": 8e6, "per": "horizon" } ]
    }
    """#

  /// Spend plans of one offer and of several, in foreign money, held, bounded, ordered ahead, beyond the horizon, under
  /// agreements that follow each other inside a period and one that may not be signed, and in parts of a provider.
  static let spendPlans = #"""
    {
      "berth": 1, "currency": "USD", "exchangeRates": { "EUR": [ 1.1, 1.2, 1.3 ] },
      "horizon": { "start": "2026-01-01", "discountRate": 0.2,
        "periods": [ { "id": "p,1", "hours": 700 }, { "id": "p 2", "hours": 1100 }, { "id": "p\"3", "hours": 500 } ],
        "slices": [ { "id": "day", "share": 0.6 }, { "id": "night", "share": 0.4 } ] },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "r1" }, { "id": "r2" } ],
      "providers": [ { "id": "home" }, { "id": "euro", "currency": "EUR", "supportFee": 0.04 } ],
      "spendPlans": [
        { "id": "a, plan", "provider": "home", "term": "2 periods", "salvage": 0.6, "orderFrom": "2026-01-20" },
        { "id": "of euros", "provider": "euro", "term": "4 periods", "held": [ 90, 50, 0 ], "capacity": [ 200, 300, 250 ], "salvage": 0.3 },
        { "id": "late", "provider": "euro", "term": "1 periods", "leadTime": "1 periods", "capacity": { "steps": { "2026-01-30": 70 } } } ],
      "offers": [
        { "id": "home [1]", "provider": "home", "region": "r1", "machine": "gpu", "capacity": [ 300, 120, 90 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 9 },
            { "id": "saved, a lot", "kind": "spendPlan", "plan": "a, plan", "price": { "slices": { "day": 7, "night": 5 } }, "capacity": 80,
              "availability": 0.97 } ] },
        { "id": "home/2", "provider": "home", "region": "r2", "machine": "gpu", "capacity": 60,
          "options": [ { "id": "od", "kind": "onDemand", "price": 9 }, { "id": "sp", "kind": "spendPlan", "plan": "a, plan", "price": 6 } ] },
        { "id": "euro/1", "provider": "euro", "region": "r1", "machine": "gpu", "capacity": 150,
          "options": [ { "id": "spot", "kind": "spot", "price": 2, "capacity": 10 },
            { "id": "sp", "kind": "spendPlan", "plan": "of euros", "price": [ 5, 5.5, 5 ] } ] },
        { "id": "euro/2", "provider": "euro", "region": "r2", "machine": "gpu", "capacity": [ 90, 0, 110 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 8 }, { "id": "sp", "kind": "spendPlan", "plan": "late", "price": 4 } ] } ],
      "agreements": [
        { "id": "euros", "provider": "euro", "from": "2026-01-10", "through": "2026-02-15", "per": "term",
          "minimumSpend": 1e5, "discount": 0.15, "scope": { "regions": ["r1"] } },
        { "id": "more euros", "provider": "euro", "from": "2026-02-16", "through": "2026-03-31", "per": "term",
          "minimumSpend": 2e5, "discount": 0.2 },
        { "id": "perhaps", "provider": "home", "from": "2026-01-01", "through": "2026-12-31", "status": "optional",
          "minimumSpend": 3e5, "discount": 0.1 } ],
      "workloads": [
        { "id": "chat", "demand": { "slices": { "day": 150, "night": [ 80, 90, 100 ] } },
          "throughput": { "gpu": 1 }, "unmetPenalty": 40 },
        { "id": "batch", "demand": 30, "throughput": { "gpu": 1.1 }, "interruptible": true } ],
      "limits": [
        { "id": "lock", "type": "share", "of": { "each": "provider" }, "min": 0.01, "max": 0.9, "per": "horizon" },
        { "id": "places", "type": "share", "of": { "each": "region" }, "min": 0.02, "max": 0.85 },
        { "id": "purse", "type": "budget", "scope": { "offers": ["euro/2", "home [1]"] }, "max": 8e6, "per": "horizon" },
        { "id": "owed", "type": "exposure", "of": { "each": "provider" }, "max": 5e6 },
        { "id": "mixed", "type": "concentration", "of": { "each": "region" }, "max": 0.8, "per": "horizon" } ]
    }
    """#
}
