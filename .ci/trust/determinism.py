"""The same input gives the same bytes: over runs, cores, locales, time zones and folders."""

import os
import shutil

import command

COMMANDS = [
    ["solve", "two-clouds.json", "--format", "json", "--no-timings"],
    ["solve", "contracts.json", "--format", "table"],
    ["solve", "frontier-lab.json", "--format", "json", "--no-timings"],
    ["explain", "two-clouds.json", "--format", "json"],
    ["frontier", "two-clouds.json", "--limit", "no-lock-in", "--format", "json"],
    ["compare", "by-hand.json", "two-clouds.json", "--format", "json"],
    ["export", "two-clouds.json", "--to", "mps"],
    ["import", "catalog", "real/sources/prices/gcp_ondemand_spot_karpenter.csv", "--infer-shapes", "--accelerator", "h100"],
]
SURROUNDINGS = [
    {"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kathmandu"},
    {"TZ": "America/St_Johns", "HOME": "/nonexistent"}, {"COLUMNS": "40", "TERM": "dumb"}, {"NO_COLOR": "1"},
]


def run(berth, long, seed):
    failures, compared = [], 0
    for arguments in COMMANDS:
        first = command.run(berth, *arguments, cwd=command.DATA, seconds=120)
        if first.returncode != 0:
            failures.append(f"{' '.join(arguments)}: status {first.returncode}: {first.stderr[-200:]!r}")
        turns = [{}] * (10 if long else 1) + SURROUNDINGS[: None if long else 3]
        for number, more in enumerate(turns):
            prefix = ["taskset", "-c", "0"] if number % 2 and shutil.which("taskset") else []
            whole = [*prefix, str(berth)]
            again = command.run(
                whole[0], *whole[1:], *arguments, cwd=command.DATA, env={**os.environ, **more}, seconds=120)
            compared += 1
            if again.stdout != first.stdout:
                failures.append(f"{' '.join(arguments)}: other bytes under {more} {prefix}")
    return [{
        "promise": "the same input gives the same bytes over runs, cores, locales and time zones",
        "test": "python3 .ci/trust --only determinism",
        "figure": f"{len(COMMANDS)} commands, {compared} runs compared",
    }], failures
