// How numbers become colours.

// The colours of a map from low to high, as 32-bit numbers that an ImageData holds.
function palette(report, name) {
  const bytes = (entry) => [0, 2, 4].map((place) => parseInt(entry.slice(place, place + 2), 16));
  const entries = name === "signed"
    ? signedColors() : report.colorMaps[name].match(/.{6}/g).map(bytes);
  const colors = new Uint32Array(entries.length);
  const parts = new Uint8ClampedArray(colors.buffer);
  entries.forEach((entry, index) => parts.set([...entry, 255], 4 * index));
  return colors;
}

// Blue over white to red: ColorBrewer's RdBu (Brewer 2002), turned over.
function signedColors() {
  const stops = [[5, 48, 97], [67, 147, 195], [247, 247, 247], [214, 96, 77], [103, 0, 31]];
  return Array.from({ length: 223 }, (_, level) => {
    const position = (level / 222) * (stops.length - 1);
    const stop = Math.min(Math.floor(position), stops.length - 2);
    return stops[stop].map((low, part) => low + (position - stop) * (stops[stop + 1][part] - low));
  });
}

// The numbers that the ends of the colours mean for a map. Signed colours have 0 in the middle.
function colorRange(layer, channel, scale, colors) {
  const { range, channels } = layer.statistics;
  const own = { low: channels.minimum[channel], high: channels.maximum[channel], isClipped: false };
  const { low, high, isClipped } = scale === "map" && !layer.isRow ? own : range;
  if (!(low <= high)) return { low: 0, high: 0, isClipped: false };
  if (colors !== "signed") return { low, high, isClipped };
  const most = Math.max(Math.abs(low), Math.abs(high));
  return { low: -most, high: most, isClipped };
}

// Draws numbers, `step` apart from `first` on, each as a pixel of a canvas `width` wide.
function drawNumbers(canvas, values, { first, step, width, height, range, colors }) {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const top = colors.length - 1;
  const factor = range.high > range.low ? top / (range.high - range.low) : 0;
  const count = Math.min(width * height, Math.ceil((values.length - first) / step));
  for (let pixel = 0; pixel < count; pixel += 1) {
    const level = (values[first + pixel * step] - range.low) * factor;
    pixels[pixel] = colors[level > 0 ? Math.min(Math.round(level), top) : 0];
  }
  context.putImageData(image, 0, 0);
}
