// How the number of one cell comes about, from the numbers before it.
//
// Each kind of operation gives `{formula, terms, steps, grid, result, doubt, isSum}`: the terms,
// each `{name, value}` and perhaps the `grid` of numbers that it comes from; what then happens,
// step by step; the number that comes out; by how much the rounding to 16 bits may change it; and
// whether all these numbers are of one kind. Where the page lacks numbers, it gives `{reason}`.

function arithmetic(layer, cell, words) {
  const { operation } = layer;
  if (layer.inputs.length === 0) return { reason: words.isInput };
  const compute = operation && computations[operation.kind];
  if (!compute) return { reason: words.noArithmetic(layer.className) };
  const missing = layer.sources.find((source) => !source.hasMaps);
  if (missing) return { reason: words.missingInput(missing.name) };
  if (operation.omitted) return { reason: words.omittedKernel(groupedNumber(operation.omitted)) };
  return compute(layer, cell, words);
}

const computations = {
  ...weightedOperations,
  ...pools,

  responseNormalization(layer, { row, column, channel }, words) {
    const { size, k, alpha, beta } = layer.operation;
    const [source] = layer.sources;
    const reach = (size - 1) / 2;
    const from = Math.max(0, channel - reach);
    const to = Math.min(source.extent.channels - 1, channel + reach);
    const terms = Array.from({ length: to - from + 1 }, (_, index) => {
      const value = source.value(row, column, from + index);
      const name = words.square(words.channel(from + index), shortNumber(value));
      return { name, value: value ** 2 };
    });
    const value = source.value(row, column, channel);
    const sum = terms.reduce((total, term) => total + term.value, 0);
    const base = k + alpha * sum;
    const divisor = base ** beta;
    return {
      formula: words.responseFormula, terms, result: value / divisor,
      steps: [
        { name: words.sum, value: sum },
        { name: words.responseBase(shortNumber(k), shortNumber(alpha)), value: base },
        { name: words.responsePower(shortNumber(beta)), value: divisor },
        { name: words.dividedBy(shortNumber(value)), value: value / divisor },
      ],
      doubt: 4 * rounding * Math.abs(value / divisor),
    };
  },

  batchNormalization(layer, cell, words) {
    const number = (name, otherwise) =>
      channelNumber(layer, layer.operation[name], cell.channel, otherwise);
    const mean = number("mean", 0);
    return normalized(layer, cell, {
      mean, variance: number("variance", 1), size: Math.abs(mean), formula: words.batchFormula,
    }, words);
  },

  // Mean and variance are those of the numbers around: all channels at a place, or all numbers of a
  // group of channels.
  normalization(layer, cell, words) {
    const { groups, isCentered } = layer.operation;
    const [source] = layer.sources;
    const numbers = groups ? numbersOfGroup(source, cell.channel, groups)
      : numbersAt(source, cell.row, cell.column);
    const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const mean = isCentered ? average(numbers) : undefined;
    return normalized(layer, cell, {
      mean, variance: average(numbers.map((value) => (value - (mean ?? 0)) ** 2)),
      size: average(numbers.map(Math.abs)),
      formula: words.normalizationFormula(numbers.length, isCentered),
    }, words);
  },

  scaling(layer, cell, words) {
    const value = layer.sources[0].value(cell.row, cell.column, cell.channel);
    const gamma = channelNumber(layer, layer.operation.gamma, cell.channel, 1);
    const beta = channelNumber(layer, layer.operation.beta, cell.channel, 0);
    return {
      formula: words.scalingFormula, terms: [{ name: words.input, value }],
      steps: [
        { name: words.timesGamma(shortNumber(gamma)), value: value * gamma },
        { name: words.plusBeta(shortNumber(beta)), value: value * gamma + beta },
      ],
      result: value * gamma + beta,
      doubt: rounding * (2 * Math.abs(value * gamma) + Math.abs(beta)),
    };
  },

  activation(layer, cell, words) {
    const [source] = layer.sources;
    const value = source.value(cell.row, cell.column, cell.channel);
    return {
      formula: words.activationFormula, terms: [{ name: words.input, value }],
      ...activated(
        layer, value, rounding * Math.abs(value), words, numbersAt(source, cell.row, cell.column)),
    };
  },

  merging(layer, cell, words) {
    const merge = merges[layer.operation.function];
    if (!merge) return { reason: words.noArithmetic(layer.className) };
    const terms = layer.sources.map((source) => {
      const { height, width, channels } = source.extent;
      const at = (place, size) => (size === 1 ? 0 : place);
      const [row, column] = [at(cell.row, height), at(cell.column, width)];
      return { name: source.name, value: source.value(row, column, at(cell.channel, channels)) };
    });
    const result = terms.map((term) => term.value).reduce(merge);
    const share = layer.operation.function === "Average" ? result / terms.length : result;
    const size = terms.reduce((sum, term) => sum + Math.abs(term.value), Math.abs(share));
    return {
      formula: words.merging[layer.operation.function], terms,
      steps: [{ name: words.result, value: share }], result: share, doubt: 2 * rounding * size,
    };
  },

  concatenation(layer, { row, column, channel }, words) {
    let from = channel;
    const source = layer.sources.find((source) => {
      if (from < source.extent.channels) return true;
      from -= source.extent.channels;
      return false;
    });
    return copied(source, { row, column, channel: from }, words);
  },

  identity(layer, cell, words) {
    return copied(layer.sources[0], cell, words);
  },

  repetition(layer, { row, column, channel }, words) {
    const [height, width] = layer.operation.size;
    const place = { row: Math.floor(row / height), column: Math.floor(column / width), channel };
    return copied(layer.sources[0], place, words);
  },

  flattening(layer, { channel }, words) {
    const [source] = layer.sources;
    const { height, width, channels } = source.extent;
    const area = height * width;
    const { isChannelsFirst } = layer.operation;
    const pixel = isChannelsFirst ? channel % area : Math.floor(channel / channels);
    return copied(source, {
      row: Math.floor(pixel / width), column: pixel % width,
      channel: isChannelsFirst ? Math.floor(channel / area) : channel % channels,
    }, words);
  },

  padding(layer, { row, column, channel }, words) {
    const [source] = layer.sources;
    const cell = { row: row - layer.operation.top, column: column - layer.operation.left, channel };
    const { height, width } = source.extent;
    const isInside = cell.row >= 0 && cell.column >= 0 && cell.row < height && cell.column < width;
    if (isInside) return copied(source, cell, words);
    const steps = [{ name: words.result, value: 0 }];
    return { formula: words.paddingFormula, terms: [], steps, result: 0, doubt: 0 };
  },
};

