// The chosen map, enlarged, in which a cell is chosen.

// How many single numbers stand in a row: few side by side, many in a picture twice as wide as high.
function unitsInRow(count) {
  return count <= 16 ? count : Math.ceil(2 * Math.sqrt(count));
}

class LargeMap {
  // `choose` is called with a cell, `hover` with a cell and the event, or with nothing.
  constructor(choose, hover) {
    this.frame = byId("map");
    this.canvas = this.frame.querySelector("canvas");
    this.overlay = this.frame.querySelector("svg");
    this.choose = choose;
    const pointed = (event) => this.cell(cellUnder(event, this.canvas, this.size));
    this.frame.addEventListener("pointerdown", (event) => {
      this.frame.setPointerCapture(event.pointerId);
      choose(pointed(event));
    });
    this.frame.addEventListener("pointermove", (event) => {
      if (event.buttons === 1) choose(pointed(event));
      hover(pointed(event), event);
    });
    this.frame.addEventListener("pointerleave", () => hover());
    this.frame.addEventListener("keydown", (event) => this.press(event));
  }

  // Rows and columns of the picture.
  get size() {
    const { height, width, channels } = this.layer.extent;
    if (!this.layer.isRow) return { height, width };
    const columns = unitsInRow(channels);
    return { height: Math.ceil(channels / columns), width: columns };
  }

  // What is chosen at a place of the picture.
  cell({ row, column }) {
    if (!this.layer.isRow) return { row, column, channel: this.channel };
    const unit = Math.min(row * this.size.width + column, this.layer.extent.channels - 1);
    return { row: 0, column: 0, channel: unit };
  }

  // The place of the picture where a cell is.
  place(cell) {
    if (!this.layer.isRow) return cell;
    const { width } = this.size;
    return { row: Math.floor(cell.channel / width), column: cell.channel % width };
  }

  show(layer, channel, colors, range) {
    this.layer = layer;
    this.channel = channel;
    const { height, width } = this.size;
    drawNumbers(this.canvas, layer.tensor.values, {
      first: layer.isRow ? 0 : channel, step: layer.isRow ? 1 : layer.extent.channels,
      width, height, range, colors,
    });
    this.frame.style.setProperty("--ratio", width / height);
    this.overlay.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  select(cell) {
    const { row, column } = this.place(cell);
    this.selected = cell;
    const box = { x: column, y: row, width: 1, height: 1 };
    this.overlay.replaceChildren(
      svgElement("rect", { class: "halo", ...box }), svgElement("rect", { class: "mark", ...box }));
  }

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const far = event.shiftKey ? 10 : 1;
    const steps = {
      ArrowUp: [-far, 0], ArrowDown: [far, 0], ArrowLeft: [0, -far], ArrowRight: [0, far],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const { height, width } = this.size;
    const { row, column } = this.place(this.selected);
    this.choose(this.cell({
      row: Math.min(Math.max(row + step[0], 0), height - 1),
      column: Math.min(Math.max(column + step[1], 0), width - 1),
    }));
  }
}
