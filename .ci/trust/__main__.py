"""Holds the promises of the README against the command as it is, by trying to break them.

    python3 .ci/trust --berth .build/release/berth               the bounded part, as in continuous integration
    python3 .ci/trust --berth .build/release/berth --long        the long part: a thousand kills, an hour at every door, sanitizers
    python3 .ci/trust --berth .build/release/berth --only kills  one of them

Each part prints what it tried; a broken promise is printed with what to run to see it again, and the status is 1. What the
last long run of each part found is kept in .build-trust; `--update` writes it into the documentation, as one table.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import time

import conformance
import determinism
import faults
import fuzzing
import kills
import limits
import memory
import mutations
import sanitizers
import security
import soak

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "Sources/BerthKit/BerthKit.docc/Trust.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
KEPT = ROOT / ".build-trust"
PARTS = {part.__name__: part for part in (
    mutations, fuzzing, limits, memory, kills, faults, conformance, sanitizers, soak, security, determinism)}


def keep(name, results, seconds):
    """What a long run found, for the table: together the parts take a day, and need not run in one go."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short=9", "HEAD"], cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout.strip()
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{name}.json").write_text(
        json.dumps({"commit": commit, "seconds": round(seconds), "results": results}, indent=2) + "\n")


def table():
    lines, missing = ["| promise | test | figure | commit |", "| --- | --- | --- | --- |"], []
    for name in PARTS:
        kept = KEPT / f"{name}.json"
        if not kept.exists():
            missing.append(name)
            continue
        run = json.loads(kept.read_text())
        lines += [f"| {r['promise']} | `{r['test']}` | {r['figure']} | {r.get('commit', run['commit'])} |" for r in run["results"]]
    if missing:
        lines += ["", f"Without a long run so far: {', '.join(missing)}."]
    return "\n".join(lines)


def update():
    text = PAGE.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--berth", type=pathlib.Path, required=True)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--update", action="store_true")
    asked = parser.parse_args()
    berth = asked.berth.resolve()
    broken = []
    for name in asked.only or ([] if asked.update and not asked.long else PARTS):
        start = time.monotonic()
        found, failures = PARTS[name].run(berth, long=asked.long, seed=asked.seed)
        seconds = time.monotonic() - start
        broken += failures
        for result in found:
            print(f"{name}: {result['promise']}: {result['figure']}", flush=True)
        for failure in failures:
            print(f"BROKEN {name}: {failure}", flush=True)
        print(f"{name}: {seconds:.0f} s", file=sys.stderr)
        if asked.long and not failures:
            keep(name, found, seconds)
    if asked.update and not broken:
        update()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
