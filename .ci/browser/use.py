"""What readers do with a page: sort, find, switch, move along a frontier, point; and read it without a script."""

import bisect
import math

import tables

# Presses every heading of a table twice; gives what it then says of its order, and what is copied.
PRESS = """
async (id) => {
  const table = document.getElementById(id), heads = [...table.tHead.rows[0].cells];
  const copy = table.closest(".scroll").previousElementSibling.querySelector("button.copy");
  const presses = [];
  for (const [column, head] of heads.entries()) {
    const button = head.querySelector("button");
    if (!button) continue;
    for (let press = 0; press < 2; press++) {
      button.click();
      window.copied = [];
      copy.click();
      await Promise.resolve();
      presses.push([column, head.getAttribute("aria-sort"), heads.filter((head) => head.ariaSort).length, window.copied[0]]);
    }
  }
  return presses;
}
"""

# Columns of text are in order if no neighbours are out of it.
IN_ORDER = """
(columns) => {
  const collator = new Intl.Collator("en", { numeric: true });
  return columns.map(([sign, cells]) => cells.every((text, row) => row === 0 || sign * collator.compare(cells[row - 1], text) <= 0));
}
"""


def tables_sort(browser, page):
    """Every column of every table sorts both ways and keeps its rows; sums stay at the end."""
    faults, texts = [], []
    with browser.opened(page) as tab:
        found = tables.elements(tab)
        # Of a large page the three longest tables and the first three.
        names = list(found)
        if page.is_large:
            names = names[:3] + sorted(names, key=lambda name: -len(found[name]["rows"]))[:3]
        for name in names:
            table = found[name]
            rows = sorted(map(tuple, tables.copied(tab, name)[1:]))
            presses = tab.evaluate(PRESS, name)
            if len(presses) != 2 * sum(heading != "" for heading in table["headings"]):
                faults.append(f"{name}: {len(presses)} presses for {table['headings']}")
            for place, (column, direction, count, text) in enumerate(presses):
                what = f"{name}, {table['headings'][column]}, {direction}"
                sorted_rows = tables.parsed(name, text)[1:]
                sign = {"ascending": 1, "descending": -1}.get(direction)
                if sign is None or count != 1 or place % 2 and presses[place - 1][1] == direction:
                    faults.append(f"{what}: {count} columns say that they are sorted")
                    continue
                if sorted(map(tuple, sorted_rows)) != rows:
                    faults.append(f"{what}: rows are not those of before")
                # What is not there comes last.
                cells = [tables.unmarked(row[column]) for row in sorted_rows]
                there = [cell for cell in cells if cell != ""]
                if any(cells[len(there):]):
                    faults.append(f"{what}: what is not there is not last")
                elif table["numbers"][column]:
                    numbers = [sign * float(cell) for cell in there]
                    if numbers != sorted(numbers):
                        faults.append(f"{what}: {there[:5]}")
                else:
                    texts.append((what, sign, there))
        order = tab.evaluate(IN_ORDER, [[sign, cells] for _, sign, cells in texts])
        faults += [f"{what}: {cells[:4]}" for (what, _, cells), is_in_order in zip(texts, order) if not is_in_order]
        after = tables.elements(tab)
        for name in names:
            if after[name]["footer"] != found[name]["footer"]:
                faults.append(f"{name}: its sums moved")
            shown, copy = after[name]["rows"], tables.copied(tab, name)[1:]
            if shown != [[tables.unmarked(text) for text in row] for row in copy[: len(shown)]]:
                faults.append(f"{name}: rows stand in another order than they are copied")
    return faults


def tables_are_searched(browser, page):
    """What is typed leaves the rows that hold it, whatever its case; nothing typed leaves all."""
    faults = []
    with browser.opened(page) as tab:
        inputs = tab.locator("main .tools input[type=search]")
        for place in range(min(inputs.count(), 6)):
            field = inputs.nth(place)
            name = field.evaluate("(input) => input.closest('.tools').nextElementSibling.querySelector('table').id")
            table = tables.elements(tab)[name]
            everything = [[tables.unmarked(text) for text in row] for row in tables.copied(tab, name)[1:]]
            word = everything[-1][0]
            shown = """(id) => [...document.getElementById(id).tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[0].textContent)"""
            field.evaluate("(input) => input.closest('section, main').querySelectorAll('.choice').forEach((part) => { part.hidden = false; })")
            field.fill(word.upper())
            count = sum(any(word.lower() in text.lower() for text in row) for row in everything)
            rows = tab.evaluate(shown, name)
            if len(rows) != (min(count, 200) if table["isData"] else count) or count == 0:
                faults.append(f"{name}: {len(rows)} rows for {word!r}, not {count}")
            field.fill("\u2603 nothing is called this")
            if tab.evaluate(shown, name):
                faults.append(f"{name}: rows for what is not there")
            field.fill("")
            if len(tab.evaluate(shown, name)) != (min(len(everything), 200) if table["isData"] else len(everything)):
                faults.append(f"{name}: not all rows come back")
        more = tab.locator("main p > button:visible", has_text="Show all")
        if more.count():
            name = more.first.evaluate("(button) => button.closest('[data-table]').dataset.table")
            more.first.click()
            if len(tables.elements(tab)[name]["rows"]) != len(tables.copied(tab, name)) - 1:
                faults.append(f"{name}: not all rows are shown when asked for")
    return faults


