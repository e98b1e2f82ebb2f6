extension EveryFeature {
  /// Supply that comes late, is ordered ahead or decided; fixed fees; blocks, whole fleets, gangs, sites and counts of
  /// providers.
  static let whole = #"""
    {
      "berth": 1, "currency": "EUR",
      "horizon": { "start": "2026-02", "period": "month", "count": 5, "discountRate": 0.05,
        "slices": [ { "id": "day, [1]", "share": 0.6 }, { "id": "night", "share": 0.4 } ] },
      "machines": [ { "id": "gb 200" }, { "id": "tpu'5" } ],
      "regions": [ { "id": "東京", "fixedFee": { "perPeriod": [ 900, 910, 920, 930, 940 ] } }, { "id": "we,st", "fixedFee": { "once": 5000 } } ],
      "exchangeRates": { "USD": [ 0.9, 0.91, 0.92, 0.93, 0.94 ] },
      "providers": [ { "id": "a,b" }, { "id": "O'Neil", "currency": "USD", "fixedFee": { "once": 7000 } },
        { "id": "third", "fixedFee": 650, "supportFee": 0.03 } ],
      "offers": [
        { "id": "a,b", "provider": "a,b", "region": "東京", "machine": "gb 200", "delay": "2mo",
          "capacity": { "steps": { "2026-01": 60, "2026-03": 90 } },
          "options": [ { "id": "od", "kind": "onDemand", "price": 9, "minimumUnits": 2.5 },
            { "id": "3mo", "kind": "reserved", "minimumUnits": 3, "blockSize": 0.5, "capacity": 50, "price": [ 6, 5.9, 5.8, 5.7, 5.6 ], "term": "3mo", "leadTime": "1mo",
              "orderFrom": "2026-02-15", "upfront": 40, "held": { "steps": { "2025-01": 5, "2026-03": 12 } } },
            { "id": "2mo", "kind": "reserved", "term": "2mo",
              "tiers": { "graduated": [ { "upTo": 10, "price": 7 }, { "price": 6.5 } ] }, "orderUntil": "2026-04-01", "minimumUnits": 1.5 } ] },
        { "id": "a/west", "provider": "a,b", "region": "we,st", "machine": "tpu'5", "evictable": true,
          "capacity": [ 40, 30, 8, 0, 50 ],
          "options": [ { "id": "od", "kind": "onDemand", "price": 3.1 },
            { "id": "6mo", "kind": "reserved", "price": 2, "term": "6mo", "held": 20, "heldPrice": 2.2, "salvage": 0.5 } ] },
        { "id": "O'Neil", "provider": "O'Neil", "region": "we,st", "machine": "gb 200", "capacity": 70, "fixedFee": { "perPeriod": { "steps": { "2026-01": 300, "2026-05": 400 } } },
          "options": [ { "id": "od", "kind": "onDemand", "price": 10 },
            { "id": "spot", "kind": "spot", "price": 4, "availability": 0.8, "capacity": 30, "minimumUnits": 4 },
            { "id": "1mo", "kind": "reserved", "price": 8, "term": "1mo" } ] },
        { "id": "third", "provider": "third", "region": "東京", "machine": "tpu'5", "capacity": 45, "fixedFee": { "once": 1200 },
          "options": [ { "id": "od", "kind": "onDemand", "price": 3.6, "blockSize": 2 } ] } ],
      "fix": [ { "option": "a,b:3mo", "from": "2026-02", "units": 3.5 }, { "option": "O'Neil:1mo", "from": "2026-04-20", "units": 9 } ],
      "workloads": [
        { "id": "chat, \"eu\"", "kind": "chat", "demand": { "slices": { "day, [1]": [ 30, 32, 34, 36, 38 ], "night": 12 } },
          "throughput": { "gb 200": 1, "tpu'5": 0.5 }, "peak": { "slices": { "day, [1]": 1.2, "night": 1.1 } },
          "unmetPenalty": 50 },
        { "id": "train", "demand": [ 10, 12, 14, 13, 9 ], "throughput": { "gb 200": 1 }, "deferrable": "1mo",
          "interruptible": true, "unmetPenalty": 40,
          "site": "oneProvider", "sitePer": "period" },
        { "id": "gang [8]", "demand": 7, "throughput": { "gb 200": 1.1, "tpu'5": 0.7 }, "minimumUnits": 5, "site": "oneRegion",
          "peak": 1.3, "unmetPenalty": 30, "wholeUnits": true },
        { "id": "pool", "demand": 6, "throughput": { "gb 200": 1, "tpu'5": 0.4 }, "minimumUnits": 4.5, "interruptible": true,
          "unmetPenalty": 20, "deferrable": "2mo", "site": "oneRegion" },
        { "id": "parts", "demand": { "slices": { "day, [1]": 5, "night": 3 } }, "throughput": { "gb 200": 1 }, "wholeUnits": true,
          "peak": 1.05, "unmetPenalty": 70 } ],
      "limits": [
        { "id": "part of two", "type": "share", "of": { "offers": [ "O'Neil", "third" ] }, "min": 0.01, "max": 0.9, "per": "horizon" },
        { "id": "loose", "type": "share", "of": { "each": "machine" }, "min": 0.01, "max": 0.95, "per": "period",
          "scope": { "offers": [ "a,b", "O'Neil", "third" ] } },
        { "id": "at most two", "type": "providers", "max": 2, "per": "horizon" },
        { "id": "two of the [west]", "type": "providers", "min": 1, "max": 2, "scope": { "regions": [ "we,st" ] }, "per": "period",
          "countsFrom": 250, "penalty": [ 100, 110, 120, 130, 140 ] },
        { "id": "each year", "type": "providers", "min": 2, "per": "year", "scope": { "not": { "offers": [ "a/west" ] } } },
        { "id": "stand by", "type": "survive", "of": { "each": "provider" }, "serve": 0.3, "burst": 0.5,
          "scope": { "workloads": [ "chat, \"eu\"" ] } },
        { "id": "west", "type": "budget", "scope": { "regions": [ "we,st" ] }, "max": 1e7, "per": "horizon" } ]
    }
    """#
}
