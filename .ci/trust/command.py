"""Running the command, and what its status may be."""

import pathlib
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
# The contract of the README. 1 and 70 are documented too, but are faults of the program wherever input leads to them.
DOCUMENTED = {0, 1, 3, 4, 5, 64, 65, 66, 70, 74, 130}
OF_INPUT = {0, 3, 4, 64, 65, 66}


def hears_all():
    """In a child before it becomes the command: signals as a terminal leaves them. What runs behind an `&` or `nohup` hands on
    that it ignores some, and one that comes before the command has begun is then nobody's."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def run(berth, *arguments, data=None, seconds=60, **options):
    """The finished run; a run that does not end in time has status None."""
    try:
        return subprocess.run(
            [str(berth), *map(str, arguments)], input=data, capture_output=True, timeout=seconds, **options)
    except subprocess.TimeoutExpired as expired:
        return subprocess.CompletedProcess(expired.cmd, None, expired.stdout or b"", expired.stderr or b"")


def complaint(result, allowed=OF_INPUT):
    """What is wrong with how a run ended; None where nothing is."""
    if result.returncode is None:
        return "did not end"
    if result.returncode not in DOCUMENTED:
        return f"ended with status {result.returncode}: {result.stderr[-300:].decode(errors='replace')}"
    if result.returncode not in allowed:
        return f"status {result.returncode}: {result.stderr[-300:].decode(errors='replace')}"
    # That there is no plan is an answer, which may stand on standard output.
    if result.returncode != 0 and not result.stderr.strip() and not (result.returncode == 3 and result.stdout.strip()):
        return f"status {result.returncode} without a word"
    return None
