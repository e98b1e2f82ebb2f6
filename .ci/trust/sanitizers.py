"""Tests under the thread and the address sanitizer, which continuous integration runs as steps of their own."""

import re
import subprocess

import command

# Those that do many things at once; those that hand memory to C, or read what comes from outside.
RUNS = [("thread", "many tasks at once make no race"), ("address", "no stray access to memory")]


def run(berth, long, seed):
    if not long:
        return [], []
    results, failures = [], []
    for kind, promise in RUNS:
        done = subprocess.run(
            [command.ROOT / ".ci/sanitize", kind], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        ran = re.findall(r"Test run with (\d+) tests", done.stdout)
        if done.returncode != 0 or not ran:
            failures.append(f"{kind} sanitizer: {done.stdout[-2000:]}")
            continue
        results.append({
            "promise": promise, "test": f".ci/sanitize {kind}", "figure": f"{ran[-1]} tests under the {kind} sanitizer, 0 reports"})
    return results, failures
