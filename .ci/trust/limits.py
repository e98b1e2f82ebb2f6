"""Limits of time hold within ten per cent or two seconds, and so does the wish to stop: wherever a command is."""

import pathlib
import signal
import subprocess
import tempfile
import time

import command
import large

SLACK_SECONDS = 2.0
# What a command may answer that was stopped early, or was done before.
STATUSES = {0, 3, 4}


def answers(problem, limit, agreement):
    """Every command that takes its time, of one problem."""
    return [
        ["solve", problem], ["explain", problem], ["alternatives", problem], ["diagnose", problem],
        ["frontier", problem, "--limit", limit], ["deal", problem, "--agreement", agreement],
        ["solve", problem, "--frontier", limit, "--report", "REPORT"], ["compare", problem, problem]]


def cases(long, problem):
    """Arguments, and the limits to try them with."""
    lab = answers("frontier-lab.json", "no-lock-in", "aws-2025")
    tiny = [(arguments, [0.01]) for arguments in lab]
    if not long:
        searches = [["solve", "frontier-lab-policy.json"], ["solve", problem("large")]]
        return tiny + [(arguments, [1]) for arguments in [lab[1], lab[2], lab[5], *searches]]
    whole = [["solve", f"frontier-lab-{name}.json"] for name in ("policy", "exclusive")]
    whole += [["solve", problem(name)] for name in ("mixed-is-whole", "large-is-whole", "small-1-is-whole", "fleets")]
    whole += [["explain", problem(name)] for name in ("mixed-is-whole", "small-1-is-whole")]
    infeasible = [[verb, problem(name)] for verb in ("solve", "diagnose") for name in ("mixed-is-none", "large-is-none")]
    methods = [
        ["solve", problem(name), "--method", method] for name in ("large", "mixed")
        for method in ("automatic", "dual-simplex", "primal-simplex", "blocks")]
    others = [["solve", problem("enterprise")], ["solve", "frontier-lab.json", "--certify"]]
    mixed = answers(problem("mixed"), "no-lock-in", "agreement-0")
    return (
        tiny + [(arguments, [0.5, 2, 7]) for arguments in lab + methods]
        + [(arguments, [1, 5, 12]) for arguments in whole + infeasible + others + mixed])


def run(berth, long, seed):
    failures, latest, slowest, tried, signals = [], 0.0, 0.0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for arguments, limits in cases(long, large.Problems(berth, folder)):
            arguments = [folder / "page.html" if part == "REPORT" else part for part in arguments]
            for seconds in limits:
                told = " ".join(map(str, arguments))
                late = limited(berth, arguments, seconds, failures, told)
                latest = max(latest, late)
                if late > max(SLACK_SECONDS, seconds / 10):
                    failures.append(f"{told} --time-limit {seconds}: {late:.1f} s late")
                tried += 1
                if not long and seconds < 1:
                    continue
                heard = interrupted(berth, arguments, seconds, failures, told)
                signals += 1
                slowest = max(slowest, heard)
                if heard > SLACK_SECONDS:
                    failures.append(f"{told}: SIGINT after {seconds} s is heard {heard:.1f} s later")
    return [{
        "promise": "`--time-limit` holds within 10 % or two seconds, and Ctrl-C is heard within two",
        "test": "python3 .ci/trust --only limits",
        "figure": f"{tried} limits, the latest {latest:.1f} s late; {signals} signals, the slowest heard after {slowest:.1f} s",
    }], failures


def limited(berth, arguments, seconds, failures, told):
    """Seconds by which a limit is missed."""
    start = time.monotonic()
    result = command.run(
        berth, *arguments, "--time-limit", seconds, cwd=command.DATA, seconds=seconds * 3 + 60)
    if wrong := command.complaint(result, STATUSES):
        failures.append(f"{told} --time-limit {seconds}: {wrong}")
    return time.monotonic() - start - seconds


def interrupted(berth, arguments, seconds, failures, told):
    """Seconds until a command that was interrupted is over; 0 where it was over before."""
    process = subprocess.Popen(
        [berth, *map(str, arguments)], cwd=command.DATA, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=command.hears_all)
    time.sleep(seconds)
    start = time.monotonic()
    was_over = process.poll() is not None
    process.send_signal(signal.SIGINT)
    try:
        _, said = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        failures.append(f"{told}: SIGINT after {seconds} s is not heard")
        return 0
    # It may have come to its end in the moment in between.
    if process.returncode not in {130} | STATUSES or (process.returncode == 130 and was_over):
        failures.append(f"{told}: SIGINT after {seconds} s: status {process.returncode}: {said[-200:]!r}")
    return 0 if was_over else time.monotonic() - start
