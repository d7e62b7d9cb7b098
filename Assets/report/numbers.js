// Numbers: how they are stored in the page, and how they are shown.

// The numbers that all 65,536 patterns of 16 bits mean (IEEE 754, half precision).
let halves;

function tableOfHalves() {
  const table = new Float32Array(65536);
  for (let bits = 0; bits < 65536; bits += 1) {
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const magnitude = exponent === 31 ? (fraction ? NaN : Infinity)
      : exponent === 0 ? fraction * 2 ** -24
      : (1 + fraction / 1024) * 2 ** (exponent - 15);
    table[bits] = bits & 0x8000 ? -magnitude : magnitude;
  }
  return table;
}

// The numbers of a base64 text, each stored in 16 bits and to be multiplied by `scale`.
function decodedNumbers(text, scale) {
  halves ??= tableOfHalves();
  const letters = atob(text.trim());
  const numbers = new Float32Array(letters.length >> 1);
  for (let index = 0; index < numbers.length; index += 1) {
    const bits = letters.charCodeAt(2 * index) | (letters.charCodeAt(2 * index + 1) << 8);
    numbers[index] = halves[bits] * scale;
  }
  return numbers;
}

// Half the distance of neighbouring numbers of 16 bits, as a part of them.
const rounding = 2 ** -11;

// A number with some significant digits: `−0.03120`, `4.300`, `1.2 × 10⁻⁷`.
function shortNumber(value, digits = 4) {
  if (Number.isNaN(value)) return "NaN";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === Infinity) return sign + "∞";
  if (size === 0) return "0";
  if (size < 1e-4 || size >= 1e6) {
    const [mantissa, exponent] = size.toExponential(Math.max(digits - 2, 1)).split("e");
    return `${sign}${mantissa} × 10${superscript(Number(exponent))}`;
  }
  const isLong = size >= 10 ** digits - 0.5;
  return sign + (isLong ? size.toFixed(0) : size.toPrecision(digits));
}

// How numbers that stand together are shown: with equally many decimals, so many digits of the
// largest.
function alignedNumbers(numbers, digits) {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  if (!(largest >= 1e-4 && largest < 1e5)) return (number) => shortNumber(number, digits);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(largest)));
  return (number) => {
    const text = Math.abs(number).toFixed(decimals);
    return number < 0 && Number(text) > 0 ? `−${text}` : text;
  };
}

function superscript(number) {
  const raised = { "-": "⁻" };
  [..."⁰¹²³⁴⁵⁶⁷⁸⁹"].forEach((digit, value) => { raised[value] = digit; });
  return [...String(number)].map((sign) => raised[sign]).join("");
}

// `12,345`, in Chinese texts, too.
function groupedNumber(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function percentage(share) {
  return `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;
}
