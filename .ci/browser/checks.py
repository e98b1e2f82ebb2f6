"""Every number of a page is that of the JSON, to the digit."""

import collections
import math
import re

import tables
from hostile import NAMES, shown
from pages import Digits

LISTS = [
    "goals", "allocations", "purchases", "orders", "spendPlans", "agreements", "providers", "limits", "capacity", "openings",
    "workloads", "moves", "conflict",
]


def cell(value):
    """A value of the JSON as a cell has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Digits):
        return "0" if float(value) == 0 else str(value)
    return shown(value) if isinstance(value, str) else ""


def column(entries, key):
    return [cell(entry.get(key)) for entry in entries]


def lists(plan):
    """By table, its headings and rows."""
    found = {}
    for name in LISTS:
        entries = plan.get(name) or []
        if entries:
            keys = list(dict.fromkeys(key for entry in entries for key in entry))
            found["list-" + name] = (keys, [{key: cell(entry.get(key)) for key in keys} for entry in entries])
    return found


def lists_are_those_of_the_json(browser, page):
    """Each list of the plan stands in the page, row by row; what is copied is the same."""
    if page.plan is None:
        return []
    faults = []
    wanted = lists(page.plan)
    with browser.opened(page) as tab:
        found = {name: table for name, table in tables.elements(tab).items() if name.startswith("list-")}
        if set(found) != set(wanted):
            faults.append(f"lists {sorted(set(found) ^ set(wanted))} stand in one and not in the other")
        for name in sorted(set(found) & set(wanted)):
            keys, rows = wanted[name]
            table = found[name]
            copy = tables.copied(tab, name)
            if not copy or copy[0] != table["headings"] or sorted(copy[0]) != sorted(keys):
                faults.append(f"{name}: headings {table['headings']}, copied {copy[:1]}, in the JSON {keys}")
                continue
            for place, row in enumerate(rows):
                line = [row[key] for key in copy[0]]
                if place + 1 >= len(copy) or [tables.unmarked(text) for text in copy[place + 1]] != line:
                    faults.append(f"{name}, row {place}: {copy[place + 1:place + 2]} copied, {line} in the JSON")
                    break
                if place < len(table["rows"]) and table["rows"][place] != line:
                    faults.append(f"{name}, row {place}: {table['rows'][place]} shown, {line} in the JSON")
                    break
            if len(copy) != len(rows) + 1 or len(table["rows"]) != (min(200, len(rows)) if table["isData"] else len(rows)):
                faults.append(f"{name}: {len(rows)} in the JSON, {len(copy) - 1} copied, {len(table['rows'])} shown")
    return faults


def copies_are_what_is_shown(browser, page):
    """What any table gives to the clipboard is what stands in it."""
    faults = []
    with browser.opened(page) as tab:
        for name, table in tables.elements(tab).items():
            copy = tables.copied(tab, name)
            wanted = [table["headings"], *table["rows"]]
            if [[tables.unmarked(text) for text in line] for line in copy[: len(wanted)]] != wanted:
                faults.append(f"{name}: {copy[:2]} copied, {wanted[:2]} shown")
            for line in copy:
                if any(text[:1] in ("=", "+", "@") for text in line):
                    faults.append(f"{name}: a spreadsheet would compute {line}")
    return faults


# MARK: Sections


def sections_are_those_of_the_json(browser, page):
    """Headline, cost, shares, limits, commitments, orders and certificate carry the JSON's digits."""
    if not page.has_plan:
        return []
    faults = []
    plan = page.plan
    with browser.visit(page) as tab:
        tab.evaluate("document.querySelectorAll('details:not(.list)').forEach((details) => { details.open = true; })")
        tab.wait_for_function("[...document.querySelectorAll('details[open] [data-source]')].every((place) => place.dataset.drawn)")
        headings = {}

        def rows(name):
            if not tab.query_selector(f"#{name}"):
                return []
            copy = tables.copied(tab, name)
            headings[name] = copy[0]
            return copy[1:]

        def compare(name, place, wanted, entries=None):
            found = [row[place] for row in entries if entries] if entries is not None else [row[place] for row in rows(name)]
            if found != wanted:
                at = next((at for at, pair in enumerate(zip(found, wanted)) if pair[0] != pair[1]), min(len(found), len(wanted)))
                faults.append(f"{name}, column {place}: row {at} of {len(found)}: {found[at:at + 1]} for {wanted[at:at + 1]}")

        def figures(selector):
            return tab.evaluate("(s) => [...document.querySelectorAll(s)].map((data) => data.getAttribute('value'))", selector)

        # The headline and the certificate.
        certificate = plan.get("certificate", {})
        tiles = [plan["objective"], plan["cost"]["cash"], plan["cost"]["owedAfterHorizon"]]
        tiles += [certificate["relativeGap"]] if "relativeGap" in certificate else []
        compare("tiles", 0, [cell(number) for number in tiles], [[text] for text in figures(".tile data")])
        facts = [plan["objective"], plan.get("bound")]
        facts += [certificate.get(key) for key in ("relativeGap", "primalResidual", "dualResidual", "complementarityResidual", "moneyViolation")]
        counts = [plan["solver"][key] for key in ("iterations", "nodes", "rows", "columns", "nonzeros")]
        facts += [count for place, count in enumerate(counts) if place == 0 or float(count) > 0]
        compare("certificate", 0, [cell(fact) for fact in facts if fact is not None], [[text] for text in figures("#certificate .facts data")])

        lines = [line for line in plan["cost"]["lines"] if float(line["presentValue"]) or float(line["nominal"])]
        compare("cost-pv-table", 1, column(lines, "presentValue"))
        compare("cost-nominal-table", 1, column(lines, "nominal"))
        for name, key in (("cost-pv-table", "presentValue"), ("cost-nominal-table", "nominal")):
            total = figures(f"#{name} tfoot data")
            if not total or not math.isclose(float(total[0]), sum(float(line[key]) for line in lines), rel_tol=1e-10):
                faults.append(f"{name}: its parts come to {sum(float(line[key]) for line in lines)}, it says {total}")
        if not math.isclose(sum(float(line["presentValue"]) for line in lines), float(plan["objective"]), rel_tol=1e-6):
            faults.append("the waterfall does not come to the cost")

        for place, key in enumerate(("spend", "shortfall", "share"), start=2):
            compare("shares-table", place, column(plan["providers"], key))
        for place, key in enumerate(("minimum", "maximum", "covered", "shortfall"), start=3):
            compare("commitments-table", place, column(plan["agreements"], key))
        orders = rows("orders-table")
        wanted = sorted((shown(order["option"]), order["by"], *column([order], "units"), *column([order], "cash"), *column([order], "contractValue"))
                        for order in plan["orders"])
        found = sorted((tables.unmarked(order[1]), order[0], *order[3:6]) for order in orders)
        if not set(found) <= set(wanted) or [order[0] for order in orders] != sorted(order[0] for order in orders):
            faults.append(f"orders: {sorted(set(found) - set(wanted))[:2]}")
        if len(found) < sum(float(order["units"]) > 1e-3 for order in plan["orders"]):
            faults.append(f"orders: {len(found)} of {len(wanted)}")

        problem = page.problem
        for place, limit in enumerate(problem.get("limits", [])):
            values = [value for value in plan["limits"] if value["limit"] == limit["id"]]
            parts = {value.get("part") for value in values}
            is_shown = bool(values) and len(parts) <= 12 and all("workload" not in value for value in values)
            if is_shown != (tab.query_selector(f"#limit-{place}") is not None):
                faults.append(f"limit {place}: of {len(values)} values in {len(parts)} parts")
            if is_shown:
                for at, key in ((2, "value"), (3, "minimum"), (4, "maximum"), (6, "price")):
                    compare(f"limit-{place}-table", at, column(values, key))
        faults += sums(plan, problem, rows, headings)
    return faults


