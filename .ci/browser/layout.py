"""How a page lies on screens and paper, and whether everybody can read it."""

from axe_playwright_python.sync_playwright import Axe

WIDTHS = [375, 768, 1280, 1920]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Everything that may be shown is: alternatives, and plans along a frontier.
SHOW = "document.querySelectorAll('.choice, .stop').forEach((part) => { part.hidden = false; })"

OVERFLOW = """
() => {
  const root = document.documentElement, width = root.clientWidth;
  if (root.scrollWidth <= width) return [];
  // The innermost elements that reach over the edge, but for those that scroll by themselves.
  return [root.scrollWidth + " of " + width, ...[...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest(".scroll, svg") && element.children.length === 0)
    .slice(0, 3).map((element) => element.tagName + "." + element.className + " " + element.textContent.slice(0, 40))];
}
"""

# Words of each chart that lie over each other, or outside their drawing.
WORDS = """
() => {
  const faults = [];
  let count = 0;
  for (const chart of document.querySelectorAll("svg.chart")) {
    const frame = chart.getBoundingClientRect();
    if (frame.width === 0) continue;
    const name = chart.closest("figure")?.id ?? chart.id;
    const texts = [...chart.querySelectorAll("text")].filter((text) => text.firstChild).map((text) => {
      const box = text.getBoundingClientRect(), trim = box.height * 0.22;
      return { words: text.firstChild.textContent + (text.childNodes.length > 1 ? "…" : ""), left: box.left, right: box.right, top: box.top + trim, bottom: box.bottom - trim };
    }).sort((a, b) => a.top - b.top);
    count += texts.length;
    texts.forEach((one, place) => {
      if (one.left < frame.left - 1.5 || one.right > frame.right + 1.5 || one.top < frame.top - 1 || one.bottom > frame.bottom + 1)
        faults.push(name + ": outside: " + one.words.slice(0, 40) + " by " + Math.round(Math.max(frame.left - one.left, one.right - frame.right, frame.top - one.top, one.bottom - frame.bottom)));
      for (let other = place + 1; other < texts.length && texts[other].top < one.bottom; other++) {
        const two = texts[other];
        if (Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1.5 && two.bottom > one.top)
          faults.push(name + ": overlap: " + one.words.slice(0, 30) + " | " + two.words.slice(0, 30));
      }
    });
  }
  return [count, faults];
}
"""


def nothing_overflows(browser, page):
    """At every width the page is as wide as its window, folded and with everything open."""
    faults = []
    with browser.visit(page) as tab:
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                faults += [f"{width} pixels, {scheme}: {fault}" for fault in tab.evaluate(OVERFLOW)]
                browser.shoot(tab, f"{page.name}-{width}-{scheme}")
    with browser.opened(page) as tab:
        tab.evaluate(SHOW)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            faults += [f"{width} pixels, opened: {fault}" for fault in tab.evaluate(OVERFLOW)]
    return faults


def words_of_charts_are_apart(browser, page):
    """No words of a chart lie over others or outside it, at any width."""
    faults, seen = [], set()
    with browser.visit(page) as tab:
        tab.evaluate(SHOW)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            count, found = tab.evaluate(WORDS)
            for fault in found:
                if fault not in seen:
                    seen.add(fault)
                    faults.append(f"{width} pixels: {fault}")
            if page.has_plan and count < 20:
                faults.append(f"{width} pixels: charts have {count} words")
    return faults


def everybody_can_read_it(browser, page):
    """No rule of WCAG is broken, in light and dark; on the smallest page with everything open, too."""
    faults = []
    axe = Axe()
    for scheme, width in (("light", 1280), ("dark", 375)):
        # The rules look at every pair of elements: what is folded on other pages is of the same kinds.
        is_open = page.name == "by-hand"
        with (browser.opened if is_open else browser.visit)(page, scheme=scheme, width=width) as tab:
            if is_open:
                tab.evaluate(SHOW)
            options = {"runOnly": RULES, "resultTypes": ["violations"]}
            result = axe.run(tab, options=options).response
            for violation in result["violations"]:
                nodes = violation["nodes"]
                faults.append(
                    f"{scheme}, {width} pixels: {violation['id']}, {len(nodes)} times: {nodes[0]['html'][:120]} "
                    f"{(nodes[0]['any'] or nodes[0]['all'] or nodes[0]['none'] or [{}])[0].get('message', '')[:160]}")
            if len(result["passes"]) < 10:
                faults.append(f"only {len(result['passes'])} rules were tried")
    return faults


