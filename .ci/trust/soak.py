"""Ten thousand solves in one process: memory does not grow."""

import subprocess

import command


def run(berth, long, seed):
    bench = berth.parent / "berth-bench"
    if not bench.exists():
        return [], [f"{bench} is not built"]
    solves = 10_000 if long else 500
    files = [command.DATA / name for name in ["by-hand.json", "two-clouds.json", "contracts.json"]]
    result = subprocess.run(
        [bench, "soak", *files, "--solves", str(solves)], capture_output=True, text=True)
    failures = [] if result.returncode == 0 else [f"memory grows: {result.stdout}{result.stderr}"]
    return [{
        "promise": "memory does not grow over ten thousand solves", "test": "python3 .ci/trust --only soak",
        "figure": result.stdout.strip(),
    }], failures
