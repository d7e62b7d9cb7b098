// The model as a list of layers with the ways between them at its left, as in a history of changes.

// How far lanes stand apart, in pixels of the page, and how much room all of them have at most.
const laneWidth = 11;
const lanesWidth = 88;
const rowHeight = 34;

// Which lane each layer stands in, and where its ways run: the output of a layer keeps its lane
// until the last layer that reads it.
function laidOutLanes(layers) {
  const lastReader = layers.map((layer) => layer.index);
  for (const layer of layers) {
    for (const input of layer.inputs) lastReader[input] = Math.max(lastReader[input], layer.index);
  }
  const lanes = [];
  return layers.map((layer) => {
    const before = [...lanes];
    const sources = layer.inputs.map((input) => before.indexOf(input)).filter((lane) => lane >= 0);
    for (const lane of sources) {
      if (lastReader[before[lane]] === layer.index) lanes[lane] = undefined;
    }
    const ending = sources.filter((lane) => lanes[lane] === undefined);
    const free = lanes.indexOf(undefined);
    const lane = ending.length > 0 ? Math.min(...ending) : free >= 0 ? free : lanes.length;
    lanes[lane] = lastReader[layer.index] > layer.index ? layer.index : undefined;
    while (lanes.length > 0 && lanes.at(-1) === undefined) lanes.pop();
    // A way goes on below where its lane still holds the same output.
    const passing = before.flatMap((source, place) =>
      (source !== undefined && place !== lane && lanes[place] === source ? [place] : []));
    return { lane, sources, passing, goesOn: lanes[lane] === layer.index };
  });
}

// The ways beside one layer.
function waysDrawing({ lane, sources, passing, goesOn }, count, category) {
  const step = Math.min(laneWidth, lanesWidth / count);
  const width = Math.ceil((count - 1) * step) + 17;
  const x = (place) => 8.5 + place * step;
  const middle = rowHeight / 2;
  const lines = passing.map((place) => `M${x(place)} 0V${rowHeight}`);
  for (const source of sources) {
    lines.push(source === lane ? `M${x(lane)} 0V${middle}`
      : `M${x(source)} 0C${x(source)} ${middle} ${x(lane)} 0 ${x(lane)} ${middle}`);
  }
  if (goesOn) lines.push(`M${x(lane)} ${middle}V${rowHeight}`);
  return svgElement("svg", { class: "ways", width, height: rowHeight, "aria-hidden": "true" },
    svgElement("path", { d: lines.join("") }),
    svgElement("rect", {
      class: `kind kind-${category}`, x: x(lane) - 5, y: middle - 5, width: 10, height: 10, rx: 2,
    }));
}

class Diagram {
  constructor(report, choose) {
    this.report = report;
    this.list = new Listbox(byId("layers"), (place, event) =>
      choose(place, event.type === "keydown"));
    this.search = byId("search");
    this.search.addEventListener("input", () => this.filter());
    const lanes = laidOutLanes(report.layers);
    const count = 1 + Math.max(
      ...lanes.map(({ lane, passing, sources }) => Math.max(lane, ...passing, ...sources)));
    this.list.setOptions(report.layers.map((layer) => this.row(layer, lanes[layer.index], count)));
  }

  row(layer, ways, count) {
    // As in figures, a shape stands where it has changed.
    const shape = layer.shape === layer.sources[0]?.shape ? "" : layer.shape;
    return element("div", { role: "option", className: layer.hasMaps ? "" : "empty" },
      waysDrawing(ways, count, layer.category),
      element("span", { className: "name", title: layer.name }, layer.name),
      element("span", { className: "shape" }, shape));
  }

  setWords(words) {
    this.list.options.forEach((option, index) => {
      const layer = this.report.layers[index];
      const label = words.layerLabel(
        layer.name, layer.className, layer.shape, layer.sources.map((source) => source.name));
      option.setAttribute("aria-label", layer.hasMaps ? label : `${label}, ${words.noMapsLabel}`);
    });
  }

  select(index, focus) {
    const option = this.list.options[index];
    if (option.hidden) this.clearSearch();
    this.list.select(index, { focus });
    // Only the list is scrolled, never the page.
    const box = this.list.root;
    const top = option.offsetTop - box.offsetTop;
    const lowest = top + 2 * rowHeight - box.clientHeight;
    if (top < box.scrollTop) box.scrollTop = top - rowHeight;
    else if (box.scrollTop < lowest) box.scrollTop = lowest;
  }

  // Shows the layers whose name contains what is searched; if none does, those whose kind does.
  filter() {
    const wanted = this.search.value.trim().toLowerCase();
    const having = (member) =>
      this.report.layers.filter((layer) => layer[member].toLowerCase().includes(wanted));
    const named = having("name");
    const found = new Set(named.length > 0 ? named : having("className"));
    this.list.options.forEach((option, index) => {
      option.hidden = !found.has(this.report.layers[index]);
    });
    byId("no-layers").hidden = found.size > 0;
    this.list.root.classList.toggle("filtered", wanted !== "");
  }

  // The layer of the name that is searched, else the first that is shown; `undefined` if none is.
  get found() {
    const wanted = this.search.value.trim().toLowerCase();
    const shown = this.report.layers.filter((layer) => !this.list.options[layer.index].hidden);
    return shown.find((layer) => layer.name.toLowerCase() === wanted) ?? shown[0];
  }

  clearSearch() {
    this.search.value = "";
    this.filter();
  }
}
