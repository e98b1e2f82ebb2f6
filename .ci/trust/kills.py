"""Signals at random times: the earlier file or the whole new one, never half of either, and a documented status."""

import pathlib
import random
import signal
import subprocess
import tempfile
import threading
import time

import command

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGHUP]
OLD = b"an earlier plan\n"
SOURCES = command.DATA / "real/sources"
PLAIN = ["--format", "json", "--no-timings"]


class Case:
    """What a command writes when nobody disturbs it, and how long that takes.

    In `arguments` OUT and PAGE stand for files of the turn's folder; `feed` is what comes through standard input, in
    pieces and slowly."""

    def __init__(self, berth, name, arguments, folder, feed=None, ends=True):
        self.berth, self.name, self.arguments, self.feed, self.ends = berth, name, arguments, feed, ends
        here = folder / f"whole-{name}"
        start = time.monotonic()
        process = self.start(here)
        if ends:
            _, said = process.communicate(timeout=120)
            if process.returncode != 0:
                raise SystemExit(f"{name}: {process.returncode}: {said!r}")
        else:
            while not self.files(here) or any(path.read_bytes() == OLD for path in self.files(here)):
                time.sleep(0.02)
            process.terminate()
            process.communicate(timeout=120)
        self.seconds = time.monotonic() - start
        self.whole = {path.name: path.read_bytes() for path in self.files(here)}

    def start(self, folder):
        """The command in a folder of its own, with an earlier file wherever it writes."""
        folder.mkdir()
        places = {"OUT": folder / "plan.json", "PAGE": folder / "page.html"}
        arguments = [places.get(part, part) for part in self.arguments]
        for path in set(arguments) & set(places.values()):
            path.write_bytes(OLD)
        process = subprocess.Popen(
            [self.berth, *arguments], stdin=subprocess.PIPE if self.feed else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=command.hears_all)
        if self.feed:
            threading.Thread(target=self.pour, args=[process.stdin], daemon=True).start()
            process.stdin = None
        return process

    def pour(self, pipe):
        try:
            for start in range(0, len(self.feed), 1 << 16):
                pipe.write(self.feed[start:start + (1 << 16)])
                pipe.flush()
                time.sleep(0.0005)
            pipe.close()
        except (BrokenPipeError, ValueError):
            # Nobody reads any more.
            try:
                pipe.close()
            except BrokenPipeError:
                pass

    @staticmethod
    def files(folder):
        return sorted(folder.glob("p*")) if folder.exists() else []


def cases(berth, folder):
    lab, small = command.DATA / "frontier-lab.json", command.DATA / "two-clouds.json"
    plan = folder / "known.json"
    subprocess.run([berth, "solve", lab, *PLAIN, "-o", plan], check=True, capture_output=True)
    # Sixteen megabytes, most of them space.
    wide = lab.read_bytes().replace(b"\n", b"\n" + b" " * 30_000, 500)
    return [
        Case(berth, "solve", ["solve", lab, *PLAIN, "-o", "OUT"], folder),
        Case(berth, "small", ["solve", small, *PLAIN, "-o", "OUT"], folder),
        Case(berth, "read", ["solve", "-", *PLAIN, "-o", "OUT"], folder, feed=wide),
        Case(berth, "page", ["solve", lab, *PLAIN, "-o", "OUT", "--report", "PAGE"], folder),
        Case(berth, "report", ["report", plan, "-o", "PAGE"], folder),
        Case(berth, "export", ["export", lab, "--to", "mps", "-o", "OUT"], folder),
        Case(berth, "import", ["import", "catalog", SOURCES / "prices/accelerators_open_all_clouds.csv", "-o", "OUT"], folder),
        Case(berth, "watch", ["solve", small, *PLAIN, "-o", "OUT", "--watch"], folder, ends=False),
    ]


def run(berth, long, seed):
    chance = random.Random(seed)
    tried, failures = 1000 if long else 40, []
    ends = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        known = cases(berth, folder)
        for turn in range(tried):
            case = known[turn % len(known)]
            wrong = disturb(case, folder / f"{turn}", chance, ends)
            failures += [f"{case.name}, turn {turn}, seed {seed}: {what}" for what in wrong]
    told = ", ".join(f"{count:,} ended with {end}" for end, count in sorted(ends.items(), key=str))
    return [{
        "promise": "a signal at any time leaves the earlier file or the whole new one",
        "test": "python3 .ci/trust --only kills",
        "figure": f"{tried:,} signals during reading, solving, watching, importing and writing of plans, pages and programs: {told}",
    }], failures


def disturb(case, folder, chance, ends):
    process = case.start(folder)
    # Every fourth comes while the process is still beginning.
    time.sleep(chance.uniform(0, 0.03 if chance.random() < 0.25 else case.seconds * 1.2))
    number = chance.choice(SIGNALS)
    was_over = process.poll() is not None
    process.send_signal(number)
    try:
        _, said = process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        return [f"did not end after signal {number.name}"]
    ends[process.returncode] = ends.get(process.returncode, 0) + 1
    wrong = []
    for name, new in case.whole.items():
        path = folder / name
        if not path.exists():
            wrong.append(f"{number.name}: the earlier {name} is lost")
        elif path.read_bytes() not in (OLD, new):
            wrong.append(f"{number.name}: {name} is neither the earlier one nor the new one")
    left = [path.name for path in folder.iterdir() if path.name not in case.whole]
    if left and number != signal.SIGKILL:
        wrong.append(f"{number.name}: left behind {left}")
    # A process that SIGKILL ends has no status of its own; one that a signal reaches before its first line has neither.
    allowed = {0} if was_over else {0, 130, -number} if case.ends else {130, -number}
    if process.returncode not in allowed:
        wrong.append(f"{number.name}: status {process.returncode}: {said[-200:]!r}")
    return wrong
