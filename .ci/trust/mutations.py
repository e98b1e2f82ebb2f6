"""Samples with a little changed: the command ends with a documented status, and says why."""

import copy
import json
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


def run(berth, long, seed):
    chance = random.Random(seed)
    samples = [json.loads((command.DATA / name).read_text()) for name in SAMPLES]
    tried, ends, failures = 20_000 if long else 300, {}, []
    with tempfile.NamedTemporaryFile("w+", suffix=".json", dir=command.DATA.parent / ".build") as file:
        for turn in range(tried):
            document = copy.deepcopy(chance.choice(samples))
            kind = chance.choice([change, change_number, change_number])
            for _ in range(chance.choice([1, 1, 2, 4])):
                kind(document, chance)
            text = json.dumps(document)
            result = command.run(berth, "solve", "--time-limit", "5", "-", data=text.encode(), cwd=command.DATA)
            ends[result.returncode] = ends.get(result.returncode, 0) + 1
            if wrong := command.complaint(result):
                kept = file.name.replace(".json", f"-{turn}.json")
                with open(kept, "w") as out:
                    out.write(text)
                failures.append(f"{wrong.strip()} [berth solve {kept}]")
    told = ", ".join(f"{count:,} with status {end}" for end, count in sorted(ends.items(), key=str))
    return [{
        "promise": "a changed problem ends with a documented status, and a word on standard error",
        "test": "python3 .ci/trust --only mutations", "figure": f"{tried:,} mutated samples: {told}",
    }], failures