def switches_work(browser, page):
    """Of alternatives one is shown, by mouse and by keys, and roles say so."""
    faults = []
    with browser.visit(page) as tab:
        switchers = tab.locator(".switcher")
        if page.has_plan and switchers.count() < 3:
            faults.append(f"{switchers.count()} switches")
        for place in range(switchers.count()):
            switcher = switchers.nth(place)
            name = switcher.get_attribute("id")
            buttons = switcher.locator("> [role=tablist] > [role=tab]")
            panels = switcher.locator("> [role=tabpanel]")
            count = buttons.count()

            def expect(chosen, how):
                state = switcher.evaluate(
                    """(switcher) => {
                      const tabs = [...switcher.querySelectorAll(":scope > [role=tablist] > [role=tab]")];
                      const panels = [...switcher.querySelectorAll(":scope > [role=tabpanel]")];
                      return [panels.map((panel) => panel.checkVisibility()), tabs.map((tab) => tab.getAttribute("aria-selected") === "true"),
                        tabs.map((tab) => tab.tabIndex === 0), tabs.map((tab, place) => document.getElementById(tab.getAttribute("aria-controls")) === panels[place]
                        && panels[place].getAttribute("aria-labelledby") === tab.id), tabs.indexOf(document.activeElement)];
                    }""")
                wanted = [other == chosen for other in range(count)]
                if state[:3] != [wanted] * 3 or not all(state[3]) or state[4] != chosen:
                    faults.append(f"{name}, {how}: {state}")

            if panels.count() != count or count < 2:
                faults.append(f"{name}: {count} names for {panels.count()} alternatives")
                continue
            for other in reversed(range(count)):
                buttons.nth(other).click()
                expect(other, f"a click on {other}")
            for key, chosen in (("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowLeft", count - 1), ("ArrowRight", 0), ("End", count - 1), ("Home", 0)):
                tab.keyboard.press(key)
                expect(chosen, key)
            # One stop for the whole list of names: the next is inside the alternative.
            tab.keyboard.press("Tab")
            if switcher.evaluate("(switcher) => document.activeElement.getAttribute('role') === 'tab'"):
                faults.append(f"{name}: Tab goes from name to name")
    return faults


