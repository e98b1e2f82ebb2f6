"""Signals at random times: the earlier file or the whole new one, never half of either."""

import os
import pathlib
import random
import signal
import subprocess
import tempfile
import time

import command

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP]


def whole(berth, arguments, folder):
    """What the output is when nobody disturbs, and how long that takes."""
    target = folder / "whole.json"
    start = time.monotonic()
    subprocess.run([berth, *arguments, "-o", target], check=True, capture_output=True)
    return target.read_bytes(), time.monotonic() - start


def run(berth, long, seed):
    chance = random.Random(seed)
    tried, failures = 1000 if long else 60, []
    ends = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = []
        for sample in ["frontier-lab.json", "two-clouds.json"]:
            arguments = ["solve", command.DATA / sample, "--format", "json", "--no-timings"]
            cases.append((arguments, *whole(berth, arguments, folder)))
        for turn in range(tried):
            arguments, new, seconds = chance.choice(cases)
            wrong = disturb(berth, arguments, new, seconds, folder / f"{turn}", chance, ends)
            failures += [f"turn {turn}, seed {seed}: {what}" for what in wrong]
    told = ", ".join(f"{count:,} ended with {end}" for end, count in sorted(ends.items(), key=str))
    return [{
        "promise": "a signal at any time leaves the earlier file or the whole new one",
        "test": "python3 .ci/trust --only kills",
        "figure": f"{tried:,} signals during solving and writing: {told}",
    }], failures


def disturb(berth, arguments, new, seconds, folder, chance, ends):
    folder.mkdir()
    target, old = folder / "plan.json", b"an earlier plan\n"
    target.write_bytes(old)
    process = subprocess.Popen(
        [berth, *arguments, "-o", target], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(chance.uniform(0, seconds * 1.2))
    number = chance.choice(SIGNALS)
    os.kill(process.pid, number)
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        return [f"did not end after signal {number.name}"]
    ends[process.returncode] = ends.get(process.returncode, 0) + 1
    wrong = []
    content = target.read_bytes()
    if content not in (old, new):
        wrong.append(f"{number.name}: the file is neither the earlier one nor the new one")
    left = [path.name for path in folder.iterdir() if path != target]
    if left and number != signal.SIGKILL:
        wrong.append(f"{number.name}: left behind {left}")
    # A process that SIGKILL ends has no status of its own; one that a signal reaches before its first line has neither.
    if process.returncode not in (0, 130, -number):
        wrong.append(f"{number.name}: status {process.returncode}: {process.stderr.read()[-200:]!r}")
    return wrong
