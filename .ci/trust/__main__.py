"""Holds the promises of the README against the command as it is, by trying to break them.

    python3 .ci/trust --berth .build/release/berth               the bounded part, as in continuous integration
    python3 .ci/trust --berth .build/release/berth --long        the long part: a thousand kills, hours of mutations
    python3 .ci/trust --berth .build/release/berth --only kills  one of them

Each part prints what it tried; a broken promise is printed with what to run to see it again, and the status is 1.
`--update` writes the table into the documentation, from this run alone.
"""

import argparse
import json
import pathlib
import sys
import time

import determinism
import faults
import kills
import limits
import memory
import mutations
import security
import soak

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "Sources/BerthKit/BerthKit.docc/Trust.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
PARTS = {part.__name__: part for part in (mutations, kills, faults, limits, memory, determinism, security, soak)}


def table(results):
    lines = ["| promise | test | figure |", "| --- | --- | --- |"]
    lines += [f"| {r['promise']} | `{r['test']}` | {r['figure']} |" for r in results]
    return "\n".join(lines)


def update(results):
    text = PAGE.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{table(results)}\n{END}{after}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--berth", type=pathlib.Path, required=True)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    asked = parser.parse_args()
    berth = asked.berth.resolve()
    results, broken = [], []
    for name in asked.only or PARTS:
        start = time.monotonic()
        found, failures = PARTS[name].run(berth, long=asked.long, seed=asked.seed)
        results += found
        broken += failures
        for result in found:
            print(f"{name}: {result['promise']}: {result['figure']}", flush=True)
        for failure in failures:
            print(f"BROKEN {name}: {failure}", flush=True)
        print(f"{name}: {time.monotonic() - start:.0f} s", file=sys.stderr)
    if asked.json:
        asked.json.write_text(json.dumps(results, indent=2) + "\n")
    if asked.update and not broken:
        update(results)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
