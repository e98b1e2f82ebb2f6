extension EveryFeature {
  /// Data that leave for home from some offers and not from others, work that stands somewhere before the horizon
  /// (also where it may no longer be), moves that cost or are only watched, between regions and between providers,
  /// churn of one and of several, and losses of every kind with and without burst; over unequal periods with
  /// slices, and work that may wait.
  static let moves = #"""
    {
      "berth": 1, "currency": "EUR",
      "horizon": { "start": "2026-02", "discountRate": 0.07,
        "periods": [ { "id": "a,1", "hours": 700 }, { "id": "b [2]", "hours": 90 }, { "id": "c'3", "hours": 1500 } ],
        "slices": [ { "id": "day, [1]", "share": 0.7 }, { "id": "night", "share": 0.3 } ] },
      "machines": [ { "id": "gb 200", "vendor": "N\"V" }, { "id": "tpu'5", "vendor": "[G]" } ],
      "regions": [ { "id": "東京", "geography": "アジア" }, { "id": "west", "geography": "am%erica" },
        { "id": "east", "geography": "am%erica" } ],
      "exchangeRates": { "USD": [ 0.9, 0.95, 0.85 ] },
      "providers": [ { "id": "a,b", "currency": "USD" }, { "id": "O'Neil" }, { "id": "LONG" } ],
      "offers": [
        { "id": "a,b", "provider": "a,b", "region": "東京", "machine": "gb 200", "capacity": [ 300, 37, 310 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 10.3 },
            { "id": "res", "kind": "reserved", "price": [ 7, 6, 5 ], "term": "2 periods", "availability": 0.97,
              "held": [ 40, 35, 0 ], "upfront": 900 },
            { "id": "spot", "kind": "spot", "price": 3.3, "availability": 0.8 } ] },
        { "id": "a%2Cb", "provider": "a,b", "region": "west", "machine": "tpu'5", "capacity": 500,
          "options": [ { "id": "od", "kind": "onDemand", "price": 3.4 } ] },
        { "id": "O'Neil/東京 [tpu]", "provider": "O'Neil", "region": "東京", "machine": "tpu'5", "capacity": [ 300, 0, 310 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 3.9, "availability": { "slices": { "day, [1]": 0.9, "night": 1 } } } ] },
        { "id": "1e5", "provider": "LONG", "region": "east", "machine": "gb 200", "capacity": [ 0, 200, 210 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 11 } ] } ],
      "agreements": [
        { "id": "deal", "provider": "a,b", "from": "2026-02", "through": "2026-04", "minimumSpend": 4000, "discount": 0.1 } ],
      "egressPrices": [
        { "provider": "a,b", "from": "west", "to": "東京", "perGB": [ 0.09, 0.08, 0.07 ] },
        { "provider": "O'Neil", "perGB": 0.02 },
        { "from": "東京", "to": "東京", "perGB": 0.004 },
        { "to": "東京", "perGB": 0.12 },
        { "perGB": 0.3 } ],
      "initial": [
        { "workload": "chat, 50%", "offer": "a,b", "units": 30 },
        { "workload": "chat, 50%", "offer": "a%2Cb", "units": 12.5 },
        { "workload": "batch[2]", "offer": "1e5", "units": 7 },
        { "workload": "LONG", "offer": "a,b", "units": 3 } ],
      "workloads": [
        { "id": "chat, 50%", "kind": "chat", "throughput": { "gb 200": [ 1, 1.1, 1.2 ], "tpu'5": 0.4 },
          "demand": { "slices": { "day, [1]": [ 50, 60, 40 ], "night": 20 } }, "peak": 1.3, "unmetPenalty": 60,
          "egressPerWork": { "ramp": { "2026-02": 2, "2026-05": 3 } }, "home": "東京",
          "migrationCost": [ 900, 800, 700 ],
          "surcharges": [ { "where": { "regions": ["west"] }, "perWork": 0.7 } ] },
        { "id": "LONG", "kind": "train", "demand": [ 15, 0, 18 ], "deferrable": "1 periods", "throughput": { "gb 200": 1, "tpu'5": 0.3 },
          "peak": 1.05, "egressPerWork": 0.5, "home": "west", "movesBetween": "providers", "unmetPenalty": 100 },
        { "id": "batch[2]", "kind": "train", "interruptible": true, "demand": [ 9, 8, 0 ],
          "throughput": { "gb 200": 1, "tpu'5": 0.5 }, "where": { "not": { "regions": ["east"] } }, "unmetPenalty": 50,
          "movesBetween": "providers", "migrationCost": 30 },
        { "id": "settled", "demand": 3, "throughput": { "tpu'5": 1 } } ],
      "limits": [
        { "id": "purse", "type": "budget", "scope": { "offers": ["a%2Cb", "1e5"] }, "max": 4e9, "per": "year" },
        { "id": "of spend", "type": "share", "of": { "each": "region" }, "max": 0.97, "per": "horizon" },
        { "id": "slowly", "type": "churn", "scope": { "kinds": ["train"] }, "max": [ 0.5, 0.4, 0.3 ] },
        { "id": "LONG", "type": "churn", "scope": { "workloads": ["chat, 50%"] }, "max": 0.9, "penalty": [ 30, 40, 50 ] },
        { "id": "any provider", "type": "survive", "of": { "each": "provider" }, "serve": [ 0.5, 0, 0.3 ], "burst": [ 0.4, 0, 0.2 ], "penalty": [ 5, 0, 7 ],
          "scope": { "kinds": ["chat"] } },
        { "id": "a region", "type": "survive", "of": { "each": "region" }, "serve": 0.2, "burst": 1 },
        { "id": "machines & names", "type": "survive", "of": { "offers": ["a,b", "a%2Cb"] }, "serve": 0.1,
          "scope": { "workloads": ["LONG", "batch[2]"] } },
        { "id": "vendors", "type": "survive", "of": { "each": "vendor" }, "serve": 0.05, "burst": 0.9, "scope": { "kinds": ["train"] } },
        { "id": "geographies", "type": "survive", "of": { "each": "geography" }, "serve": 0.15, "burst": 1, "scope": { "kinds": ["chat"] } },
        { "id": "machine", "type": "survive", "of": { "each": "machine" }, "serve": 0.07, "burst": 1, "scope": { "kinds": ["train"] } } ]
    }
    """#.replacing("LONG", with: long)
}
