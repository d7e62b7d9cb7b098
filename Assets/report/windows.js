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
      const name = channelName(source, first + input, words);
      const grid = { cells, columns: operation.kernel[1], caption: words.productsOf(name) };
      return { name, ...productsOf(cells), grid };
    });
    return weightedSum(layer, channel, terms, words.convolutionFormula(inputs), words);
  },

  // What comes of each channel by itself is summed over the channels.
  separableConvolution(layer, { row, column, channel }, words) {
    const { operation, report } = layer;
    const [source] = layer.sources;
    const depthwise = report.tensor(operation.depthwise).values;
    const pointwise = report.tensor(operation.weights).values;
    const [kernelStride, rowStride, columnStride] = operation.depthwiseStrides;
    const [outputStride, inputStride] = operation.weightStrides;
    const places = windowPlaces(layer, row, column);
    const count = source.extent.channels * operation.multiplier;
    const terms = Array.from({ length: count }, (_, index) => {
      const input = Math.floor(index / operation.multiplier);
      const cells = places.map(({ y, x, ky, kx, isInside }) => ({
        isInside,
        value: isInside ? source.value(y, x, input) : 0,
        weight: depthwise[index * kernelStride + ky * rowStride + kx * columnStride],
      }));
      const weight = pointwise[channel * outputStride + index * inputStride];
      const { value, size } = productsOf(cells);
      const plain = channelName(source, input, words);
      const name = operation.multiplier === 1 ? plain
        : words.kernelOf(plain, index % operation.multiplier);
      const caption = words.productsOf(name);
      return {
        name, value: value * weight, size: size * Math.abs(weight), factors: [value, weight],
        grid: { cells, columns: operation.kernel[1], caption },
      };
    });
    return weightedSum(layer, channel, terms, words.separableFormula(count), words);
  },

  // Each number of the input is spread over the output by the kernel; these are the ones that reach
  // the cell.
  transposedConvolution(layer, { row, column, channel }, words) {
    const { operation, report } = layer;
    const [source] = layer.sources;
    const inputs = source.extent.channels / operation.groups;
    const outputs = layer.extent.channels / operation.groups;
    const first = Math.floor(channel / outputs) * inputs;
    const kernel = report.tensor(operation.weights).values;
    const [outputStride, inputStride, rowStride, columnStride] = operation.weightStrides;
    const { height, width } = source.extent;
    const rows = placesThatReach(operation, row, 0, height);
    const columns = placesThatReach(operation, column, 1, width);
    const terms = Array.from({ length: inputs }, (_, input) => {
      const start = (channel % outputs) * outputStride + (first + input) * inputStride;
      const cells = rows.flatMap((y) => columns.map((x) => ({
        isInside: y.isInside && x.isInside,
        value: y.isInside && x.isInside ? source.value(y.place, x.place, first + input) : 0,
        weight: kernel[start + y.tap * rowStride + x.tap * columnStride],
      })));
      const name = channelName(source, first + input, words);
      const grid = { cells, columns: columns.length, caption: words.productsOf(name) };
      return { name, ...productsOf(cells), grid: cells.length > 0 ? grid : undefined };
    });
    return weightedSum(layer, channel, terms, words.transposedFormula(inputs), words);
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

// The sum of a window's products, and that of their sizes.
function productsOf(cells) {
  const products = cells.map((cell) => cell.value * cell.weight);
  const size = products.reduce((sum, product) => sum + Math.abs(product), 0);
  return { value: products.reduce((sum, product) => sum + product, 0), size };
}

// The rows (axis 0) or columns (1) of the input that a transposed convolution spreads to `target`,
// each with the place in the kernel that does.
function placesThatReach({ kernel, strides, dilation, padding }, target, axis, count) {
  const found = [];
  for (let tap = 0; tap < kernel[axis]; tap += 1) {
    const place = (target + padding[2 * axis] - tap * dilation[axis]) / strides[axis];
    if (Number.isInteger(place)) found.push({ tap, place, isInside: place >= 0 && place < count });
  }
  return found.sort((a, b) => a.place - b.place);
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
