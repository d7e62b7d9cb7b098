// How numbers become colours.

// The colours of a map from low to high, as 32-bit numbers that an ImageData holds.
function palette(report, name) {
  const bytes = (entry) => [0, 2, 4].map((place) => parseInt(entry.slice(place, place + 2), 16));
  const entries = report.colorMaps[name].match(/.{6}/g).map(bytes);
  const colors = new Uint32Array(entries.length);
  const parts = new Uint8ClampedArray(colors.buffer);
  entries.forEach((entry, index) => parts.set([...entry, 255], 4 * index));
  return colors;
}

// The name of a layer's colours: those chosen, or else what fits its numbers.
function colorsOf(layer, choice) {
  if (choice !== "automatic") return choice;
  return layer.statistics.reachesBelowZero ? "rdbu" : "viridis";
}

// The numbers that the ends of the colours mean for a map. Those of rdbu have 0 in the middle.
function colorRange(layer, channel, scale, colors) {
  const { range, rangeAroundZero, channels } = layer.statistics;
  const isAroundZero = colors === "rdbu";
  if (scale !== "map" || layer.isRow) return isAroundZero ? rangeAroundZero : range;
  const [low, high] = [channels.minimum[channel], channels.maximum[channel]];
  if (!(low <= high)) return { low: 0, high: 0 };
  return isAroundZero ? aroundZero(Math.max(-low, high)) : { low, high };
}

// Draws numbers, `step` apart from `first` on, each as a pixel of a canvas `width` wide.
function drawNumbers(canvas, values, { first, step, width, height, range, colors }) {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const top = colors.length - 1;
  // What is not a number lies at zero of colours around it.
  const unknown = range.isAroundZero ? Math.round(top / 2) : 0;
  const factor = range.high > range.low ? top / (range.high - range.low) : 0;
  const count = Math.min(width * height, Math.ceil((values.length - first) / step));
  for (let pixel = 0; pixel < count; pixel += 1) {
    const level = (values[first + pixel * step] - range.low) * factor;
    const place = Number.isNaN(level) ? unknown : Math.round(Math.min(Math.max(level, 0), top));
    pixels[pixel] = colors[place];
  }
  context.putImageData(image, 0, 0);
}