def sums(plan, problem, rows, headings):
    """What is added up on the page is what the lists add up to."""
    faults = []
    providers = {entry["id"]: shown(entry.get("name", entry["id"])) for entry in problem["providers"]}
    offers = {offer["id"]: offer for offer in problem["offers"]}

    def near(name, found, wanted):
        if not math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-9):
            faults.append(f"{name}: {found}, and the list comes to {wanted}")

    outlay = collections.Counter()
    for entry in plan["providers"]:
        outlay[entry["period"], providers[entry["provider"]]] += float(entry["spend"]) + float(entry["shortfall"])
    table = rows("outlay-table")
    for row in table:
        period = tables.unmarked(row[0])
        for name, text in zip(headings["outlay-table"][1:-1], row[1:-1]):
            near(f"outlay of {name} in {period}", float(text), sum(v for (p, n), v in outlay.items() if shown(p) == period and n == tables.unmarked(name)))
        near(f"outlay in {period}", float(row[-1]), sum(v for (p, _), v in outlay.items() if shown(p) == period))
    if not table and outlay:
        faults.append("no table of outlays")
    if "slices" in problem["horizon"]:
        return faults
    for dimension, of in (
        ("provider", lambda entry: providers[offers[entry["offer"]]["provider"]]),
        ("machine", lambda entry: shown(offers[entry["offer"]]["machine"])),
        ("workload", lambda entry: shown(entry["workload"])),
    ):
        units = collections.Counter()
        for entry in plan["allocations"]:
            units[shown(entry["period"]), of(entry)] += float(entry["units"])
        name = f"allocation-units-{dimension}-table"
        table = rows(name)
        for row in table:
            for heading, text in zip(headings[name][1:-1], row[1:-1]):
                near(f"{name}, {heading[:40]}, {row[0][:40]}", float(text), units[tables.unmarked(row[0]), tables.unmarked(heading)])
        near(name, sum(float(row[-1]) for row in table), sum(units.values()))
        if dimension == "workload":
            continue
        amounts = collections.Counter()
        for entry in plan["capacity"]:
            for key in ("paid", "used"):
                amounts[of(entry), shown(entry["period"]), key] += float(entry[key])
        name = f"capacity-{dimension}-table"
        for row in rows(name):
            for key, text in (("paid", row[3]), ("used", row[4])):
                near(f"{name}, {row[0][:40]}, {key}", float(text), amounts[tables.unmarked(row[0]), tables.unmarked(row[1]), key])
    return faults


