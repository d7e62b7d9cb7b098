// Sums of weights times numbers, and pools.

// The terms that are shown one by one; the others are summed.
const shownTerms = 8;

const weightedOperations = {
  convolution(layer, { row, column, channel }, words) {
    const { operation, report } = layer;
    const [source] = layer.sources;
    const inputs = source.extent.channels / operation.groups;
    const first = Math.floor(channel / (layer.extent.channels / operation.groups)) * inputs;
    const kernel = report.tensor(operation.weights).values;
    const [outputStride, inputStride, rowStride, columnStride] = operation.weightStrides;
    const places = windowPlaces(layer, row, column);
    const terms = Array.from({ length: inputs }, (_, input) => {
      const start = channel * outputStride + input * inputStride;
      const cells = places.map(({ y, x, ky, kx, isInside }) => ({
        isInside,
        value: isInside ? source.value(y, x, first + input) : 0,
        weight: kernel[start + ky * rowStride + kx * columnStride],
      }));
      const value = cells.reduce((sum, cell) => sum + cell.value * cell.weight, 0);
      const size = cells.reduce((sum, cell) => sum + Math.abs(cell.value * cell.weight), 0);
      const name = channelName(source, first + input, words);
      const caption = words.productsOf(name);
      return { name, value, size, grid: { cells, columns: operation.kernel[1], caption } };
    });
    return weightedSum(layer, channel, terms, words.convolutionFormula(inputs), words);
  },

  dense(layer, { channel }, words) {
    const terms = Array.from(layer.sources[0].tensor.values, (value, input) => {
      const weight = denseWeight(layer, channel, input);
      const product = value * weight;
      const name = words.unit(input);
      return { name, value: product, size: Math.abs(product), factors: [value, weight] };
    });
    // A softmax compares what all units sum up to.
    const units = layer.operation.activation === "softmax" ? layer.extent.channels : 0;
    const row = Array.from({ length: units }, (_, unit) => denseSum(layer, unit));
    return weightedSum(layer, channel, terms, words.denseFormula(terms.length), words, row);
  },
};

const pools = {
  pooling(layer, { row, column, channel }, words) {
    const { operation } = layer;
    const [source] = layer.sources;
    const [top, bottom, left, right] = operation.padding;
    const { height, width } = source.extent;
    const places = windowPlaces(layer, row, column);
    const cells = places.map(({ y, x, isInside }) => ({
      isInside, value: isInside ? source.value(y, x, channel) : 0,
      // Zeros of the padding may count, what lies beyond it never does.
      isCounted: isInside || (operation.countsPadding && y >= -top && x >= -left
        && y < height + bottom && x < width + right),
    }));
    return pooled(operation.function, cells, operation.kernel[1], words);
  },

  globalPooling(layer, { channel }, words) {
    const [source] = layer.sources;
    const { height, width } = source.extent;
    const cells = Array.from({ length: height * width }, (_, place) => ({
      isInside: true, isCounted: true,
      value: source.value(Math.floor(place / width), place % width, channel),
    }));
    return pooled(layer.operation.function, cells, width, words);
  },
};

// The places of the input that the window of a cell covers, row by row.
function windowPlaces(layer, row, column) {
  const { kernel, strides, dilation, padding } = layer.operation;
  const { height, width } = layer.sources[0].extent;
  const places = [];
  for (let ky = 0; ky < kernel[0]; ky += 1) {
    for (let kx = 0; kx < kernel[1]; kx += 1) {
      const y = row * strides[0] - padding[0] + ky * dilation[0];
      const x = column * strides[1] - padding[2] + kx * dilation[1];
      places.push({ y, x, ky, kx, isInside: y >= 0 && x >= 0 && y < height && x < width });
    }
  }
  return places;
}

function denseWeight({ operation, report }, unit, input) {
  const [outputStride, inputStride] = operation.weightStrides;
  const place = unit * outputStride + kernelRow(operation, input) * inputStride;
  return report.tensor(operation.weights).values[place];
}

// What a unit gives before the layer's function.
function denseSum(layer, unit) {
  let sum = channelNumber(layer, layer.operation.bias, unit, 0);
  layer.sources[0].tensor.values.forEach((value, input) => {
    sum += value * denseWeight(layer, unit, input);
  });
  return sum;
}

// The row of a dense kernel that a number meets. PyTorch's kernels follow maps that were flattened
// one channel after the other, while the numbers lie here pixel by pixel.
function kernelRow(operation, input) {
  if (!operation.flattened) return input;
  const [height, width, channels] = operation.flattened;
  return (input % channels) * height * width + Math.floor(input / channels);
}

// The strongest terms first, then the others' sum, the bias and the function. `row` is for a softmax.
function weightedSum(layer, channel, terms, formula, words, row) {
  const { operation } = layer;
  const bias = channelNumber(layer, operation.bias, channel, 0);
  const sum = terms.reduce((total, term) => total + term.value, 0) + bias;
  const size = terms.reduce((total, term) => total + term.size, Math.abs(bias));
  terms.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const others = terms.slice(shownTerms);
  const shown = terms.slice(0, shownTerms).map((term) => {
    const factors = term.factors?.map((factor) => shortNumber(factor));
    return factors ? { ...term, name: words.product(term.name, ...factors) } : term;
  });
  if (others.length > 0) {
    const value = others.reduce((total, term) => total + term.value, 0);
    shown.push({ name: words.others(others.length), value });
  }
  if (operation.bias !== undefined) shown.push({ name: words.bias, value: bias });
  const { steps, ...outcome } = activated(layer, sum, 2.1 * rounding * size, words, row);
  const allSteps = [{ name: words.sum, value: sum }, ...steps];
  return { formula, terms: shown, steps: allSteps, isSum: true, ...outcome };
}

// Larger windows, as global pools have them, are not shown number by number.
const shownCells = 400;

// The largest number of a window, or the average of those that count.
function pooled(name, cells, columns, words) {
  const inside = cells.filter((cell) => cell.isInside).map((cell) => cell.value);
  const size = inside.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const grid = cells.length <= shownCells
    ? { cells, columns, caption: words.windowNumbers } : undefined;
  if (name === "maximum") {
    const result = inside.reduce((a, b) => Math.max(a, b), -Infinity);
    const best = cells.find((cell) => cell.isInside && cell.value === result);
    if (best) best.isMarked = true;
    return {
      formula: words.maximumFormula, terms: [], grid, result, doubt: rounding * size,
      steps: [{ name: words.maximum, value: result }],
    };
  }
  const sum = inside.reduce((total, value) => total + value, 0);
  const count = cells.filter((cell) => cell.isCounted).length;
  return {
    formula: words.averageFormula, terms: [], grid, result: sum / count, doubt: 2 * rounding * size,
    steps: [{ name: words.sum, value: sum }, { name: words.overCount(count), value: sum / count }],
  };
}
