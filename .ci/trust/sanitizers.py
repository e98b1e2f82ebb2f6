"""Tests under the thread and the address sanitizer; continuous integration runs the bounded part as a step of its own."""

import re
import subprocess

import command

# All tests with the address sanitizer; with the thread sanitizer those that do many things at once.
LONG = [
    ("thread", "ConcurrencyTests|LibraryTests|SweepTests", "many tasks at once make no race"),
    ("address", ".", "no stray access to memory"),
]


def run(berth, long, seed):
    if not long:
        return [], []
    results, failures = [], []
    for kind, tests, promise in LONG:
        done = subprocess.run(
            [command.ROOT / ".ci/sanitize", kind, tests], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        ran = re.findall(r"Test run with (\d+) tests", done.stdout)
        if done.returncode != 0 or not ran:
            failures.append(f"{kind} sanitizer: {done.stdout[-2000:]}")
            continue
        results.append({
            "promise": promise, "test": f".ci/sanitize {kind}", "figure": f"{ran[-1]} tests under the {kind} sanitizer, 0 reports"})
    return results, failures
