// All maps of a layer side by side, each drawn when it comes into view.

// About how wide a map is, in pixels of the page: a whole multiple of its own width where it is
// smaller.
const tileWidth = 96;

class MapGrid {
  // `choose` is called with a channel and the cell that was pointed at, if any; `hover` with a
  // channel, a cell and the event, or with nothing.
  constructor(choose, hover) {
    this.root = byId("maps");
    this.channels = [];
    this.visible = new Set();
    this.list = new Listbox(this.root, (place, event) =>
      choose(this.channels[place], this.cellAt(event), event.type === "keydown"));
    this.observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.visible.add(target);
        else this.visible.delete(target);
        if (isIntersecting) this.draw(target);
      }
    }, { rootMargin: "150px" });
    this.root.addEventListener("pointermove", (event) => {
      const cell = this.cellAt(event);
      const option = event.target.closest("[role=option]");
      hover(cell && { channel: Number(option.dataset.channel), ...cell }, event);
    });
    this.root.addEventListener("pointerleave", () => hover());
  }

  // Shows a layer's maps in an order.
  show(layer, channels, words) {
    this.layer = layer;
    this.channels = channels;
    this.observer.disconnect();
    this.visible.clear();
    const { width } = layer.extent;
    const times = Math.max(1, Math.round(tileWidth / width));
    this.root.style.setProperty("--tile", `${width < tileWidth ? width * times : tileWidth}px`);
    this.list.setOptions(channels.map((channel) => this.tile(channel, words)));
    for (const option of this.list.options) this.observer.observe(option);
  }

  tile(channel, words) {
    const { height, width } = this.layer.extent;
    const { channels, isDead } = this.layer.statistics;
    const canvas = element("canvas", { width, height });
    canvas.style.aspectRatio = `${width} / ${height}`;
    const [mean, maximum] = [channels.mean[channel], channels.maximum[channel]];
    const label = words.mapOption(
      channel, shortNumber(mean, 3), shortNumber(maximum, 3), isDead(channel));
    const caption = element("span", {}, String(channel));
    if (isDead(channel)) caption.append(" ", element("em", {}, words.deadMark));
    const option = element("div", { role: "option", "aria-label": label }, canvas, caption);
    option.dataset.channel = channel;
    return option;
  }

  // Draws the maps in view again, the others when they come into view.
  setColors(colors, rangeOf) {
    this.colors = colors;
    this.rangeOf = rangeOf;
    for (const option of this.list.options) delete option.dataset.drawn;
    for (const option of this.visible) this.draw(option);
  }

  draw(option) {
    if (option.dataset.drawn || !this.colors) return;
    const channel = Number(option.dataset.channel);
    const { height, width, channels } = this.layer.extent;
    drawNumbers(option.firstChild, this.layer.tensor.values, {
      first: channel, step: channels, width, height, colors: this.colors,
      range: this.rangeOf(channel),
    });
    option.dataset.drawn = "true";
  }

  select(channel, focus) {
    this.list.select(this.channels.indexOf(channel), { focus });
  }

  // The cell under the pointer; `undefined` beside the maps.
  cellAt(event) {
    if (event.target.tagName !== "CANVAS") return undefined;
    return cellUnder(event, event.target, this.layer.extent);
  }
}

// The row and column of a picture of so many cells that an event points at.
function cellUnder(event, picture, { height, width }) {
  const box = picture.getBoundingClientRect();
  const part = (position, size, count) =>
    Math.min(Math.max(Math.floor((position / size) * count), 0), count - 1);
  return {
    row: part(event.clientY - box.top, box.height, height),
    column: part(event.clientX - box.left, box.width, width),
  };
}
