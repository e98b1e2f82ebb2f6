"""Limits of time hold within ten per cent or two seconds."""

import json
import tempfile
import time

import command

SLACK_SECONDS = 2.0


def run(berth, long, seed):
    failures, worst, tried = [], 0.0, 0
    cases = [["solve", "frontier-lab-policy.json"], ["solve", "frontier-lab-exclusive.json"], ["alternatives", "frontier-lab.json"],
             ["deal", "frontier-lab.json", "--agreement", "aws-2025"], ["frontier", "frontier-lab.json", "--limit", "no-lock-in"],
             ["explain", "frontier-lab.json"]]
    for arguments in cases:
        for seconds in ([0.5, 2, 7, 20] if long else [1]):
            start = time.monotonic()
            result = command.run(
                berth, *arguments, "--time-limit", seconds, cwd=command.DATA, seconds=seconds * 3 + 60)
            late = time.monotonic() - start - seconds
            tried += 1
            worst = max(worst, late)
            if late > max(SLACK_SECONDS, seconds / 10):
                failures.append(f"{' '.join(arguments)} --time-limit {seconds}: {late:.1f} s late")
            if wrong := command.complaint(result):
                failures.append(f"{' '.join(arguments)} --time-limit {seconds}: {wrong}")
    return [{
        "promise": "`--time-limit` holds within 10 % or two seconds",
        "test": "python3 .ci/trust --only limits",
        "figure": f"{tried} runs, the latest {worst:.1f} s late",
    }], failures
