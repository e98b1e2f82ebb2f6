"""Samples with a little changed: the command ends with a documented status, and says why."""

import copy
import json
import pathlib
import random
import tempfile

import command

SAMPLES = ["by-hand.json", "two-clouds.json", "contracts.json", "load-levels.json", "transport.json"]
NUMBERS = [0, -1, 1, 0.5, 1e-6, 1e-300, 1e6, 1e12, 1e15, 1e300, -1e15, 2**53, 12345.678]
TEXTS = ["", "x", "2026-01", "2026-13", "9999-12-31", "1y", "99999999 periods", "-1y", "\u202e\u0000", "<script>", "é" * 251]


def places(value, path=()):
    """Every place in a document."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], path + (key,))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from places(value[index], path + (index,))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def vary(number, random):
    """Numbers near and far: scaled by decades, negated, rounded, one of the odd ones."""
    return random.choice([
        number * 10.0 ** random.randint(-12, 12), -number, round(number), number + 1, random.choice(NUMBERS),
        number * random.uniform(0, 3)])


def change_number(document, random):
    """Changes one number, which leaves most problems problems."""
    paths = [path for path in places(document) if type(at(document, path)) in (int, float)]
    if paths:
        path = random.choice(paths)
        at(document, path[:-1])[path[-1]] = vary(at(document, path), random)


def change(document, random):
    """Changes one thing."""
    path = random.choice([path for path in places(document) if path])
    holder, last = at(document, path[:-1]), path[-1]
    value = holder[last]
    kind = random.random()
    if kind < 0.15:
        del holder[last]
    elif kind < 0.25:
        other = at(document, random.choice(list(places(document))))
        holder[last] = copy.deepcopy(other)
    elif kind < 0.32 and isinstance(holder, list):
        holder.insert(random.randrange(len(holder) + 1), copy.deepcopy(value))
    elif isinstance(value, bool):
        holder[last] = not value
    elif isinstance(value, (int, float)):
        holder[last] = vary(value, random)
    elif isinstance(value, str):
        texts = [at(document, path) for path in places(document) if isinstance(at(document, path), str)]
        holder[last] = random.choice(texts + TEXTS)
    elif isinstance(value, list):
        random.shuffle(value)
    elif value is None:
        holder[last] = {}
    else:
        value[random.choice(list(value) or ["x"]) + random.choice(["", "s"])] = random.choice([None, {}, [], 7])


def ids(document, key):
    """Ids of a list of the document, as far as it still is one."""
    entries = document.get(key) if isinstance(document, dict) else None
    return [entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)
            and not entry["id"].startswith("-")] if isinstance(entries, list) else []


def asked(document, chance):
    """A command to hand the document to, `-` for it; solving most of the time."""
    limit = chance.choice(ids(document, "limits") or ["no-lock-in"])
    agreement = chance.choice(ids(document, "agreements") or ["alpha-deal"])
    offer = chance.choice(ids(document, "offers") or ["alpha/east/gpu"])
    others = [
        ["check", "-"], ["check", "-", "--format", "json"], ["explain", "-"], ["diagnose", "-"],
        ["frontier", "-", "--limit", limit], ["frontier", "-", "--against", "unmet"], ["deal", "-", "--agreement", agreement],
        ["deal", "-", "--offer", offer], ["alternatives", "-", "--plans", "1"], ["export", "-", "--to", "mps"],
        ["export", "-", "--to", "lp"], ["export", "-", "--to", "mathprog"], ["report", "-"], ["solve", "-", "--format", "csv"],
        ["solve", "-", "--certify"], ["compare", "by-hand.json", "-"], ["merge", "-"], ["solve", "-"],
    ]
    return chance.choice(others) if chance.random() < 0.4 else ["solve", "-", "--format", "json"]


LIMITED = {"solve", "explain", "diagnose", "frontier", "deal", "alternatives", "report", "compare"}


def run(berth, long, seed):
    chance = random.Random(seed)
    samples = [json.loads((command.DATA / name).read_text()) for name in SAMPLES]
    tried, ends, failures, verified, plans = 5_000 if long else 300, {}, [], 0, []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for turn in range(tried):
            document = copy.deepcopy(chance.choice(samples))
            kind = chance.choice([change, change_number, change_number])
            for _ in range(chance.choice([1, 1, 2, 4])):
                kind(document, chance)
            text = json.dumps(document).encode()
            arguments = asked(document, chance)
            if arguments[0] in LIMITED:
                arguments += ["--time-limit", "5"]
            result = command.run(berth, *arguments, data=text, cwd=command.DATA)
            ends[result.returncode] = ends.get(result.returncode, 0) + 1
            wrong = command.complaint(result)
            if not wrong and arguments[1:4] == ["-", "--format", "json"] and result.returncode in (0, 3):
                wrong = refuted(berth, folder, text, result.stdout)
                verified += 1
                plans = (plans + [(text, result.stdout)])[-20:]
            if not wrong and plans and chance.random() < 0.1:
                wrong = confused(berth, folder, *chance.choice(plans), chance, ends)
            if wrong:
                kept = command.ROOT / f".build/mutation-{seed}-{turn}.json"
                kept.write_bytes(text)
                failures.append(f"{wrong.strip()} [berth {' '.join(arguments)} < {kept}]")
    told = ", ".join(f"{count:,} with status {end}" for end, count in sorted(ends.items(), key=str))
    return [{
        "promise": "a changed problem or plan ends with a documented status, and a word on standard error",
        "test": "python3 .ci/trust --only mutations", "figure": f"{tried:,} mutated samples through 12 commands: {told}",
    }, {
        "promise": "no plan is called optimal, and no problem without one, that the verifier refutes",
        "test": "python3 .ci/trust --only mutations", "figure": f"{verified:,} answers to mutated samples verified",
    }], failures


def refuted(berth, folder, problem, plan):
    """What the verifier has against an answer; None where it has nothing."""
    (folder / "plan.json").write_bytes(plan)
    result = command.run(berth, "verify", "-", folder / "plan.json", data=problem, cwd=command.DATA)
    if result.returncode == 0:
        return None
    return f"verify ends with {result.returncode}: {(result.stdout + result.stderr)[-400:].decode(errors='replace')}"


def confused(berth, folder, problem, plan, chance, ends):
    """What is wrong with how a plan with a little changed is met by those who read plans."""
    document = json.loads(plan)
    change(document, chance)
    (folder / "plan.json").write_text(json.dumps(document))
    arguments = chance.choice([
        ["verify", "-", folder / "plan.json"], ["report", folder / "plan.json"],
        ["compare", "-", folder / "plan.json", "--time-limit", "5"]])
    result = command.run(berth, *arguments, data=problem, cwd=command.DATA)
    ends[result.returncode] = ends.get(result.returncode, 0) + 1
    # What does not hold is the answer of `verify`, on standard output.
    return None if result.returncode == 5 and result.stdout else command.complaint(result)
