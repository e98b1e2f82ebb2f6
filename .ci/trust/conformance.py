"""Programs that other people published, with the optima that they published, through every solver that Berth has.

The bounded part takes those that stand beside the tests. The long part adds the small ones of two collections that packages
bring in source: COIN-OR's samples (Debian) and MIPLIB 3 (python-mip); HiGHS tells what should come of each.
"""

import csv
import gzip
import io
import pathlib
import shutil
import subprocess
import sys

import command

PUBLISHED = command.ROOT / "Tests/GLPKBackendTests/Published"
FETCHED = command.ROOT / ".build-trust/published"
METHODS = ["automatic", "primal-simplex", "dual-simplex", "interior-point", "blocks"]
# Longer than this is a hard search, not a wrong answer.
SECONDS, LARGEST_BYTES = 20, 150_000


def run(berth, long, seed):
    bench = berth.parent / "berth-bench"
    expected = {row["name"]: row for row in csv.DictReader((PUBLISHED / "published.csv").open())}
    files = [PUBLISHED / f"{name}.mps" for name in expected]
    failures, counts = [], {}
    for method in METHODS if long else METHODS[:1]:
        for file, found in solved(bench, files, method):
            row = expected[file.stem]
            compare(file, method, found, row["status"], float(row["optimum"] or 0), 1e-8, failures, counts)
    if long:
        others = fetched()
        for file, found in solved(bench, others, "automatic"):
            status, optimum = highs(file)
            # What the peer does not end on is not compared, and not counted.
            if status in ("optimal", "infeasible", "unbounded"):
                compare(file, "automatic", found, status, optimum, 1e-6, failures, counts)
    told = ", ".join(f"{count:,} {status}" for status, count in sorted(counts.items()))
    return [{
        "promise": "every published program comes out as published, with residuals of at most 1e-7",
        "test": "python3 .ci/trust --only conformance", "figure": f"{sum(counts.values()):,} solves: {told}",
    }], failures


def solved(bench, files, method):
    """Each file with its row of `berth-bench conform`."""
    for file in files:
        done = subprocess.run(
            [bench, "conform", "--fixed", "--method", method, "--time-limit", str(SECONDS), file],
            capture_output=True, text=True, timeout=SECONDS * 4)
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        yield file, rows[0] if rows else {"status": f"exit status {done.returncode}: {done.stderr[-300:]}"}


def compare(file, method, found, status, optimum, tolerance, failures, counts):
    told = found["status"]
    counts[told.split(":")[0]] = counts.get(told.split(":")[0], 0) + 1
    wrong = None
    if told in ("stopped", "feasible"):
        # Not proved in time; that what is known is not better than the optimum is all that can be asked.
        if status == "optimal" and told == "feasible" and found["bound"]:
            if float(found["bound"]) > optimum + 1e-6 * max(1, abs(optimum)):
                wrong = f"the bound {found['bound']} is above {optimum}"
    elif not told.startswith(status) and told != "infeasible or unbounded":
        wrong = f"{told}, not {status}"
    elif status == "optimal":
        if abs(float(found["objective"]) - optimum) > tolerance * max(1, abs(optimum)):
            wrong = f"{found['objective']}, not {optimum}"
        for key in ("primal", "dual", "complementarity"):
            if found[key] and float(found[key]) > 1e-7:
                wrong = f"{key} residual {found[key]}"
    if wrong:
        failures.append(f"{file.name} by {method}: {wrong}")


def fetched():
    """Programs of other collections, fetched once; those in plain MPS that a short search can end on."""
    if not FETCHED.exists():
        FETCHED.mkdir(parents=True)
        scratch = FETCHED / "scratch"
        scratch.mkdir()
        for fetch in (["apt-get", "source", "--download-only", "-q", "coinutils"],
                      [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "mip==2.0.0"]):
            subprocess.run(fetch, cwd=scratch, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for archive in [*scratch.glob("coinutils_*.orig.tar.*"), *scratch.glob("mip-*.tar.gz")]:
            subprocess.run(["tar", "xf", archive.name], cwd=scratch, check=True)
        for found in sorted(scratch.rglob("*.mps*")):
            data = found.read_bytes()
            text = gzip.decompress(data) if found.suffix == ".gz" else data
            known = (PUBLISHED / found.name.removesuffix(".gz")).exists()
            if len(text) <= LARGEST_BYTES and not known and plain(text):
                (FETCHED / found.name.removesuffix(".gz")).write_bytes(text)
        shutil.rmtree(scratch)
    return sorted(FETCHED.glob("*.mps"))


def plain(text):
    """Linear programs in fixed columns; cones, quadratic objectives and special ordered sets are others'."""
    sections = {line.split()[0] for line in text.splitlines() if line[:1].isalpha()}
    return sections <= {b"NAME", b"ROWS", b"COLUMNS", b"RHS", b"RANGES", b"BOUNDS", b"ENDATA"}


def highs(file):
    import highspy
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("time_limit", float(SECONDS))
    solver.readModel(str(file))
    solver.run()
    names = {"kOptimal": "optimal", "kInfeasible": "infeasible", "kUnbounded": "unbounded"}
    name = str(solver.getModelStatus()).rpartition(".")[2]
    return names.get(name, name), solver.getInfo().objective_function_value
