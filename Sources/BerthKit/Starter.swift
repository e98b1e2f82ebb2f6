/// The problem that `berth init` writes: small, and with one of everything that most problems need.
package enum Starter {
  package static let json = """
    {
      "berth": 1,
      "name": "A start",
      "note": "Every figure is illustrative. What else can be said here: berth schema --reference",
      "currency": "USD",
      "horizon": { "start": "2026-01", "period": "quarter", "count": 4, "discountRate": 0.08 },
      "origins": [ "us" ],
      "machines": [
        { "id": "gpu", "vendor": "NVIDIA" },
        { "id": "cpu", "note": "a block of 64 vCPUs" }
      ],
      "regions": [
        { "id": "us-east", "geography": "north-america", "latency": { "us": 18 } },
        { "id": "eu-west", "geography": "europe", "latency": { "us": 90 } }
      ],
      "providers": [ { "id": "alpha" }, { "id": "beta" } ],
      "offers": [
        { "id": "alpha/us-east/gpu", "provider": "alpha", "region": "us-east", "machine": "gpu", "capacity": 1200,
          "options": [
            { "id": "on-demand", "kind": "onDemand", "price": 4.0 },
            { "id": "1y", "kind": "reserved", "price": 2.6, "term": "1y", "held": 200 }
          ] },
        { "id": "beta/us-east/gpu", "provider": "beta", "region": "us-east", "machine": "gpu",
          "capacity": { "steps": { "2026-01": 400, "2026-07": 1500 } },
          "options": [ { "id": "on-demand", "kind": "onDemand", "price": 3.4 } ] },
        { "id": "beta/eu-west/gpu", "provider": "beta", "region": "eu-west", "machine": "gpu", "capacity": 600,
          "options": [ { "id": "spot", "kind": "spot", "price": 1.5, "availability": 0.9 } ] },
        { "id": "alpha/us-east/cpu", "provider": "alpha", "region": "us-east", "machine": "cpu", "capacity": 5000,
          "options": [ { "id": "on-demand", "kind": "onDemand", "price": 2.1 } ] }
      ],
      "agreements": [
        { "id": "alpha-2026", "provider": "alpha", "from": "2026-01", "through": "2026-12",
          "minimumSpend": 48e6, "per": "year", "discount": 0.1, "status": "signed" }
      ],
      "workloads": [
        { "id": "chat", "kind": "inference", "demand": { "ramp": { "2026-01": 500, "2027-01": 1100 } },
          "throughput": { "gpu": 1 }, "where": { "latency": { "from": "us", "atMost": 60 } }, "unmetPenalty": 40 },
        { "id": "training", "kind": "training", "demand": 450, "throughput": { "gpu": 1 },
          "interruptible": true, "deferrable": "1 periods" },
        { "id": "agents", "kind": "agentic", "demand": 2000, "throughput": { "cpu": 1 } }
      ],
      "limits": [
        { "id": "no-lock-in", "type": "share", "of": { "each": "provider" }, "max": 0.8,
          "measure": "spend", "per": "year" }
      ]
    }

    """
}