def structure_is_sound(browser, page):
    """Ids are unique, what is referred to exists, headings have an order, tables their parts, charts their words."""
    with browser.opened(page) as tab:
        faults = tab.evaluate(
            """() => {
              const faults = [], ids = new Map();
              for (const element of document.querySelectorAll("[id]")) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
              for (const [id, count] of ids) if (count > 1 || id === "") faults.push("id " + id + " is there " + count + " times");
              for (const name of ["aria-controls", "aria-describedby", "aria-labelledby", "for"])
                for (const element of document.querySelectorAll("[" + name + "]"))
                  for (const id of element.getAttribute(name).split(" "))
                    if (!ids.has(id)) faults.push(name + " refers to " + id);
              for (const link of document.querySelectorAll("a[href]"))
                if (!ids.has(link.getAttribute("href").slice(1))) faults.push("a link leads to " + link.getAttribute("href"));
              let last = 0;
              for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
                const level = Number(heading.tagName[1]);
                if (level > last + 1) faults.push("h" + level + " behind h" + last + ": " + heading.textContent.slice(0, 60));
                if (heading.textContent.trim() === "") faults.push("an empty heading");
                last = level;
              }
              if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
              for (const table of document.querySelectorAll("table")) {
                if (!table.caption?.textContent) faults.push(table.id + " has no caption");
                const width = table.tHead?.rows[0]?.cells.length;
                for (const cell of table.tHead.rows[0].cells)
                  if (cell.tagName !== "TH" || cell.scope !== "col") faults.push(table.id + ": a heading is none");
                for (const row of table.querySelectorAll("tbody tr, tfoot tr"))
                  if (row.cells.length !== width) { faults.push(table.id + ": " + row.cells.length + " cells for " + width); break; }
              }
              for (const chart of document.querySelectorAll("svg:not([aria-hidden])")) {
                const words = document.getElementById(chart.getAttribute("aria-describedby") ?? "");
                if (chart.getAttribute("role") !== "img" || !chart.getAttribute("aria-label")) faults.push("a chart has no name");
                if (!words || words.textContent.length < 20) faults.push("a chart has no words: " + chart.getAttribute("aria-label"));
              }
              if (!document.documentElement.lang || !document.title) faults.push("no language or title");
              return faults;
            }""")
    return faults


def print_has_what_it_should(browser, page):
    """On paper: everything in black on white whatever the screen was, what is open whole, and nothing to press."""
    faults = []
    with browser.opened(page, scheme="dark", width=760) as tab:
        tab.emulate_media(media="print")
        state = tab.evaluate(
            """() => {
              const isShown = (element) => element.checkVisibility();
              const style = getComputedStyle(document.documentElement);
              return {
                ground: style.backgroundColor, ink: style.color,
                pressed: [...document.querySelectorAll("button, input, nav, .tools, [role=tablist], #tip")].filter((e) => isShown(e) && !e.closest("th")).length,
                headings: [...document.querySelectorAll("h1, h2")].filter((e) => !isShown(e)).length,
                charts: [...document.querySelectorAll("figure")].filter((figure) => figure.checkVisibility() && ![...figure.querySelectorAll("svg.chart")].some(isShown)).length,
                figures: [...document.querySelectorAll("figure")].filter(isShown).length,
                tables: [...document.querySelectorAll("details[open] table")].filter((e) => !isShown(e) && !e.closest("[hidden]")).length,
                cut: [...document.querySelectorAll(".scroll")].filter((e) => isShown(e) && getComputedStyle(e).overflowY !== "visible").length,
                notes: [...document.querySelectorAll(".unscripted")].filter(isShown).length,
              };
            }""")
        figures = state.pop("figures")
        wanted = {"ground": "rgb(255, 255, 255)", "ink": "rgb(0, 0, 0)", "pressed": 0, "headings": 0, "charts": 0, "tables": 0, "cut": 0, "notes": 0}
        if state != wanted:
            faults.append(f"{ {key: state[key] for key in wanted if state[key] != wanted[key]} }")
        if page.has_plan and figures < 6:
            faults.append(f"{figures} figures")
    with browser.visit(page, scheme="dark", width=760) as tab:
        paper = tab.pdf(format="A4")
        if not paper.startswith(b"%PDF") or paper.count(b"/Type /Page") < 1:
            faults.append("no paper")
        if browser.shots:
            (browser.shots / f"{page.name}.pdf").write_bytes(paper)
    return faults


ALL = [nothing_overflows, words_of_charts_are_apart, everybody_can_read_it, structure_is_sound, print_has_what_it_should]
