"""Outputs that cannot be written, and pipes that close."""

import os
import pathlib
import resource
import shutil
import subprocess
import tempfile

import command

SOLVE = ["solve", command.DATA / "frontier-lab.json", "--format", "json", "--no-timings"]
SMALL = ["solve", command.DATA / "by-hand.json", "--format", "json", "--no-timings"]


def limited():
    """A disk that is full after 64 KiB, to the process; the signal that comes with it is not heard."""
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))


def run(berth, long, seed):
    failures, cases = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def expect(what, statuses, result, kept=None):
            cases.append(what)
            if result.returncode not in statuses:
                failures.append(f"{what}: status {result.returncode}, not {statuses}: {result.stderr[-200:]!r}")
            elif result.returncode and not result.stderr.strip() and what != "closed pipe":
                failures.append(f"{what}: no word")
            if kept is not None and (not kept.exists() or kept.read_bytes() != b"earlier\n"):
                failures.append(f"{what}: the earlier file is lost")
            if beside := [path.name for path in folder.rglob("*.berth-*")]:
                failures.append(f"{what}: left behind {beside}")

        earlier = folder / "plan.json"
        earlier.write_bytes(b"earlier\n")
        expect("full disk", {74}, command.run(berth, *SOLVE, "-o", earlier, preexec_fn=limited), earlier)
        expect("full device", {74}, command.run(berth, *SMALL, "-o", "/dev/full"))
        with open("/dev/full", "w") as full:
            done = subprocess.run([berth, *SMALL], stdout=full, stderr=subprocess.PIPE)
        expect("full standard output", {74}, done)
        expect("no such folder", {74}, command.run(berth, *SMALL, "-o", folder / "none/plan.json"))
        expect("output is a folder", {74}, command.run(berth, *SMALL, "-o", folder))
        expect("vanishing folder", {0, 74}, vanishing(berth, folder / "gone"))
        for number in range(20 if long else 3):
            expect("closed pipe", {0, 74}, closed_pipe(berth, number))
        if read_only := as_nobody(berth, folder):
            expect("read-only folder", {74}, read_only, folder / "locked/plan.json")
        with open(os.devnull) as nothing:
            closed = subprocess.run(
                ["sh", "-c", '"$0" "$@" >&-', berth, *SMALL], stdin=nothing, capture_output=True)
        expect("standard output is closed", {74}, closed)
    return [{
        "promise": "what cannot be written is told with status 74, and the earlier file stays",
        "test": "python3 .ci/trust --only faults",
        "figure": f"{len(cases)} faults: " + ", ".join(dict.fromkeys(cases)),
    }], failures


def vanishing(berth, folder):
    folder.mkdir()
    process = subprocess.Popen(
        [berth, *SOLVE, "-o", folder / "plan.json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    shutil.rmtree(folder)
    out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def closed_pipe(berth, count):
    process = subprocess.Popen([berth, *SOLVE], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(count * 1000 + 1)
    process.stdout.close()
    err = process.stderr.read()
    process.wait(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, b"", err)


def as_nobody(berth, folder):
    """Writing where an ordinary user may not; None where nobody but root is there to ask."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return None
    locked = folder / "locked"
    locked.mkdir()
    (locked / "plan.json").write_bytes(b"earlier\n")
    problem = folder / "problem.json"
    shutil.copy(command.DATA / "by-hand.json", problem)
    copy = folder / "berth"
    shutil.copy(berth, copy)
    for path, mode in [(folder, 0o755), (locked, 0o555), (locked / "plan.json", 0o444), (problem, 0o444), (copy, 0o755)]:
        path.chmod(mode)
    return subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", copy, "solve", problem, "-o", locked / "plan.json"],
        capture_output=True)
