extension EveryFeature {
  /// Limits of policy of every kind, hard and soft, with slices, discounting and unequal periods.
  static let limits = #"""
    {
      "berth": 1, "currency": "USD",
      "horizon": { "start": "2026-11-01", "discountRate": 0.09,
        "periods": [ { "id": "a, b", "hours": 900 }, { "id": "c[1]", "hours": 1500 }, { "id": "d", "hours": 4000 } ],
        "slices": [ { "id": "peak", "share": 0.4 }, { "id": "rest", "share": 0.6 } ] },
      "machines": [ { "id": "gpu", "vendor": "V", "kilowatts": 1.4 }, { "id": "tpu", "vendor": "W", "kilowatts": 0.6 } ],
      "regions": [ { "id": "e", "geography": "g", "carbonIntensity": 0.41 }, { "id": "w", "carbonIntensity": 0.08 } ],
      "providers": [ { "id": "p" }, { "id": "it's [r]" }, { "id": "x" } ],
      "offers": [
        { "id": "pe", "provider": "p", "region": "e", "machine": "gpu", "capacity": [ 90, 60, 70 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 4, "capacity": 55 },
            { "id": "res", "kind": "reserved", "price": 2.5, "term": "2 periods", "upfront": 30, "availability": 0.97,
              "held": [ 12, 9, 0 ] },
            { "id": "spot", "kind": "spot", "price": 1.2, "availability": 0.9, "capacity": 20 } ] },
        { "id": "pw", "provider": "p", "region": "w", "machine": "tpu", "capacity": 80,
          "options": [ { "id": "od", "kind": "onDemand", "price": 2.2 } ] },
        { "id": "re", "provider": "it's [r]", "region": "e", "machine": "gpu", "capacity": 75,
          "options": [ { "id": "od", "kind": "onDemand", "price": 4.4 },
            { "id": "res", "kind": "reserved", "price": 3, "term": "1 periods", "held": 14, "availability": 0.95 } ] },
        { "id": "xw", "provider": "x", "region": "w", "machine": "gpu", "capacity": [ 50, 0, 40 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 5.1 } ] } ],
      "agreements": [
        { "id": "deal", "provider": "p", "from": "2026-11-10", "through": "2027-03", "per": "term", "minimumSpend": 90000,
          "discount": 0.12, "scope": { "machines": [ "gpu" ] } },
        { "id": "whole", "provider": "x", "from": "2026-11", "through": "2027-12", "per": "term", "minimumSpend": 5000 } ],
      "workloads": [
        { "id": "chat", "kind": "inference", "demand": { "slices": { "peak": [ 60, 70, 80 ], "rest": 30 } },
          "throughput": { "gpu": 1, "tpu": 0.45 }, "peak": 1.2, "unmetPenalty": 30,
          "surcharges": [ { "where": { "regions": [ "w" ] }, "perWork": 0.2 } ] },
        { "id": "train", "kind": "training", "demand": 20, "throughput": { "gpu": 1.1 }, "interruptible": true,
          "deferrable": "1 periods", "unmetPenalty": 25 } ],
      "limits": [
        { "id": "soft share", "type": "share", "of": { "each": "provider" }, "min": 0.05, "max": 0.6, "per": "year",
          "penalty": [ 0.3, 0.4, 0.5 ] },
        { "id": "soft units", "type": "share", "of": { "vendors": [ "W" ] }, "min": 0.1, "max": 0.5, "measure": "units",
          "weights": "kilowatts", "penalty": { "steps": { "2026-01": 2, "2026-12": 3 } } },
        { "id": "soft spread", "type": "spread", "of": { "each": "region" }, "max": 0.7, "penalty": [ 5, 6, 7 ] },
        { "id": "soft [budget]", "type": "budget", "scope": { "offers": [ "pe", "xw" ] }, "max": 400000, "per": "horizon",
          "penalty": { "ramp": { "2026-11": 0.2, "2027-06": 0.9 } } },
        { "id": "hard budget", "type": "budget", "max": 9e6, "per": "horizon" },
        { "id": "power [kW]", "type": "pool", "weights": "kilowatts", "scope": { "regions": [ "e" ] }, "max": [ 150, 140, 130 ] },
        { "id": "soft pool", "type": "pool", "weights": { "gpu": 2, "tpu": 0.5 }, "max": 180, "penalty": [ 9, 8, 7 ] },
        { "id": "units", "type": "pool", "scope": { "providers": [ "x" ] }, "max": 45 },
        { "id": "emissions", "type": "carbon", "max": [ 20000, 30000, 80000 ], "per": "period" },
        { "id": "soft emissions", "type": "carbon", "scope": { "kinds": [ "inference" ], "providers": [ "p" ] }, "max": 9000,
          "per": "year", "penalty": 0.02 },
        { "id": "even, by provider", "type": "concentration", "max": 0.55, "per": "year" },
        { "id": "even by region", "type": "concentration", "of": { "each": "region" }, "max": [ 0.8, 0.75, 0.7 ],
          "scope": { "machines": [ "gpu" ] }, "per": "period", "penalty": [ 0.1, 0.2, 0.3 ] },
        { "id": "even by offer", "type": "concentration", "of": { "each": "machine", "providers": [ "p" ] }, "max": 0.9,
          "per": "horizon" },
        { "id": "only r", "type": "exclusive", "provider": "it's [r]", "scope": { "workloads": [ "train" ] },
          "from": "2026-11-15", "through": "2027-02" },
        { "id": "soft only", "type": "exclusive", "provider": "p", "scope": { "machines": [ "gpu" ] }, "through": "2027-01",
          "penalty": { "steps": { "2026-01": 3, "2027-01": 4 } } },
        { "id": "first p", "type": "firstRefusal", "provider": "p", "scope": { "kinds": [ "inference" ] } } ],
      "carbonPrice": [ 0.09, 0.1, 0.11 ],
      "objective": [ "cost", { "goal": "unmet", "tolerance": 0.05 }, "carbon", "concentration" ]
    }
    """#
}