// The numbers of all channels at a place.
function numbersAt(source, row, column) {
  return Array.from({ length: source.extent.channels }, (_, channel) =>
    source.value(row, column, channel));
}

// All numbers of the group that a channel belongs to.
function numbersOfGroup(source, channel, groups) {
  const { height, width, channels } = source.extent;
  const count = channels / groups;
  const first = Math.floor(channel / count) * count;
  return Array.from({ length: height * width * count }, (_, index) => {
    const place = Math.floor(index / count);
    return source.value(Math.floor(place / width), place % width, first + (index % count));
  });
}

// A number less the mean, where there is one, over the root of the variance, then γ and β. `size` is
// how large the numbers are that these two come from.
function normalized(layer, cell, { mean, variance, size, formula }, words) {
  const { operation } = layer;
  const value = layer.sources[0].value(cell.row, cell.column, cell.channel);
  const gamma = channelNumber(layer, operation.gamma, cell.channel, 1);
  const beta = channelNumber(layer, operation.beta, cell.channel, 0);
  const deviation = Math.sqrt(variance + operation.epsilon);
  const shifted = value - (mean ?? 0);
  const scaled = shifted / deviation;
  const result = scaled * gamma + beta;
  const steps = [
    { name: words.overDeviation(shortNumber(deviation), mean !== undefined), value: scaled },
    { name: words.timesGamma(shortNumber(gamma)), value: scaled * gamma },
    { name: words.plusBeta(shortNumber(beta)), value: result },
  ];
  if (mean !== undefined) {
    steps.unshift({ name: words.lessMean(shortNumber(mean)), value: shifted });
  }
  const doubt = 4 * (Math.abs(value) + size * (1 + Math.abs(scaled))) * Math.abs(gamma / deviation);
  return {
    formula, terms: [{ name: words.input, value }], steps, result,
    doubt: rounding * (doubt + Math.abs(beta)),
  };
}

function channelNumber(layer, tensor, channel, otherwise) {
  return tensor === undefined ? otherwise : layer.report.tensor(tensor).values[channel];
}

function copied(source, cell, words) {
  const value = source.value(cell.row, cell.column, cell.channel);
  const terms = [{ name: words.cellOf(source.name, cell), value }];
  const doubt = rounding * Math.abs(value);
  return { formula: words.copyFormula, terms, steps: [], result: value, doubt };
}

// What a channel is called: the colours of the picture have names.
function channelName(source, channel, words) {
  const color = source.inputs.length === 0 ? source.report.channels?.[channel] : undefined;
  return color ? words.colorNames[color] : words.channel(channel);
}
