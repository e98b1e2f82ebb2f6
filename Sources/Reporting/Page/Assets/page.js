// What the page does beyond being read: switching, sorting, searching, copying, telling what is under the pointer, and
// moving along a frontier. Everything that it shows is in the page already.
(() => {
  "use strict";
  const firstRows = 200;
  const collator = new Intl.Collator("en", { numeric: true });

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const said = document.getElementById("said");
  function say(words) { said.textContent = words; }

  // Numbers. The text of a number is that of the plan's JSON and is what is copied; people see it rounded.
  function figure(text) {
    const number = Number(text), size = Math.abs(number);
    if (size === 0) return "0";
    if (size < 1e-6) return number.toExponential(1);
    if (size < 1) return String(Number(number.toPrecision(4)));
    const digits = size < 1e6 ? 2 : 0;
    return number.toLocaleString("en-US", { maximumFractionDigits: digits });
  }

  // A table is rows of cells; a cell is the text that is copied. Those of elements are read from them.
  function readElements(table) {
    const columns = [...table.tHead.rows[0].cells].map((cell) => ({
      heading: cell.textContent, isNumber: cell.classList.contains("n"),
    }));
    const rows = [...table.tBodies[0].rows].map((row) => ({
      element: row,
      cells: [...row.cells].map((cell) => {
        const data = cell.querySelector("data");
        return data ? data.getAttribute("value") : cell.textContent;
      }),
      shown: [...row.cells].map((cell) => cell.textContent),
    }));
    return { columns, rows };
  }

  function readData(id) {
    const data = JSON.parse(document.getElementById(id).textContent);
    // A number may be said to be that of the column of numbers before, a name that of the row above.
    let [before, above] = [[], 0];
    const values = data.columns.map((column) => {
      if (column.numbers === undefined) {
        return column.codes.split(",").map((code) => column.names[above = code === "" ? above : Number(code)]);
      }
      before = column.numbers.split(",").map((text, row) => (text === "=" ? before[row] : text));
      return before;
    });
    const columns = data.columns.map((column) => ({
      heading: column.heading, isNumber: column.numbers !== undefined,
    }));
    const rows = [];
    for (let row = 0; row < data.rows; row++) rows.push({ cells: values.map((column) => column[row]) });
    return { columns, rows, caption: data.caption };
  }

  // Whether a row holds what is looked for, as it is written or as people see it.
  function holds(cells, shown, words) {
    return words === "" || [cells, shown].some((texts) => texts.some((text) => text.toLowerCase().includes(words)));
  }

  function compare(column, isNumber, direction) {
    return (a, b) => {
      const [left, right] = [a.cells[column], b.cells[column]];
      // What is not there comes last, whatever the direction.
      if (left === "" || right === "") return (left === "") - (right === "");
      return direction * (isNumber ? Number(left) - Number(right) : collator.compare(left, right));
    };
  }

  // Comma-separated values as RFC 4180 has them. A text that a spreadsheet would take for a formula gets an apostrophe.
  function csv(table) {
    const cell = (text, isNumber) => {
      if (!isNumber && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
      return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
    };
    const lines = [table.columns.map((column) => cell(column.heading, false))];
    for (const row of table.rows) lines.push(row.cells.map((text, place) => cell(text, table.columns[place].isNumber)));
    return lines.map((line) => line.join(",") + "\r\n").join("");
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make("textarea", { class: "unseen" });
      area.value = text;
      document.body.append(area);
      area.select();
      const isDone = document.execCommand("copy");
      area.remove();
      return isDone;
    }
  }

  function tools(table, filter) {
    const button = make("button", { type: "button", class: "copy" }, "Copy as CSV");
    button.addEventListener("click", async () => {
      const isDone = await copy(csv(table));
      say(isDone ? table.rows.length + " rows copied." : "The browser did not allow copying.");
      button.textContent = isDone ? "Copied" : "Not copied";
      setTimeout(() => { button.textContent = "Copy as CSV"; }, 2000);
    });
    const bar = make("div", { class: "tools" }, button);
    if (filter && table.rows.length > 12) {
      const input = make("input", { type: "search", placeholder: "Find in the table", "aria-label": "Find in the table" });
      input.addEventListener("input", () => filter(input.value.trim().toLowerCase()));
      bar.append(input);
    }
    return bar;
  }

  // Makes headings sort. `show` is called with the rows in their new order.
  function sortable(head, table, show) {
    [...head.cells].forEach((cell, column) => {
      const button = make("button", { type: "button" }, cell.textContent);
      if (cell.textContent === "") return;
      cell.replaceChildren(button);
      button.addEventListener("click", () => {
        const isAscending = cell.getAttribute("aria-sort") === "ascending";
        const startsDown = table.columns[column].isNumber && !cell.hasAttribute("aria-sort");
        const direction = isAscending || startsDown ? -1 : 1;
        for (const other of head.cells) other.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
        table.rows.sort(compare(column, table.columns[column].isNumber, direction));
        show();
      });
    });
  }

  function enliven(element) {
    const table = readElements(element);
    const body = element.tBodies[0];
    sortable(element.tHead.rows[0], table, () => body.append(...table.rows.map((row) => row.element)));
    const filter = (words) => {
      for (const row of table.rows) row.element.hidden = !holds(row.cells, row.shown, words);
    };
    element.closest(".scroll").before(tools(table, filter));
  }

  // Makes elements of a table that is data.
  function draw(place) {
    if (place.dataset.drawn) return;
    place.dataset.drawn = "true";
    const table = readData(place.dataset.source);
    let [limit, words] = [firstRows, ""];
    const body = make("tbody");
    const more = make("button", { type: "button" });
    const head = make("tr", {}, ...table.columns.map((column) =>
      make("th", column.isNumber ? { scope: "col", class: "n" } : { scope: "col" }, column.heading)));

    function line(row) {
      return make("tr", {}, ...row.cells.map((text, column) => {
        if (table.columns[column].isNumber) {
          return make("td", { class: "n" }, ...(text === "" ? [] : [make("data", { value: text }, figure(text))]));
        }
        return make(column === 0 ? "th" : "td", column === 0 ? { scope: "row" } : {}, make("bdi", {}, text));
      }));
    }
    // Numbers as people read them, made when a number is looked for.
    function read(row) {
      if (!/\d/.test(words)) return [];
      return row.shown ??= row.cells.filter((text, column) => table.columns[column].isNumber && text !== "").map(figure);
    }
    function show() {
      const found = table.rows.filter((row) => holds(row.cells, read(row), words));
      body.replaceChildren(...found.slice(0, limit).map(line));
      more.hidden = found.length <= limit;
      more.textContent = "Show all " + found.length.toLocaleString("en-US") + " rows";
    }
    more.addEventListener("click", () => { limit = Infinity; show(); });
    sortable(head, table, show);
    const caption = make("caption", {}, table.caption);
    const element = make("table", { id: place.dataset.table }, caption, make("thead", {}, head), body);
    place.replaceChildren(
      document.getElementById(place.dataset.source),
      tools(table, (text) => { words = text; show(); }),
      make("div", { class: "scroll tall", role: "region", tabindex: "0", "aria-label": table.caption }, element),
      make("p", {}, more));
    show();
  }

  // Of alternatives one is shown; their names become tabs.
  function switcher(element) {
    const choices = [...element.children];
    const tabs = choices.map((choice, place) => {
      const tab = make("button", { type: "button", role: "tab", id: choice.id + "-tab", "aria-controls": choice.id },
        choice.getAttribute("aria-label"));
      choice.setAttribute("role", "tabpanel");
      choice.setAttribute("aria-labelledby", tab.id);
      choice.removeAttribute("aria-label");
      tab.addEventListener("click", () => choose(place));
      return tab;
    });
    function choose(place) {
      choices.forEach((choice, other) => {
        choice.hidden = other !== place;
        tabs[other].setAttribute("aria-selected", String(other === place));
        tabs[other].tabIndex = other === place ? 0 : -1;
      });
    }
    const list = make("div", { role: "tablist", "aria-label": element.getAttribute("aria-label") }, ...tabs);
    list.addEventListener("keydown", (event) => {
      const now = tabs.indexOf(document.activeElement);
      const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (now < 0 || next === undefined) return;
      event.preventDefault();
      const place = (next + tabs.length) % tabs.length;
      choose(place);
      tabs[place].focus();
    });
    element.removeAttribute("aria-label");
    element.prepend(list);
    choose(0);
  }

  // Moving along a frontier.
  function mover(element) {
    const slider = element.querySelector(".slider"), input = slider.querySelector("input"), output = slider.querySelector("output");
    const stops = [...element.querySelectorAll(".stop")];
    function choose(place) {
      stops.forEach((stop, other) => { stop.hidden = other !== place; });
      input.value = String(place);
      output.textContent = stops[place].getAttribute("aria-label");
      input.setAttribute("aria-valuetext", stops[place].querySelector(".at").textContent);
      for (const chart of element.querySelectorAll("figure:first-child svg.chart")) {
        const point = chart.querySelectorAll(".point")[place], marker = chart.querySelector(".marker");
        const [x, y] = [point.getAttribute("cx"), point.getAttribute("cy")];
        const line = marker.querySelector("line"), ring = marker.querySelector("circle");
        line.setAttribute("x1", x);
        line.setAttribute("x2", x);
        ring.setAttribute("cx", x);
        ring.setAttribute("cy", y);
      }
    }
    slider.hidden = false;
    input.addEventListener("input", () => choose(Number(input.value)));
    element.addEventListener("click", (event) => {
      if (event.target.classList?.contains("point")) choose(Number(event.target.dataset.row));
    });
    choose(Number(input.value));
  }

  // What stands under the pointer, from the table behind the chart.
  const tip = document.getElementById("tip");
  const tables = new Map();
  function tableBehind(figure) {
    if (!tables.has(figure)) {
      const element = figure.querySelector("table.sortable"), data = figure.querySelector("[data-source]");
      const table = element ? readElements(element) : data ? readData(data.dataset.source) : null;
      // Only a table with a line for each period can tell.
      tables.set(figure, table?.columns[0].heading === "period" ? table : null);
    }
    return tables.get(figure);
  }
  function tell(event) {
    const field = event.target.closest?.(".field"), chart = field?.closest("figure");
    const table = chart && tableBehind(chart);
    if (!table) { tip.hidden = true; return; }
    const box = field.getBoundingClientRect(), at = ((event.clientX - box.left) / box.width) * 10000;
    const edges = field.dataset.edges.split(" ").map(Number);
    const row = table.rows[Math.max(0, edges.findLastIndex((edge) => edge <= at))];
    if (!row) { tip.hidden = true; return; }
    const entries = table.columns.map((column, place) => [column.heading, row.cells[place]]).slice(1)
      .filter(([, text]) => text !== "" && Number(text) !== 0);
    const top = entries.sort((a, b) => Number(b[1]) - Number(a[1])).slice(0, 12);
    const list = make("dl", {}, ...top.flatMap(([name, text]) => [make("dt", {}, make("bdi", {}, name)), make("dd", {}, figure(text))]));
    tip.replaceChildren(make("strong", {}, make("bdi", {}, row.cells[0])), list);
    if (entries.length > top.length) tip.append("and " + (entries.length - top.length) + " more");
    tip.hidden = false;
    const [width, space] = [tip.offsetWidth, document.documentElement.clientWidth];
    tip.style.left = Math.max(4, Math.min(event.pageX + 14, space - width - 4)) + "px";
    tip.style.top = event.pageY + 16 + "px";
  }

  document.documentElement.classList.add("scripted");
  for (const element of document.querySelectorAll(".unscripted")) element.hidden = true;
  for (const element of document.querySelectorAll("table.sortable")) enliven(element);
  for (const element of document.querySelectorAll("[data-source]")) {
    const details = element.closest("details");
    if (details) details.addEventListener("toggle", () => { if (details.open) draw(element); });
    else draw(element);
  }
  document.querySelectorAll(".mover").forEach(mover);
  document.querySelectorAll(".switcher").forEach(switcher);
  document.addEventListener("pointermove", tell);
  document.addEventListener("pointerleave", () => { tip.hidden = true; });
})();
