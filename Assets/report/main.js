// The page’s controls and keys, and its start.

function showWords() {
  document.documentElement.lang = words().code;
  for (const place of document.querySelectorAll("[data-word]")) {
    place.textContent = words()[place.dataset.word];
  }
  const { picture, weights, preprocessing } = report;
  byId("title").textContent = report.title;
  byId("subtitle").textContent = [
    picture.name, words().weights(weights), preprocessing && words().preprocessing(preprocessing),
  ].filter(Boolean).join(" · ");
  byId("search").placeholder = words().search;
  byId("rounding").textContent = `${words().rounding} ${words().madeBy(report.program)}`;
  setChoices("order", words().orders);
  setChoices("scale", words().scales);
  const names = Object.keys(report.colorMaps).map((name) =>
    [name, words().colorMapNames[name] ?? name]);
  setChoices("colors", { automatic: words().automatic, ...Object.fromEntries(names) });
  byId("help").querySelector("dl").replaceChildren(...words().shortcuts.map(([keys, meaning]) =>
    element("div", {}, element("dt", {}, keys), element("dd", {}, meaning))));
  diagram.setWords(words());
}

function setChoices(name, texts) {
  const options = Object.entries(texts).map(([value, text]) => element("option", { value }, text));
  byId(name).replaceChildren(...options);
  byId(name).value = state[name];
}

// Shows the page in another language, with the same cell.
function changeLanguage(language) {
  const { row, column, channel } = state;
  state.language = language;
  showWords();
  showLayer();
  if (state.layer.hasMaps) chooseMap(channel, { cell: { row, column } });
}

byId("language").addEventListener("change", (event) => changeLanguage(event.target.value));
byId("theme").addEventListener("change", (event) => {
  document.documentElement.dataset.theme = event.target.value;
});
byId("order").addEventListener("change", (event) => {
  state.order = event.target.value;
  showGrid();
  grid.select(state.channel);
});
for (const name of ["scale", "colors"]) {
  byId(name).addEventListener("change", (event) => {
    state[name] = event.target.value;
    colorGrid();
    showMap();
  });
}

const help = byId("help");
byId("show-help").addEventListener("click", () => help.showModal());
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Escape") leaveSearch();
  if (event.key !== "Enter") return;
  const { found } = diagram;
  if (!found) return;
  diagram.clearSearch();
  chooseLayer(found.index, { focus: true });
});

function leaveSearch() {
  diagram.clearSearch();
  diagram.select(state.layer.index, true);
}

const shortcuts = {
  "[": () => chooseLayer(state.layer.index - 1),
  "]": () => chooseLayer(state.layer.index + 1),
  ",": () => chooseNeighbour(-1),
  ".": () => chooseNeighbour(1),
  "/": () => { byId("search").focus(); byId("search").select(); },
  "?": () => help.showModal(),
};

// The map before or after the chosen one, in the order that is shown.
function chooseNeighbour(step) {
  if (!state.layer.hasMaps) return;
  const channels = state.layer.isRow ? orders.index(state.layer) : grid.channels;
  const channel = channels[channels.indexOf(state.channel) + step];
  if (channel !== undefined) chooseMap(channel);
}

document.addEventListener("keydown", (event) => {
  const isWriting = event.target.closest?.("input, select");
  if (isWriting || help.open || event.ctrlKey || event.altKey || event.metaKey) return;
  const shortcut = shortcuts[event.key];
  if (!shortcut) return;
  event.preventDefault();
  shortcut();
});

byId("language").value = state.language;
showWords();
chooseLayer(state.layer.index);
document.documentElement.dataset.ready = "true";
performance.mark("ready");
