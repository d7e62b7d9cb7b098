// What the page was made of: the layers, and their numbers, decoded when they are first needed.

class Report {
  constructor(document) {
    Object.assign(this, JSON.parse(document.getElementById("report").textContent));
    this.document = document;
    this.decoded = new Map();
    this.layers = this.layers.map((layer, index) => new ReportLayer(this, layer, index));
  }

  // The tensor of that number, `{shape, values}`; `undefined` where the page has none.
  tensor(number) {
    if (number === undefined) return undefined;
    let tensor = this.decoded.get(number);
    if (!tensor) {
      const block = this.document.getElementById(`tensor-${number}`);
      const { shape, scale } = this.tensors[number];
      tensor = { shape, values: decodedNumbers(block.textContent, scale) };
      // The text is not needed any more.
      block.remove();
      this.decoded.set(number, tensor);
    }
    return tensor;
  }

  // The layer that the page opens with: the first that computes with the picture.
  get firstLayer() {
    return this.layers.find((layer) => layer.operation?.kind === "convolution" && layer.hasMaps)
      ?? this.layers.find((layer) => layer.inputs.length > 0 && layer.hasMaps)
      ?? this.layers.find((layer) => layer.hasMaps)
      ?? this.layers[0];
  }
}

class ReportLayer {
  constructor(report, description, index) {
    Object.assign(this, description);
    this.report = report;
    this.index = index;
  }

  get hasMaps() {
    return this.maps !== undefined;
  }

  get tensor() {
    return this.report.tensor(this.maps);
  }

  get sources() {
    return this.inputs.map((index) => this.report.layers[index]);
  }

  // Height, width and channels of the maps: a row of numbers is so many maps of one number, a
  // table one map.
  get extent() {
    const shape = this.report.tensors[this.maps].shape;
    const [height, width, channels] =
      shape.length === 3 ? shape : shape.length === 2 ? [...shape, 1] : [1, 1, ...shape];
    return { height, width, channels };
  }

  // Whether all maps are single numbers, which are shown side by side in one picture.
  get isRow() {
    const { height, width } = this.extent;
    return height * width === 1;
  }

  value(row, column, channel) {
    const { width, channels } = this.extent;
    return this.tensor.values[(row * width + column) * channels + channel];
  }

  get statistics() {
    this.foundStatistics ??= statistics(this.tensor.values, this.extent.channels);
    return this.foundStatistics;
  }

  // Where the strongest number of a map stands, the first of equals.
  strongestCell(channel) {
    const { width, channels } = this.extent;
    const { values } = this.tensor;
    let best = channel;
    for (let place = channel; place < values.length; place += channels) {
      if (values[place] > values[best]) best = place;
    }
    const cell = (best - channel) / channels;
    return { row: Math.floor(cell / width), column: cell % width };
  }
}
