// What is done to single numbers.

// The function at the end of a layer.
//
// `row` are all numbers that a softmax compares, where they are known.
function activated(layer, value, doubt, words, row) {
  const name = layer.operation.activation ?? layer.operation.function ?? "linear";
  if (name === "linear") return { steps: [], result: value, doubt };
  if (name === "softmax" && row?.length > 0) {
    const most = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const sum = row.reduce((total, number) => total + Math.exp(number - most), 0);
    const result = Math.exp(value - most) / sum;
    const largest = row.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    const power = words.exponential(shortNumber(value), shortNumber(most));
    const steps = [
      { name: power, value: Math.exp(value - most) },
      { name: words.softmaxSum(shortNumber(sum)), value: result },
    ];
    return { steps, result, doubt: (4 * rounding * (largest + 1) + 2 * doubt) * result };
  }
  const apply = functions[name];
  if (!apply) return { steps: [], doubt, unknown: words.unknownFunction(name) };
  const result = apply(value, layer.operation);
  // No slope of these is above 1.2 but the exponential's.
  const slope = name === "exponential" ? result : 1.2;
  const steps = [{ name: words.functions[name] ?? name, value: result }];
  return { steps, result, doubt: slope * doubt };
}

// What is done to each number, after the layer's own numbers.
const functions = {
  relu: (x, { slope = 0, threshold = 0, maximum = Infinity }) =>
    (x >= maximum ? maximum : x >= threshold ? x : slope * (x - threshold)),
  relu6: (x) => Math.min(Math.max(x, 0), 6),
  leaky_relu: (x, { slope = 0.2 }) => (x > 0 ? x : slope * x),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  elu: (x, { alpha = 1 }) => (x > 0 ? x : alpha * Math.expm1(x)),
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  silu: (x) => x / (1 + Math.exp(-x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  softsign: (x) => x / (1 + Math.abs(x)),
  hard_sigmoid: (x) => Math.min(Math.max(x / 6 + 0.5, 0), 1),
  hard_silu: (x) => x * Math.min(Math.max(x / 6 + 0.5, 0), 1),
  exponential: Math.exp,
};

const merges = {
  Add: (a, b) => a + b,
  Average: (a, b) => a + b,
  Subtract: (a, b) => a - b,
  Multiply: (a, b) => a * b,
  Divide: (a, b) => a / b,
  Maximum: (a, b) => Math.max(a, b),
  Minimum: (a, b) => Math.min(a, b),
};
