// The arithmetic of a cell in tables.

class Explanation {
  constructor() {
    this.root = byId("arithmetic");
  }

  show(layer, cell, words) {
    this.words = words;
    const found = arithmetic(layer, cell, words);
    const stored = layer.value(cell.row, cell.column, cell.channel);
    const children = [element("h4", {}, words.arithmetic)];
    if (found.reason) {
      children.push(note(found.reason), this.table({ terms: [], steps: [] }, stored));
    } else {
      children.push(note(found.formula));
      if (found.grid) children.push(this.grid(found.grid));
      children.push(this.table(found, stored));
      if (found.unknown) children.push(note(found.unknown));
    }
    this.place = element("div");
    children.push(this.place);
    this.root.replaceChildren(...children);
    const first = this.root.querySelector("button");
    if (first) this.open(first, found.terms.find((term) => term.grid).grid);
  }

  // The terms, the steps that follow, what comes out, and what the forward pass gave.
  table({ terms, steps, result, doubt, isSum }, stored) {
    const { words } = this;
    const values = terms.map((term) => term.value);
    const show = isSum ? alignedNumbers([...values, stored], 4) : shortNumber;
    // Bars begin in the middle where there are negative terms.
    const most = Math.max(...values.map(Math.abs), 0) * (values.some((value) => value < 0) ? 2 : 1);
    const origin = values.some((value) => value < 0) ? 0.5 : 0;
    const body = element("tbody", {},
      ...terms.map((term) => {
        const bar = isSum && this.bar(term.value / most, origin);
        return this.row(this.termName(term), show(term.value), "", bar);
      }),
      ...steps.map((step, index) =>
        this.row(step.name, show(step.value), index === steps.length - 1 ? "step result" : "step")),
      this.row(words.stored, show(stored), "stored"));
    const children = [element("table", { className: "terms" }, body)];
    if (result !== undefined) {
      const difference = Math.abs(result - stored);
      const agrees = Object.is(result, stored)
        || difference <= doubt + 2 * rounding * Math.abs(stored) + 1e-12;
      children.push(element("p", { className: agrees ? "agrees" : "differs" },
        agrees ? words.agrees : words.differs(shortNumber(difference, 2))));
    }
    return element("div", {}, ...children);
  }

  row(name, number, kind, bar) {
    return element("tr", { className: kind },
      element("th", { scope: "row" }, name), element("td", { className: "bars" }, bar || ""),
      element("td", { className: "number" }, number));
  }

  // A bar from the origin to the right for a part above 0, to the left below.
  bar(part, origin) {
    const bar = element("span", { className: part < 0 ? "negative" : "positive" });
    bar.style.width = `${100 * Math.abs(part)}%`;
    bar.style.left = `${100 * (origin + Math.min(part, 0))}%`;
    return bar;
  }

  // A term whose numbers can be shown is a button.
  termName(term) {
    if (!term.grid) return term.name;
    const button = element("button", { type: "button" }, term.name);
    button.addEventListener("click", () => this.open(button, term.grid));
    return button;
  }

  open(button, grid) {
    for (const other of this.root.querySelectorAll("th button")) {
      other.setAttribute("aria-expanded", String(other === button));
    }
    this.place.replaceChildren(this.grid(grid));
  }

  // The numbers of a window; where there is a kernel, its number stands below each. Small numbers
  // have as many decimals as the largest, so that they stand below one another.
  grid({ cells, columns, caption }) {
    const isSmall = columns > 7;
    const show = {
      value: alignedNumbers(cells.filter((cell) => cell.isInside).map((cell) => cell.value), 3),
      weight: alignedNumbers(cells.map((cell) => cell.weight ?? 0), isSmall ? 2 : 3),
    };
    const most = Math.max(...cells.map((cell) => Math.abs(cell.value * (cell.weight ?? 1)))) || 1;
    const rows = [];
    for (let start = 0; start < cells.length; start += columns) {
      const row = cells.slice(start, start + columns);
      rows.push(element("tr", {}, ...row.map((cell) => this.gridCell(cell, most, show))));
    }
    const className = isSmall ? "grid small" : "grid";
    const table = element("table", { className }, element("tbody", {}, ...rows));
    const region = { className: "scroll", tabIndex: 0, role: "region", "aria-label": caption };
    return element("div", {}, note(caption), element("div", region, table));
  }

  gridCell({ value, weight, isInside, isMarked }, most, show) {
    const made = element("td", { className: isMarked ? "marked" : "" });
    const outside = element("span", { className: "outside" }, this.words.outside);
    made.append(isInside ? show.value(value) : outside);
    if (weight !== undefined) made.append(element("br"), show.weight(weight));
    if (isMarked) made.append(element("span", { className: "unseen" }, this.words.markedLabel));
    const share = (value * (weight ?? 1)) / most;
    if (isInside && share !== 0) {
      const color = share < 0 ? "var(--negative)" : "var(--positive)";
      const strength = Math.round(45 * Math.abs(share));
      made.style.backgroundColor = `color-mix(in srgb, ${color} ${strength}%, transparent)`;
    }
    return made;
  }
}

function note(text) {
  return element("p", { className: "note" }, text);
}
