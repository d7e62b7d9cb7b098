// What is known of the numbers of a layer. Only finite numbers count.

function statistics(values, count) {
  const all = () => new Float64Array(count);
  const channels = {
    mean: all(), maximum: all().fill(-Infinity), minimum: all().fill(Infinity), zeros: all(),
    variance: all(),
  };
  const finite = all();
  for (let place = 0, channel = 0; place < values.length; place += 1) {
    const value = values[place];
    if (Number.isFinite(value)) {
      finite[channel] += 1;
      channels.mean[channel] += value;
      channels.variance[channel] += value * value;
      if (value > channels.maximum[channel]) channels.maximum[channel] = value;
      if (value < channels.minimum[channel]) channels.minimum[channel] = value;
      if (value === 0) channels.zeros[channel] += 1;
    }
    channel = channel + 1 === count ? 0 : channel + 1;
  }
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const total = Math.max(sum(finite), 1);
  const mean = sum(channels.mean) / total;
  const zeros = sum(channels.zeros) / total;
  for (let channel = 0; channel < count; channel += 1) {
    const size = Math.max(finite[channel], 1);
    channels.mean[channel] /= size;
    channels.zeros[channel] /= size;
    channels.variance[channel] = channels.variance[channel] / size - channels.mean[channel] ** 2;
  }
  const minimum = channels.minimum.reduce((a, b) => Math.min(a, b));
  const maximum = channels.maximum.reduce((a, b) => Math.max(a, b));
  const isDead = (channel) => channels.minimum[channel] === 0 && channels.maximum[channel] === 0;
  const usual = minimum <= maximum ? numberBelow(0.995, values, minimum, maximum) : 0;
  const range = layerRange(usual, minimum, maximum);
  return {
    mean, zeros, minimum, maximum, channels, isDead, range,
    dead: Array.from({ length: count }, (_, channel) => channel).filter(isDead).length,
    rangeAroundZero: rangeAroundZero(values, minimum, maximum, range),
    reachesBelowZero: minimum < 0 && reachesBelowZero(values, minimum, maximum, usual),
  };
}

// The numbers that the lowest and the highest colour stand for where all maps share them: from 0,
// or from the lowest number where there are negative ones, to the 99.5th percentile, `usual`.
function layerRange(usual, minimum, maximum) {
  if (!(minimum <= maximum)) return { low: 0, high: 0 };
  const low = Math.min(minimum, 0);
  const high = usual > low ? usual : maximum;
  return { low, high, isClipped: maximum > high };
}

// The same where the colours have 0 in the middle: to the 99.5th percentile of the magnitudes.
function rangeAroundZero(values, minimum, maximum, range) {
  if (!(minimum < 0)) return { ...range, ...aroundZero(range.high) };
  const most = Math.max(-minimum, maximum);
  const reach = numberBelow(0.995, values.map(Math.abs), 0, most) || most;
  return {
    ...aroundZero(reach), isClipped: maximum > reach, isClippedBelow: minimum < -reach,
  };
}

// Equally far to both sides of zero; from −1 to 1 where all numbers are 0.
function aroundZero(reach) {
  return { low: -(reach || 1), high: reach || 1, isAroundZero: true };
}

// Whether both sides of zero are worth a colour each: where numbers lie at least half as far below it
// as above, but for the outermost.
function reachesBelowZero(values, minimum, maximum, usual) {
  let [low, high] = [numberBelow(0.005, values, minimum, maximum), usual];
  if (low === high) [low, high] = [minimum, maximum];
  return low < 0 && high > 0 && -low >= high / 2;
}

// The number below which a part of the finite numbers lies; between two of them, in proportion.
function numberBelow(part, values, minimum, maximum) {
  if (minimum === maximum) return minimum;
  const binOf = (value) => Math.floor(((value - minimum) / (maximum - minimum)) * 1023);
  const bins = new Uint32Array(1024);
  let count = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    bins[binOf(value)] += 1;
    count += 1;
  }
  const position = part * (count - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, count - 1);
  let [first, before] = [0, 0];
  while (before + bins[first] <= below) before += bins[first++];
  let [last, through] = [first, before + bins[first]];
  while (through <= above) through += bins[++last];
  // Only the numbers about the place are put in order.
  const near = values.filter((value) => binOf(value) >= first && binOf(value) <= last).sort();
  const [low, high] = [near[below - before], near[above - before]];
  return low + (position - below) * (high - low);
}

// The order in which maps are shown.
const orders = {
  index: (layer) => channelsBy(layer, (channel) => -channel),
  mean: (layer) => channelsBy(layer, (channel) => layer.statistics.channels.mean[channel]),
  maximum: (layer) => channelsBy(layer, (channel) => layer.statistics.channels.maximum[channel]),
  variance: (layer) => channelsBy(layer, (channel) => layer.statistics.channels.variance[channel]),
  zeros: (layer) => channelsBy(layer, (channel) => layer.statistics.channels.zeros[channel]),
  similarity: (layer) => alikeNeighbours(layer),
};

// The channels from the largest measure to the smallest, equals in their own order.
function channelsBy(layer, measure) {
  const channels = Array.from({ length: layer.extent.channels }, (_, channel) => channel);
  return channels.sort((a, b) => measure(b) - measure(a) || a - b);
}

// From the strongest map on, each is followed by the one among the rest that is most like it.
function alikeNeighbours(layer) {
  const patterns = coarsePatterns(layer);
  const rest = orders.mean(layer);
  const ordered = [rest.shift()];
  while (rest.length > 0) {
    const last = patterns[ordered.at(-1)];
    let nearest = 0;
    let best = -Infinity;
    rest.forEach((channel, place) => {
      const pattern = patterns[channel];
      let product = 0;
      for (let cell = 0; cell < last.length; cell += 1) product += last[cell] * pattern[cell];
      if (product > best) [best, nearest] = [product, place];
    });
    ordered.push(...rest.splice(nearest, 1));
  }
  return ordered;
}

// Each map as at most 16 × 16 averages, less their mean and of length 1, so that products of two
// are correlations.
function coarsePatterns(layer) {
  const { height, width, channels } = layer.extent;
  const rows = Math.min(height, 16);
  const columns = Math.min(width, 16);
  const patterns = Array.from({ length: channels }, () => new Float32Array(rows * columns));
  const { values } = layer.tensor;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const coarseRow = Math.floor((row * rows) / height);
      const cell = coarseRow * columns + Math.floor((column * columns) / width);
      const start = (row * width + column) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        const value = values[start + channel];
        if (Number.isFinite(value)) patterns[channel][cell] += value;
      }
    }
  }
  for (const pattern of patterns) {
    const mean = pattern.reduce((sum, value) => sum + value, 0) / pattern.length;
    const length = Math.hypot(...pattern.map((value) => value - mean)) || 1;
    pattern.forEach((value, cell) => { pattern[cell] = (value - mean) / length; });
  }
  return patterns;
}
