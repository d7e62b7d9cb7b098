// What is chosen, and showing it.

const report = new Report(document);

// All that the user can change, in one place.
const state = {
  layer: report.firstLayer, channel: 0, row: 0, column: 0,
  language: languages[report.language] ? report.language : "en",
  order: "maximum", scale: "layer", colors: "automatic",
};

const diagram = new Diagram(report, (index, byKey) => chooseLayer(index, { focus: byKey }));
const map = new LargeMap((cell) => chooseCell(cell), (cell, event) => showTip(cell, event));
const photograph = new PhotographView(report.picture);
const explanation = new Explanation();
const grid = new MapGrid(
  (channel, cell, byKey) => {
    chooseMap(channel, { cell, focus: byKey });
    if (!byKey) byId("cell").scrollIntoView({ block: "nearest" });
  },
  (cell, event) => showTip(cell, event));

function words() {
  return languages[state.language];
}

// MARK: Choosing

function chooseLayer(index, { focus = false } = {}) {
  const layer = report.layers[index];
  if (!layer) return;
  state.layer = layer;
  showLayer();
  diagram.select(index, focus);
}

// Chooses a map, with its strongest cell unless one is given.
function chooseMap(channel, { cell, focus = false } = {}) {
  state.channel = channel;
  Object.assign(state, cell ?? state.layer.strongestCell(channel));
  showMap();
  grid.select(channel, focus);
}

function chooseCell({ row, column, channel }) {
  const isOther = channel !== state.channel;
  Object.assign(state, { row, column, channel });
  if (isOther) showMap();
  else showCell();
}

// MARK: Showing

function showLayer() {
  const { layer } = state;
  const { field, hasMaps } = layer;
  byId("layer-name").textContent = layer.name;
  byId("layer-facts").textContent = [
    layer.className, layer.shape, layer.parameters > 0 && words().parameters(layer.parameters),
    field && !field.whole && layer.inputs.length > 0
      && words().field(field.size.join(" × "), field.stride.join(" × ")),
  ].filter(Boolean).join(" · ");
  byId("no-maps").hidden = hasMaps;
  byId("no-maps").textContent = words().noMaps;
  byId("cell").hidden = !hasMaps;
  byId("statistics").hidden = !hasMaps;
  byId("all-maps").hidden = !hasMaps || layer.isRow;
  showClasses();
  if (!hasMaps) return;
  showStatistics();
  byId("maps-title").textContent = words().allMaps(layer.extent.channels);
  const strongest = orders.maximum(layer)[0];
  showGrid();
  chooseMap(strongest);
}

function showStatistics() {
  const { mean, minimum, maximum, zeros, dead } = state.layer.statistics;
  const { channels } = state.layer.extent;
  const facts = [[words().mean, shortNumber(mean, 3)], [words().maximum, shortNumber(maximum, 3)]];
  if (minimum < 0) facts.push([words().minimum, shortNumber(minimum, 3)]);
  facts.push([words().zeros, percentage(zeros)]);
  if (!state.layer.isRow && dead > 0) facts.push([words().dead, words().deadOf(dead, channels)]);
  byId("statistics").replaceChildren(...facts.map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}

// Shows the maps in their order; one at least is in view afterwards.
function showGrid() {
  const { layer } = state;
  if (!layer.isRow) grid.show(layer, orders[state.order](layer), words());
  colorGrid();
}

function colorGrid() {
  const { layer } = state;
  if (layer.isRow) return;
  const colors = colorsOf(layer, state.colors);
  grid.setColors(palette(report, colors),
    (channel) => colorRange(layer, channel, state.scale, colors));
}

function showMap() {
  const { layer, channel } = state;
  const name = colorsOf(layer, state.colors);
  const range = colorRange(layer, channel, state.scale, name);
  const colors = palette(report, name);
  map.show(layer, channel, colors, range);
  map.frame.setAttribute("aria-label", words().mapLabel(layer.name, channel, layer.isRow));
  showBar(colors, range);
  showCell();
}

function showBar(colors, range) {
  const levels = Float32Array.from(colors, (_, level) => level);
  const bar = byId("bar");
  drawNumbers(bar, levels, {
    first: 0, step: 1, width: colors.length, height: 1, colors,
    range: { low: 0, high: colors.length - 1 },
  });
  const [low, high] = [shortNumber(range.low, 3), shortNumber(range.high, 3)];
  const bottom = range.isClippedBelow ? words().orLess(low) : low;
  const top = range.isClipped ? words().orMore(high) : high;
  bar.setAttribute("aria-label", words().barLabel(bottom, top));
  const ends = range.isAroundZero ? [bottom, "0", top] : [bottom, top];
  byId("bar-labels").replaceChildren(...ends.map((end) => element("span", {}, end)));
  byId("bar-note").textContent = state.scale === "map" && !state.layer.isRow
    ? words().mapScaleNote : words().layerScaleNote(range);
}

function showCell() {
  const { layer, row, column, channel } = state;
  const cell = { row, column, channel };
  const name = words().cell(layer.name, cell, layer.isRow);
  const value = words().cellValue(shortNumber(layer.value(row, column, channel)));
  map.select(cell);
  byId("cell-name").textContent = name;
  photograph.show(layer, cell, words());
  explanation.show(layer, cell, words());
  byId("status").textContent = `${name}: ${value}`;
}

function showClasses() {
  const isShown = report.classes !== undefined && state.layer.index === report.layers.length - 1;
  byId("classes").hidden = !isShown;
  if (!isShown) return;
  const entries = report.classes.map(({ name, probability }) => element("li", {},
    element("span", {}, name), element("span", { className: "number" }, percentage(probability))));
  byId("classes").querySelector("ol").replaceChildren(...entries);
}

// The value and place under the pointer.
function showTip(cell, event) {
  const tip = byId("tip");
  tip.hidden = !cell;
  if (!cell) return;
  const { layer } = state;
  const value = layer.value(cell.row, cell.column, cell.channel);
  tip.textContent = words().tip(cell, shortNumber(value), layer.isRow);
  const right = window.innerWidth - tip.offsetWidth - 8;
  tip.style.left = `${Math.max(8, Math.min(event.clientX + 14, right))}px`;
  tip.style.top = `${event.clientY < 60 ? event.clientY + 20 : event.clientY - 38}px`;
}
