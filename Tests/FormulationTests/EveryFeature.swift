/// A problem written to hold what the samples do not: ids that formats cannot carry, slices with work that may
/// wait, agreements of every window and count, shares of every kind with floors and caps, budgets and shares on
/// parts of a provider, units held above a capacity that falls, quotas, and contracts that outlast the horizon.
enum EveryFeature {
  /// Every such problem, by name. Together they have a row of every family.
  static let all: [(name: String, json: String)] = [
    ("core", core), ("limits", limits), ("money", money), ("whole", whole), ("moves", moves),
    ("agreements", agreements), ("tiers", tiers), ("spend plans", spendPlans),
  ]

  static let long = String(repeating: "x", count: 199) + "é"

  static let core = #"""
    {
      "berth": 1, "currency": "EUR",
      "horizon": { "start": "2026-02", "period": "quarter", "count": 6, "discountRate": 0.07,
        "slices": [ { "id": "day, [1]", "share": 0.7 }, { "id": "night", "share": 0.3 } ] },
      "origins": [ "here" ],
      "machines": [ { "id": "gb 200", "vendor": "N\"V", "kilowatts": 1.9 },
        { "id": "tpu'5", "vendor": "[G]", "kilowatts": 0.35 }, { "id": "cpu", "vendor": "N\"V", "kilowatts": 3 } ],
      "regions": [ { "id": "東京", "geography": "アジア", "latency": { "here": 30 } },
        { "id": "west", "geography": "am%erica", "latency": { "here": 90 } },
        { "id": "east", "geography": "am%erica", "latency": { "here": 80 } } ],
      "providers": [ { "id": "a,b" }, { "id": "O'Neil" }, { "id": "LONG" }, { "id": "idle one" } ],
      "offers": [
        { "id": "a,b", "provider": "a,b", "region": "東京", "machine": "gb 200",
          "capacity": { "steps": { "2026-01": 900, "2026-10": 130 } },
          "options": [
            { "id": "od", "kind": "onDemand", "price": { "slices": { "day, [1]": 10.3, "night": 7.1 } } },
            { "id": "1y", "kind": "reserved", "price": { "ramp": { "2026-01": 6.2, "2027-01": 5.5 } }, "term": "1y",
              "upfront": [ 100, 90, 80, 70, 60, 50 ], "salvage": 0.6, "capacity": 300,
              "held": { "steps": { "2025-01": 250, "2027-01": 20 } }, "heldPrice": 6.9 },
            { "id": "spot", "kind": "spot", "price": 3.3, "capacity": { "steps": { "2026-05": 44 } },
              "availability": { "slices": { "day, [1]": 0.8, "night": 0.95 } } } ] },
        { "id": "a%2Cb", "provider": "a,b", "region": "west", "machine": "tpu'5", "capacity": 500,
          "options": [ { "id": "od", "kind": "onDemand", "price": 3.4 },
            { "id": "6mo", "kind": "reserved", "price": 2.1, "term": "6mo", "upfront": 700, "availability": 0.99 },
            { "id": "3y", "kind": "reserved", "price": 1.7, "term": "3y", "salvage": 0 } ] },
        { "id": "O'Neil/東京 [tpu]", "provider": "O'Neil", "region": "東京", "machine": "tpu'5",
          "capacity": [ 300, 300, 0, 310, 320, 330 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 3.9, "capacity": 280 },
            { "id": "spot", "kind": "spot", "price": 1.1, "availability": 0.5 } ] },
        { "id": "O'Neil/west \"gb\"", "provider": "O'Neil", "region": "west", "machine": "gb 200", "capacity": 700,
          "options": [ { "id": "od", "kind": "onDemand", "price": 11 },
            { "id": "9mo", "kind": "reserved", "price": 8, "term": "9mo", "held": 33, "heldPrice": 8.5, "capacity": 30 } ] },
        { "id": "-LONG", "provider": "LONG", "region": "east", "machine": "gb 200",
          "capacity": { "steps": { "2026-06-15": 800 } },
          "options": [ { "id": "od", "kind": "onDemand", "price": { "start": 12, "growthPerYear": -0.1 } } ] },
        { "id": "1e5", "provider": "LONG", "region": "west", "machine": "cpu", "capacity": 90,
          "options": [ { "id": "od", "kind": "onDemand", "price": 2.5 } ] } ],
      "agreements": [
        { "id": "per period, list", "provider": "a,b", "from": "2026-03-15", "through": "2027-03", "per": "period",
          "minimumSpend": 1e6, "maximumSpend": 9e8, "discount": 0.11, "counts": "list", "scope": { "machines": ["gb 200"] } },
        { "id": "per [year]", "provider": "a,b", "from": "2025-09", "through": "2028-08", "per": "year",
          "minimumSpend": [ 3e6, 5e6, 7e6 ], "discount": { "steps": { "2025-09": 0.04, "2026-12": 0.09 } },
          "spentBefore": 4e5, "outsideSpend": 1e5, "scope": { "machines": ["tpu'5"] } },
        { "id": "term", "provider": "O'Neil", "from": "2026-02", "through": "2030-01-15", "per": "term",
          "minimumSpend": 9e7, "maximumSpend": 8e9, "discount": 0.2, "scope": { "offers": ["O'Neil/west \"gb\""] } },
        { "id": "no discount", "provider": "LONG", "from": "2025-01", "through": "2027-05", "per": "year",
          "minimumSpend": 2e6, "counts": "list", "atHorizonEnd": "full" } ],
      "workloads": [
        { "id": "chat, \"eu\" 50%", "kind": "chat", "throughput": { "gb 200": 1, "tpu'5": 0.4 },
          "demand": { "slices": { "day, [1]": { "ramp": { "2026-01": 100, "2027-06": 420 } }, "night": 90 } },
          "peak": { "slices": { "day, [1]": 1.3, "night": 1.1 } }, "unmetPenalty": [ 60, 60, 61, 62, 63, 64 ],
          "surcharges": [ { "where": { "regions": ["west"] }, "perWork": 0.7 },
            { "where": { "providers": ["O'Neil"] }, "perWork": { "steps": { "2026-01": 0.1, "2026-11": 0.3 } } } ] },
        { "id": "LONG", "kind": "train", "demand": { "start": 55, "growthPerYear": 0.6 }, "deferrable": "6mo",
          "throughput": { "gb 200": { "steps": { "2026-01": 1, "2026-09-10": 1.2 } }, "cpu": 0.02 }, "peak": 1.05 },
        { "id": "batch[2]", "kind": "train", "interruptible": true, "deferrable": "1 periods", "unmetPenalty": 20,
          "demand": { "slices": { "day, [1]": 30, "night": [ 5, 6, 7, 8, 9, 10 ] } },
          "throughput": { "gb 200": 1, "tpu'5": 0.5 }, "where": { "not": { "regions": ["east"] } },
          "surcharges": [ { "where": { "offers": ["a,b", "a%2Cb"] }, "perWork": 0.05 } ] },
        { "id": "spot only", "kind": "chat", "interruptible": true, "demand": 12, "throughput": { "tpu'5": 0.5 } } ],
      "limits": [
        { "id": "each provider", "type": "share", "of": { "each": "provider" }, "min": 0.01, "max": 0.8, "per": "year" },
        { "id": "a list of providers", "type": "share", "of": { "providers": ["a,b", "LONG"] }, "per": "horizon",
          "max": [ 0.9, 0.9, 0.8, 0.8, 0.7, 0.7 ] },
        { "id": "a part of a provider", "type": "share", "of": { "offers": ["a,b", "-LONG"] }, "min": 0.02, "max": 0.95,
          "scope": { "not": { "machines": ["cpu"] } }, "per": "period" },
        { "id": "each region, money", "type": "share", "of": { "each": "region" }, "min": 0.001, "max": 0.97, "per": "year" },
        { "id": "each vendor", "type": "share", "of": { "each": "vendor" }, "min": 0.03, "max": 0.96, "measure": "units",
          "weights": "kilowatts", "per": "period" },
        { "id": "each machine", "type": "share", "of": { "each": "machine" }, "max": 0.99, "measure": "work",
          "scope": { "kinds": ["chat"] }, "per": "horizon" },
        { "id": "each geography", "type": "share", "of": { "each": "geography" }, "min": 0.05, "max": 0.94,
          "measure": "units", "weights": { "gb 200": 2, "tpu'5": 0.5, "cpu": 0 }, "scope": { "workloads": ["LONG", "batch[2]"] }, "per": "year" },
        { "id": "over regions", "type": "spread", "of": { "each": "region" }, "scope": { "kinds": ["chat"] },
          "max": [ 0.9, 0.9, 1, 0.9, 0.8, 0.7 ] },
        { "id": "over providers", "type": "spread", "of": { "each": "provider" }, "scope": { "workloads": ["batch[2]"] }, "max": 0.85 },
        { "id": "part of a provider", "type": "budget", "scope": { "offers": ["a,b", "O'Neil/東京 [tpu]"] }, "max": 4e9, "per": "year" },
        { "id": "whole provider", "type": "budget", "scope": { "providers": ["O'Neil"] }, "max": { "ramp": { "2026-01": 1e9, "2027-09": 2e9 } } },
        { "id": "LONG", "type": "budget", "max": 9e10, "per": "horizon" } ]
    }
    """#.replacing("LONG", with: long)
}
