"""Limits of memory hold within ten per cent, or 32 megabytes: what a program can take between two looks."""

import json
import os
import pathlib
import subprocess
import tempfile

import command
import large


def cases(long, problem):
    """Arguments, and the megabytes to try them with."""
    lab = [["solve", "frontier-lab.json"], ["solve", "frontier-lab-policy.json"], ["deal", "frontier-lab.json", "--agreement", "aws-2025"]]
    if not long:
        return [(arguments, [60]) for arguments in lab] + [(["solve", problem("large")], [300])]
    answers = [["explain"], ["alternatives"], ["diagnose"], ["frontier", "--limit", "no-lock-in"]]
    answers = [[verb, "frontier-lab.json", *rest] for verb, *rest in answers]
    huge = [["solve", problem("large")], ["solve", problem("large"), "--method", "dual-simplex"], ["explain", problem("large")],
            ["solve", problem("large-is-whole")], ["diagnose", problem("large-is-none")], ["alternatives", problem("mixed")]]
    return (
        [(arguments, [40, 60, 80, 120]) for arguments in lab + answers]
        + [(arguments, [150, 300, 600, 1000]) for arguments in huge])


def run(berth, long, seed):
    failures, worst, tried = [], 0.0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for arguments, limits in cases(long, large.Problems(berth, folder)):
            for megabytes in limits:
                # Enough time to take more than the limit, where there is more to take.
                bounded = [*arguments, "--time-limit", 60] if long else arguments
                peak, status, said = measured([berth, *bounded, "--memory-limit", f"{megabytes}M"])
                tried += 1
                worst = max(worst, held(peak, status, said, megabytes, " ".join(map(str, arguments)), failures))
        for megabytes in [20, 60, 200] if long else [20]:
            peak, status, said = measured([berth, "solve", "-", "--memory-limit", f"{megabytes}M"], feed=wide(500 if long else 50))
            tried += 1
            worst = max(worst, held(peak, status, said, megabytes, "solve - (much to read)", failures))
    refused = too_large(berth, failures)
    return [{
        "promise": "`--memory-limit` holds within 10 % or 32 MB", "test": "python3 .ci/trust --only memory",
        "figure": f"{tried} runs, reading, stating and solving, the worst {max(0, worst):.0%} over; {refused}",
    }], failures


def held(peak, status, said, megabytes, told, failures):
    """By which part of a limit it is passed."""
    over = peak / (megabytes * 1e6) - 1
    if peak > megabytes * 1e6 + max(megabytes * 1e5, 32e6):
        failures.append(f"{told} --memory-limit {megabytes}M: {over:.0%} over")
    if status not in (0, 3, 4) or (status == 4 and not said.strip()):
        failures.append(f"{told} --memory-limit {megabytes}M: status {status}: {said[-200:]!r}")
    return over


def wide(megabytes):
    """A problem, most of which is space, in pieces."""
    yield from [b" " * 1_000_000] * megabytes
    yield (command.DATA / "by-hand.json").read_bytes()


def measured(arguments, feed=None):
    """Peak bytes, status and words of a run. What this process has itself counts as the other's until that begins, so that it
    must be little."""
    process = subprocess.Popen(
        list(map(str, arguments)), cwd=command.DATA, stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if feed:
        try:
            for piece in feed:
                process.stdin.write(piece)
            process.stdin.close()
        except BrokenPipeError:
            pass
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
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(json.dumps(problem))
        file.flush()
        peak, status, said = measured([berth, "solve", file.name, "--memory-limit", "2G"])
    if status != 4 or b"columns" not in said:
        failures.append(f"a program of {offers * workloads * periods:,} columns: status {status}: {said[-300:]!r}")
    return f"{offers * workloads * periods:,} columns refused at {peak / 1e6:.0f} MB"