def comparison_is_that_of_the_json(browser, page):
    if page.comparison is None:
        return []
    answer, faults = page.comparison, []
    with browser.opened(page) as tab:
        def columns(name):
            return list(zip(*tables.copied(tab, name)[1:])) if tab.query_selector(f"#{name}") else None

        def compare(name, place, wanted):
            found = columns(name)
            if found is None or list(found[place]) != wanted:
                faults.append(f"{name}, column {place}: {found and found[place][:3]} for {wanted[:3]}")

        difference = answer["difference"]
        lines = [line["presentValue"] for line in difference["lines"]]
        lines = [line for line in lines if float(line["before"]) or float(line["after"])]
        compare("lines-table", 1, column(lines, "before"))
        compare("lines-table", 2, column(lines, "after"))
        compare("steps-table", 2, column(answer["steps"], "after"))
        if difference["work"]:
            compare("work-table", 4, column([work["units"] for work in difference["work"]], "before"))
            compare("work-table", 5, column([work["units"] for work in difference["work"]], "after"))
        compare("limits-table", 3, [cell(limit.get("before", {}).get("value")) for limit in answer["limits"]])
        compare("limits-table", 6, [cell(limit.get("after", {}).get("value")) for limit in answer["limits"]])
        tiles = tab.evaluate("[...document.querySelectorAll('.tile data')].map((data) => data.getAttribute('value'))")
        costs = [answer["before"]["objective"], answer["after"]["objective"]]
        if tiles[:2] != [cell(cost) for cost in costs] or float(tiles[2]) != float(costs[1]) - float(costs[0]):
            faults.append(f"tiles {tiles}, costs {costs}")
    return faults


# MARK: Figures for people

FIGURE = re.compile(r"[-+\u2212]?\d[\d,]*(\.\d+)?(e[-+]?\d+)?")
SCALES = {"%": 0.01, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}


