"""Problems large enough that reading, stating, merging or one pivot of them takes longer than anybody waits."""

import json
import random
import subprocess


class Problems:
    """Files of problems, made when they are first asked for."""

    def __init__(self, berth, folder):
        self.bench, self.folder = berth.parent / "berth-bench", folder

    def __call__(self, name):
        """`large`, or any instance that `berth-bench list` names; `NAME-is-whole` sells in blocks, `NAME-is-none` has no
        plan;
        `fleets` is a search for whole numbers in one period."""
        path = self.folder / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(self._made(name)))
        return path

    def _made(self, name):
        if name == "fleets":
            return fleets()
        base, _, variant = name.partition("-is-")
        if not variant:
            return json.loads(subprocess.run([self.bench, "instance", base], check=True, capture_output=True).stdout)
        problem = json.loads(self(base).read_text())
        for offer in problem["offers"]:
            if variant == "none":
                offer["capacity"] = 1
            for option in offer["options"]:
                if variant == "whole" and option["kind"] == "onDemand":
                    option["blockSize"] = 8
        for workload in problem["workloads"]:
            if variant == "none":
                workload.pop("unmetPenalty", None)
        return problem


def fleets(workloads=150, offers=30):
    chance = random.Random(3)
    return {
        "berth": 1, "currency": "USD", "horizon": {"start": "2026-01", "period": "month", "count": 1},
        "machines": [{"id": f"m{n}"} for n in range(5)], "regions": [{"id": f"r{n}"} for n in range(4)],
        "providers": [{"id": f"p{n}"} for n in range(3)],
        "offers": [{
            "id": f"o{n}", "provider": f"p{n % 3}", "region": f"r{n % 4}", "machine": f"m{n % 5}",
            "capacity": chance.randint(200, 1500), "fixedFee": chance.randint(100, 9000),
            "options": [{"id": "x", "kind": "onDemand", "price": chance.uniform(1, 9)}]} for n in range(offers)],
        "workloads": [{
            "id": f"w{n}", "demand": chance.randint(3, 40) + 0.37, "unmetPenalty": 900, "wholeUnits": True, "site": "oneRegion",
            "throughput": {f"m{m}": chance.uniform(0.3, 2.3) for m in range(5)}} for n in range(workloads)],
    }