def a_frontier_moves(browser, page):
    """By mouse and keys: the point, its figures and its table are those of the frontier and of plans."""
    if page.curve is None:
        return []
    faults = []
    state = """() => {
      const mover = document.querySelector(".mover"), stops = [...mover.querySelectorAll(".stop")];
      const shown = stops.map((stop, place) => stop.checkVisibility() ? place : -1).filter((place) => place >= 0);
      const stop = stops[shown[0]], chart = [...mover.querySelectorAll("figure:first-child svg.chart")].find((chart) => chart.checkVisibility());
      const point = chart.querySelectorAll(".point")[shown[0]], ring = chart.querySelector(".marker circle"), input = mover.querySelector(".slider input");
      return { shown, cost: stop.querySelector(".at data").getAttribute("value"), label: stop.getAttribute("aria-label"),
        output: mover.querySelector("output").textContent, spoken: input.getAttribute("aria-valuetext"), at: stop.querySelector(".at").textContent,
        isAtPoint: ["cx", "cy"].every((name) => point.getAttribute(name) === ring.getAttribute(name)),
        value: Number(input.value), most: Number(input.max), svg: stop.querySelectorAll("svg.chart").length };
    }"""
    with browser.opened(page) as tab:
        points = tables.copied(tab, "frontier-0-points")[1:]
        positions, costs = [float(row[0]) for row in points], [float(row[1]) for row in points]
        first = tab.evaluate(state)
        if len(points) != first["most"] + 1 or len(points) < 10:
            faults.append(f"{len(points)} points, {first['most'] + 1} stops")
        today = page.curve["today"]
        if math.dist((positions[first["value"]], costs[first["value"]] / today["cost"]), (today["at"], 1)) > 1e-9:
            faults.append(f"it starts at {positions[first['value']]}, the problem stands at {today['at']}")

        def expect(place, how):
            now = tab.evaluate(state)
            if now["shown"] != [place] or now["value"] != place or not now["isAtPoint"]:
                faults.append(f"{how}: {now}, not {place}")
            elif float(now["cost"]) != costs[place] or now["output"] != now["label"] or now["spoken"] != now["at"] or now["svg"] != 2:
                faults.append(f"{how}: {now}, the table says {points[place]}")

        tab.focus(".mover .slider input")
        last = len(points) - 1
        tab.keyboard.press("Home")
        expect(0, "Home")
        for place in range(1, last + 1):
            tab.keyboard.press("ArrowRight")
            expect(place, f"step {place}")
        tab.keyboard.press("ArrowLeft")
        expect(last - 1, "ArrowLeft")
        tab.keyboard.press("End")
        expect(last, "End")
        tab.locator(".mover figure:first-child svg.wide .point").nth(2).click(force=True)
        expect(2, "a click on a point")
        # The curve that the command gives goes through every point.
        pieces = page.curve["pieces"]
        starts = [piece["from"] for piece in pieces]
        for position, cost in zip(positions, costs):
            piece = pieces[max(0, bisect.bisect_right(starts, position) - 1)]
            low, high = sorted((piece["costFrom"], piece["costThrough"]))
            if not low * (1 - 1e-6) <= cost <= high * (1 + 1e-6):
                faults.append(f"at {position} {cost} is not between {low} and {high}")
        for place in (0, len(points) // 2, last):
            cost = page.solve(positions[place])
            if not math.isclose(cost, costs[place], rel_tol=1e-7):
                faults.append(f"at {positions[place]} a plan costs {cost}, the page says {costs[place]}")
    return faults


def the_pointer_is_told(browser, page):
    """What stands beside the pointer is the row of the table for its period."""
    if page.name != "by-hand":
        return []
    faults = []
    with browser.visit(page) as tab:
        table = tables.elements(tab)["allocation-units-provider-table"]
        field = tab.locator("#allocation-units-provider svg.wide .field")
        field.scroll_into_view_if_needed()
        box = field.bounding_box()
        for place, row in enumerate(table["rows"]):
            tab.mouse.move(box["x"] + box["width"] * (place + 0.5) / len(table["rows"]), box["y"] + 20)
            text = tab.locator("#tip").inner_text().split("\n")
            told = {name: value for name, value in zip(text[1::2], text[2::2])}
            wanted = dict(zip(table["headings"][1:], row[1:]))
            if text[0] != row[0] or told != {name: value for name, value in wanted.items() if float(value)}:
                faults.append(f"{text} for {row}")
        tab.mouse.move(2, 2)
        if tab.locator("#tip").is_visible():
            faults.append("it stays where there is no chart")
    return faults


def copying_works_without_a_stand_in(browser, page):
    """The real clipboard, and the other way where a browser does not give it."""
    if page.name != "by-hand":
        return []
    faults = []
    for refuse in (False, True):
        with browser.visit(page, watch=False, permissions=["clipboard-read", "clipboard-write"]) as tab:
            if refuse:
                tab.evaluate("() => { Clipboard.prototype.writeText = () => Promise.reject(new Error()); }")
            tab.locator("#cost summary").first.click()
            tab.locator("#cost button.copy").first.click()
            tab.wait_for_function("document.getElementById('said').textContent !== ''")
            text = tab.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
            if not text.startswith("cause,") or "4044" not in text or "copied" not in tab.inner_text("#said"):
                faults.append(f"refused {refuse}: {text!r}, {tab.inner_text('#said')}")
    return faults


def it_is_read_without_a_script(browser, page):
    """Headline, charts and short tables need no script, nor does anything pretend to."""
    faults = []
    with browser.visit(page, script=False) as tab:
        shown = lambda selector: sum(one.is_visible() for one in tab.locator(selector).all()[:60])
        if not tab.locator("h1").is_visible() or len(tab.locator("h1").inner_text()) < 3:
            faults.append("no heading")
        if page.has_plan and shown(".tile .big") < 3:
            faults.append("no tiles")
        if (page.has_plan or page.comparison) and shown("main svg.chart") < 3:
            faults.append("no charts")
        if shown("button, input, .slider, #tip, #said:not(.unseen)"):
            faults.append("controls that do nothing")
        if tab.locator("main summary").count():
            tab.locator("main summary").first.click()
        elif page.has_plan:
            faults.append("no tables")
        if tab.locator("main summary").count() and not tab.locator("main details").first.evaluate("(details) => details.open"):
            faults.append("tables do not open")
        texts = tab.evaluate("[...document.querySelectorAll('[data-source] .unscripted')].length === document.querySelectorAll('[data-source]').length")
        if not texts:
            faults.append("long tables do not say why they are not there")
    return faults


def links_lead_somewhere(browser, page):
    """The first Tab skips to the plan; entries of the contents lead to their sections."""
    faults = []
    with browser.visit(page) as tab:
        tab.keyboard.press("Tab")
        if not tab.evaluate("document.activeElement.matches('a.skip') && document.activeElement.getBoundingClientRect().width > 20"):
            faults.append("the first Tab does not show a way to the plan")
        names = tab.evaluate("[...document.querySelectorAll('nav a')].map((link) => [link.textContent, document.querySelector(link.getAttribute('href') + ' h2')?.textContent])")
        faults += [f"{link} leads to {heading}" for link, heading in names if link != heading]
        if len(names) != tab.locator("main > section").count():
            faults.append(f"{len(names)} entries for {tab.locator('main > section').count()} sections")
    return faults


ALL = [
    tables_sort, tables_are_searched, switches_work, a_frontier_moves, the_pointer_is_told,
    copying_works_without_a_stand_in, it_is_read_without_a_script, links_lead_somewhere,
]
SMALL_ONLY = []
