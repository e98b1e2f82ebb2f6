"""No network, and no file outside the folder of the problem."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import command

SECRET = "work\n1\n2\n"


def run(berth, long, seed):
    results, failures = [], []
    tried = paths(berth, failures)
    results.append({
        "promise": "no path in a problem leads out of its folder, symbolic links included",
        "test": "python3 .ci/trust --only security", "figure": f"{tried} paths refused"})
    if shutil.which("strace"):
        calls = network(berth, failures)
        results.append({
            "promise": "no network", "test": "python3 .ci/trust --only security",
            "figure": f"system calls of {calls} commands traced, none of them asks for a network"})
    return results, failures


def paths(berth, failures):
    with tempfile.TemporaryDirectory() as name:
        outside, inside = pathlib.Path(name) / "secret.csv", pathlib.Path(name) / "inside"
        outside.write_text(SECRET)
        (inside / "sub").mkdir(parents=True)
        (inside / "own.csv").write_text(SECRET)
        os.symlink(outside, inside / "link.csv")
        os.symlink(name, inside / "folder")
        os.symlink("link.csv", inside / "twice.csv")
        os.symlink("/dev/zero", inside / "zero.csv")
        os.mkfifo(inside / "pipe.csv")
        problem = json.loads((command.DATA / "by-hand.json").read_text())
        names = [
            "../secret.csv", str(outside), "sub/../../secret.csv", "link.csv", "folder/secret.csv", "twice.csv", "./../secret.csv",
            "/dev/zero", "/etc/passwd", "zero.csv", "pipe.csv", "sub", "", ".", "..", "own.csv/", "file://" + str(outside),
            "~/.profile", "..\\secret.csv", "own.csv\u0000", "%2e%2e/secret.csv", "//" + str(outside),
        ]
        for attempt in names:
            problem["workloads"][0]["demand"] = {"csv": attempt, "column": "work"}
            (inside / "problem.json").write_text(json.dumps(problem))
            result = command.run(berth, "check", inside / "problem.json", seconds=10)
            if result.returncode != 65:
                failures.append(f"{attempt!r} was not refused: status {result.returncode}")
            if b"secret" in result.stdout:
                failures.append(f"{attempt!r}: something of the file was shown")
        problem["workloads"][0]["demand"] = {"csv": "own.csv", "column": "work"}
        (inside / "problem.json").write_text(json.dumps(problem))
        allowed = command.run(berth, "check", inside / "problem.json", seconds=10)
        if allowed.returncode != 0:
            failures.append(f"a file in the folder was refused: {allowed.stderr[-200:]!r}")
        return len(names)


def network(berth, failures):
    commands = [
        ["solve", "two-clouds.json"], ["check", "two-clouds.json"], ["schema"], ["explain", "by-hand.json"],
        ["import", "catalog", "real/sources/prices/gcp_ondemand_spot_karpenter.csv", "--accelerator", "h100"],
    ]
    for arguments in commands:
        with tempfile.NamedTemporaryFile("r") as log:
            subprocess.run(
                ["strace", "-f", "-qq", "-e", "trace=network", "-o", log.name, str(berth), *arguments],
                cwd=command.DATA, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
            calls = re.findall(r"(?:socket|connect|sendto|bind)\(.*", log.read())
        if calls:
            failures.append(f"{' '.join(arguments)}: {calls[:3]}")
    return len(commands)