def figures_are_roundings(browser, page):
    """What people read is the number that stands behind it, rounded."""
    faults = []
    with browser.opened(page) as tab:
        pairs = tab.evaluate(
            "[...document.querySelectorAll('data')].map((data) => [data.getAttribute('value'), data.textContent, data.closest('table')?.id ?? ''])")
        captions = {name: table["caption"] for name, table in tables.elements(tab).items()}
    for value, text, table in pairs:
        match = FIGURE.search(text)
        number = float(value)
        if repr(number) != repr(float(f"{number!r}")) or not match:
            faults.append(f"{table}: {value} is shown as {text!r}")
            continue
        written = match.group().replace(",", "").replace("\u2212", "-")
        behind = text[match.end():].strip()[:1]
        scale = SCALES.get(behind, 1)
        decimals = len(match.group(1) or ".") - 1
        step = 10.0 ** (int(match.group(2)[1:]) if match.group(2) else 0) * 10.0**-decimals
        # A table may say in its caption or heading that it counts thousands or millions.
        allowed = [scale] if scale != 1 or not table else [1, 1e3, 1e6, 1e9, 1e12] if "USD" in captions.get(table, "") or "EUR" in captions.get(table, "") or table.startswith(("frontier", "outlay", "cost", "steps", "lines")) else [1, 0.01]
        if written.lstrip("+-").strip("0.") == "":
            is_near = abs(number) <= 0.5 * step * max(allowed) * 1.001 or number == 0
        else:
            is_near = any(abs(number - float(written) * by) <= (0.5 * step * by) * 1.001 + 1e-9 * abs(number) for by in allowed)
            # Two or more digits at the front must be right where whole numbers are rounded to few digits.
            is_near = is_near or any(abs(number - float(written) * by) <= 5e-4 * abs(number) for by in allowed)
        if not is_near:
            faults.append(f"{table}: {value} is shown as {text!r}")
    if not pairs and page.has_plan:
        faults.append("no figures")
    return faults


# MARK: Names


def names_are_text(browser, page):
    """A hostile name is read as it is written, and makes no element."""
    if page.name != "hostile":
        return []
    faults = []
    with browser.opened(page) as tab:
        counts = tab.evaluate(
            """() => ({
              scripts: [...document.scripts].filter((script) => script.type !== "application/json").length,
              images: document.querySelectorAll("img, iframe, object, embed, link, b, base, form").length,
              handlers: [...document.querySelectorAll("*")].filter((element) =>
                [...element.attributes].some((attribute) => attribute.name.startsWith("on") || /^\\s*javascript:/i.test(attribute.value) && attribute.name === "href")).length,
              links: [...document.querySelectorAll("a")].filter((link) => !link.getAttribute("href").startsWith("#")).length,
              title: document.title, heading: document.querySelector("h1").textContent,
            })""")
        if (counts["scripts"], counts["images"], counts["handlers"], counts["links"]) != (1, 0, 0, 0):
            faults.append(f"made of names: {counts}")
        name = shown(page.problem["name"])
        if counts["heading"] != name or counts["title"] != name:
            faults.append(f"the name reads {counts['heading'][:80]!r}, the title {counts['title'][:80]!r}")
        found = tables.elements(tab)
        for table, key in (("list-workloads", "workload"), ("list-providers", "provider"), ("list-capacity", "offer"), ("list-agreements", "agreement")):
            at = found[table]["headings"].index(key)
            names = {row[at] for row in found[table]["rows"]}
            if names != {shown(name) for name in NAMES}:
                faults.append(f"{table}: {sorted(names ^ {shown(name) for name in NAMES})[:3]}")
        # In charts long names are cut, and whole where the pointer rests.
        drawn = set(tab.evaluate("[...document.querySelectorAll('svg title')].map((title) => title.textContent)"))
        if "w" * 250 not in drawn:
            faults.append("a name that is cut in a chart is nowhere whole")
        text = tab.evaluate("document.body.textContent")
        if "\u202e" in text or "\u202a" in text:
            faults.append("a name changes the direction of what follows")
    return faults


ALL = [
    lists_are_those_of_the_json, copies_are_what_is_shown, sections_are_those_of_the_json, comparison_is_that_of_the_json,
    figures_are_roundings, names_are_text,
]
