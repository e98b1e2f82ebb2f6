"""Limits of memory hold within ten per cent, or sixteen megabytes: what a program can take between two looks."""

import os
import resource
import subprocess
import sys
import time

import command


def run(berth, long, seed):
    failures, worst, tried = [], 0.0, 0
    cases = [["solve", "frontier-lab.json"], ["solve", "frontier-lab-policy.json"], ["deal", "frontier-lab.json", "--agreement", "aws-2025"]]
    for arguments in cases:
        for megabytes in ([40, 60, 80, 120] if long else [60]):
            peak, status, said = measured([berth, *arguments, "--memory-limit", f"{megabytes}M"])
            tried += 1
            over = peak / (megabytes * 1e6) - 1
            worst = max(worst, over)
            if peak > megabytes * 1e6 + max(megabytes * 1e5, 16e6):
                failures.append(f"{' '.join(arguments)} --memory-limit {megabytes}M: {over:.0%} over")
            if status not in (0, 4) or (status == 4 and not said.strip()):
                failures.append(f"{' '.join(arguments)} --memory-limit {megabytes}M: status {status}: {said[-200:]!r}")
    refused = too_large(berth, failures)
    return [{
        "promise": "`--memory-limit` holds within 10 % or 16 MB", "test": "python3 .ci/trust --only memory",
        "figure": f"{tried} runs, the worst {max(0, worst):.0%} over; {refused}",
    }], failures


def measured(arguments):
    """Peak bytes, status and words of a run."""
    process = subprocess.Popen(
        list(map(str, arguments)), cwd=command.DATA, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * 1024, process.returncode, said


def too_large(berth, failures):
    """A program of a hundred million columns: told, with its size, before any of it is stated."""
    offers, workloads, periods = 100, 100, 10_000
    problem = {
        "berth": 1, "currency": "USD", "horizon": {"start": "2026-01-01", "period": "hour", "count": periods},
        "machines": [{"id": "m"}], "regions": [{"id": "r"}], "providers": [{"id": "p"}],
        "offers": [{
            "id": f"o{n}", "provider": "p", "region": "r", "machine": "m", "capacity": 10 + n,
            "options": [{"id": "x", "kind": "onDemand", "price": 1 + n}]} for n in range(offers)],
        "workloads": [{"id": f"w{n}", "demand": 1 + n, "throughput": {"m": 1}, "unmetPenalty": 9} for n in range(workloads)],
    }
    import json
    import tempfile
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(json.dumps(problem))
        file.flush()
        peak, status, said = measured([berth, "solve", file.name, "--memory-limit", "2G"])
    if status != 4 or b"columns" not in said:
        failures.append(f"a program of {offers * workloads * periods:,} columns: status {status}: {said[-300:]!r}")
    return f"{offers * workloads * periods:,} columns refused at {peak / 1e6:.0f} MB"
