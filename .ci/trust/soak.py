"""Thousands of solves in one process: memory does not grow."""

import subprocess

import command

# Linear programs, and one with whole numbers, whose search takes fifty times as long.
CASES = [(["by-hand.json", "two-clouds.json"], 10_000, 500), (["contracts.json"], 1000, 50)]


def run(berth, long, seed):
    bench = berth.parent / "berth-bench"
    if not bench.exists():
        return [], [f"{bench} is not built"]
    failures, told = [], []
    for names, most, few in CASES:
        files = [command.DATA / name for name in names]
        result = subprocess.run(
            [bench, "soak", *files, "--solves", str(most if long else few)], capture_output=True, text=True)
        if result.returncode != 0:
            failures.append(f"memory grows: {result.stdout}{result.stderr}")
        told.append(f"{' and '.join(names)}: {result.stdout.strip()}")
    return [{
        "promise": "memory does not grow over ten thousand solves", "test": "python3 .ci/trust --only soak",
        "figure": "; ".join(told),
    }], failures
