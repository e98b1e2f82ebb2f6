"""The pages that are looked at, and what the JSON says that they show."""

import copy
import json
import pathlib
import shutil
import subprocess

from hostile import hostile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data"
NAMES = [
    "by-hand", "two-clouds", "contracts", "load-levels", "infeasible", "stopped", "comparison", "hostile", "frontier-lab",
]
MOST_BYTES = 1_000_000


class Digits(str):
    """A number as the JSON writes it."""


def exact(text):
    """JSON with its numbers as they are written."""
    return json.loads(text, parse_float=Digits, parse_int=Digits)


class Page:
    def __init__(self, name, path, plan=None, comparison=None, curve=None, problem=None):
        self.name = name
        self.path = path
        self.plan = plan
        self.comparison = comparison
        self.curve = curve
        self.problem = problem
        self.size = path.stat().st_size
        self.is_large = self.size > 600_000
        # Asked of the command when a check needs it.
        self.solve = None

    @property
    def has_plan(self):
        return self.plan is not None and "objective" in self.plan


class Maker:
    def __init__(self, berth, folder):
        self.berth = berth
        self.folder = folder
        self.faults = []
        # Variants of the samples find their series beside them.
        for series in DATA.glob("*.csv"):
            shutil.copy(series, folder)

    def take_faults(self):
        faults, self.faults = self.faults, []
        return faults

    def run(self, *arguments, status=0):
        result = subprocess.run([self.berth, *map(str, arguments)], capture_output=True, timeout=300)
        if result.returncode != status:
            self.faults.append(f"{arguments}: status {result.returncode}: {result.stderr.decode()[:300]}")
        return result.stdout.decode()

    def make(self, name):
        if name == "comparison":
            return self.comparison()
        return self.solved(name, self.problem(name), **self.asked(name))

    def problem(self, name):
        if name == "infeasible":
            problem = json.loads((DATA / "by-hand.json").read_text())
            problem["workloads"][0]["demand"] = [800, 36]
        elif name == "hostile":
            problem = hostile()
        elif name == "stopped":
            return DATA / "two-clouds.json"
        else:
            return DATA / f"{name}.json"
        return self.write(name, problem)

    def write(self, name, problem):
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(problem, ensure_ascii=False))
        return path

    @staticmethod
    def asked(name):
        if name == "two-clouds":
            return {"frontier": "no-lock-in"}
        if name == "infeasible":
            return {"status": 3}
        if name == "stopped":
            return {"status": 4, "limits": ["--time-limit", "1e-9"]}
        return {}

    def solved(self, name, problem, frontier=None, status=0, limits=()):
        plan, path = self.folder / f"{name}-plan.json", self.folder / f"{name}.html"
        asked = ["--frontier", frontier] if frontier else []
        self.run("solve", problem, "--format", "json", "--output", plan, "--report", path, *asked, *limits, status=status)
        page = Page(name, path, plan=exact(plan.read_text()), problem=json.loads(problem.read_text()))
        if status == 0:
            # A plan that is kept gives the page that it gave when it was made, and a second run the same bytes.
            again = self.folder / f"{name}-again.html"
            self.run("report", plan, "--output", again, *asked)
            if again.read_bytes() != path.read_bytes():
                self.faults.append("the plan's file gives another page")
        if name == "by-hand":
            again = self.folder / f"{name}-twice.html"
            self.run("report", problem, "--output", again)
            if again.read_bytes() != path.read_bytes():
                self.faults.append("the same problem gives other bytes the second time")
        if page.size >= MOST_BYTES:
            self.faults.append(f"{page.size:,} bytes; at most {MOST_BYTES - 1:,}")
        if frontier:
            page.curve = json.loads(self.run("frontier", problem, "--limit", frontier, "--format", "json"))
            page.solve = lambda bound: self.cost_at(problem, frontier, bound)
        return page

    def cost_at(self, problem, limit, bound):
        variant = json.loads(problem.read_text())
        next(entry for entry in variant["limits"] if entry["id"] == limit)["max"] = bound
        return json.loads(self.run("solve", self.write("variant", variant), "--format", "json"))["objective"]

    def comparison(self):
        before = json.loads((DATA / "two-clouds.json").read_text())
        after = copy.deepcopy(before)
        after["name"] = "Two clouds, tighter"
        after["limits"][0]["max"] = 0.55
        after["workloads"][0]["unmetPenalty"] = 90
        files = [DATA / "two-clouds.json", self.write("tighter", after)]
        path = self.folder / "comparison.html"
        self.run("report", *files, "--output", path)
        answer = exact(self.run("compare", *files, "--format", "json"))
        return Page("comparison", path, comparison=answer)
