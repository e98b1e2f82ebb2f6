"""Every door by which bytes come in, fuzzed; the bounded part is the corpus, which the tests read."""

import collections
import json
import subprocess
import sys

import command

RUNS = command.ROOT / ".build-fuzz/runs.jsonl"
MINUTES_A_DOOR = 60


def run(berth, long, seed):
    if not long:
        return [], []
    status = subprocess.run(
        [command.ROOT / ".ci/fuzz", "--minutes", str(MINUTES_A_DOOR)], stdout=sys.stderr).returncode
    return summary(), [] if status == 0 else ["an input was found: see .ci/fuzz and Tests/FuzzingTests/Corpus"]


def summary():
    """One row for a door, of all its runs on this machine: each goes on from the inputs that the last one kept."""
    doors = collections.defaultdict(list)
    for line in RUNS.read_text().splitlines():
        run = json.loads(line)
        doors[run["door"]].append(run)
    rows = []
    for door, runs in sorted(doors.items()):
        inputs = sum(run["inputs"] for run in runs)
        minutes = sum(run["processorSeconds"] for run in runs) / 60
        findings = sum(len(run["findings"]) for run in runs)
        rows.append({
            "promise": f"no input crashes the door `{door}`, takes ten seconds or a gibibyte",
            "test": f".ci/fuzz {door}", "commit": runs[-1]["commit"],
            "figure": f"{inputs:,} inputs in {minutes:.1f} minutes of processor, {runs[-1]['edges']:,} edges, at most "
                      f"{max(run['megabytes'] for run in runs)} MB, {findings or 'no'} findings",
        })
    return rows
