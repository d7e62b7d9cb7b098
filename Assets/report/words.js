// All words of the page, in each language.

const languages = {
  en: {
    code: "en",
    skip: "Skip to the chosen map",
    language: "Language", theme: "Appearance", themeOfSystem: "as the system", themeLight: "light",
    themeDark: "dark", keys: "Keyboard", close: "Close",
    layers: "Layers", search: "Search layers by name or kind",
    nothingFound: "No layer is called so.",
    weights: (name) => `weights: ${name}`, preprocessing: (text) => `input: ${text}`,
    parameters: (count) => count === 1 ? "1 parameter" : `${groupedNumber(count)} parameters`,
    layerLabel: (name, kind, shape, inputs) =>
      `${name}, ${kind}, ${shape}` + (inputs.length > 1 ? `, from ${inputs.join(" and ")}` : ""),
    noMapsLabel: "no numbers",
    field: (size, stride) => `sees ${size} pixels, moves by ${stride}`,
    noMaps: "The page has no numbers of this layer: it was not run, or not asked for.",
    mean: "mean", maximum: "maximum", minimum: "minimum", zeros: "zeros", dead: "dead maps",
    deadOf: (dead, all) => `${dead} of ${groupedNumber(all)}`,
    deadMark: "dead",
    cell: (layer, cell, isRow) => isRow ? `${layer}, unit ${cell.channel}`
      : `${layer}, map ${cell.channel}, row ${cell.row}, column ${cell.column}`,
    cellValue: (value) => `value ${value}`,
    tip: (cell, value, isRow) => isRow ? `unit ${cell.channel}: ${value}`
      : `map ${cell.channel}, row ${cell.row}, column ${cell.column}: ${value}`,
    mapLabel: (layer, channel, isRow) =>
      isRow ? `All units of ${layer}` : `Map ${channel} of ${layer}`,
    mapHelp: "Arrow keys move the cell, with Shift by ten.",
    barLabel: (low, high) => `Colours from ${low} to ${high}`,
    layerScaleNote: ({ isAroundZero, isClipped, isClippedBelow }) => isAroundZero
      ? `One scale for all maps, around zero${isClipped || isClippedBelow
        ? "; 0.5 % of the numbers lie beyond it" : ""}.`
      : `One scale for all maps${isClipped ? "; 0.5 % of the numbers lie above it" : ""}.`,
    mapScaleNote: "Each map in its own scale: maps cannot be compared.",
    orLess: (value) => `≤ ${value}`,
    orMore: (value) => `≥ ${value}`,
    photographLabel: (name, field) => `${name}, with the part that the cell sees: ${field}`,
    fieldOf: ([left, right], [top, bottom]) => `The cell sees `
      + (left === right ? `column ${left}` : `columns ${left} to ${right}`) + " and "
      + (top === bottom ? `row ${top}` : `rows ${top} to ${bottom}`) + " of the picture.",
    fieldClipped: (size) => `Its field of ${size} reaches beyond the edge, where zeros stand.`,
    fieldWhole: "The cell sees the whole picture.",
    fieldUnknown: "What a cell of this layer sees is not defined.",
    allMaps: (count) => count === 1 ? "1 map" : `All ${groupedNumber(count)} maps`,
    mapOption: (channel, mean, maximum, isDead) =>
      `map ${channel}, ` + (isDead ? "all zeros" : `mean ${mean}, maximum ${maximum}`),
    order: "Order", scale: "Scale", colors: "Colours",
    orders: {
      index: "by number", mean: "by mean", maximum: "by maximum", variance: "by variance",
      zeros: "by share of zeros", similarity: "alike together",
    },
    scales: { layer: "one for the layer", map: "each map its own" },
    colorNames: { red: "red", green: "green", blue: "blue", gray: "grey" },
    automatic: "as fits the layer",
    colorMapNames: { gray: "grey", rdbu: "red – 0 – blue" },
    arithmetic: "How this number comes about",
    channel: (channel) => `channel ${channel}`,
    unit: (unit) => `input ${unit}`,
    product: (name, value, weight) => `${name}: ${value} × ${weight}`,
    square: (name, value) => `${name}: (${value})²`,
    others: (count) => count === 1 ? "1 other" : `${groupedNumber(count)} others`,
    bias: "bias", sum: "sum", result: "result", input: "input",
    convolutionFormula: (count) => count === 1 ? "Kernel × patch, plus the bias."
      : `Kernel × patch, summed over ${groupedNumber(count)} channels, plus the bias. `
        + "The strongest channels come first.",
    denseFormula: (count) => `Weight × input, summed over ${groupedNumber(count)} inputs, `
      + "plus the bias. The strongest come first.",
    separableFormula: (count) => "Each channel’s patch by its own kernel, then "
      + `weight × that, summed over ${groupedNumber(count)}, plus the bias. The strongest come first.`,
    transposedFormula: (count) => "The kernel spreads each input over the places around; what reaches "
      + (count === 1 ? "this place, plus the bias."
        : `this place, summed over ${groupedNumber(count)} channels, plus the bias.`),
    kernelOf: (name, kernel) => `${name}, kernel ${kernel}`,
    productsOf: (name) => `${name}: in each place the patch’s number, and below it the kernel’s `
      + "that it is multiplied by",
    maximumFormula: "The largest number of the window.",
    averageFormula: "The average of the window.",
    windowNumbers: "The numbers of the window",
    overCount: (count) => `÷ ${groupedNumber(count)}`,
    outside: "outside",
    markedLabel: "the largest",
    responseFormula: "a ÷ (k + α · sum of the neighbouring channels’ squares)^β",
    responseBase: (k, alpha) => `${k} + ${alpha} · sum`,
    responsePower: (beta) => `to the power of ${beta}`,
    dividedBy: (value) => `${value} ÷ that`,
    batchFormula: "(input − mean) ÷ √(variance + ε) · γ + β, with this channel’s numbers.",
    scalingFormula: "input · γ + β, with this channel’s numbers.",
    normalizationFormula: (count, isCentered) => isCentered
      ? "(input − mean) ÷ √(variance + ε) · γ + β; mean and variance are those of the "
        + `${groupedNumber(count)} numbers that are normalised together.`
      : "input ÷ √(mean square + ε) · γ; the mean square is that of the "
        + `${groupedNumber(count)} numbers that are normalised together.`,
    lessMean: (mean) => `− mean (${mean})`,
    overDeviation: (deviation, isCentered) =>
      `÷ √(${isCentered ? "variance" : "mean square"} + ε) (${deviation})`,
    timesGamma: (gamma) => `· γ (${gamma})`, plusBeta: (beta) => `+ β (${beta})`,
    activationFormula: "A function of the number at the same place.",
    exponential: (value, most) => `e^(${value} − ${most})`,
    softmaxSum: (sum) => `÷ sum of all (${sum})`,
    functions: {
      relu: "ReLU: at least 0", relu6: "ReLU6: 0 to 6", leaky_relu: "leaky ReLU",
      hard_sigmoid: "hard sigmoid", hard_silu: "hard swish", silu: "SiLU",
    },
    unknownFunction: (name) =>
      `The page does not compute ${name}; the numbers before it are shown.`,
    merging: {
      Add: "The sum of the numbers at the same place.",
      Average: "The average of the numbers at the same place.",
      Subtract: "The first number less the second.",
      Multiply: "The product of the numbers at the same place.",
      Divide: "The first number over the second.",
      Maximum: "The largest of the numbers at the same place.",
      Minimum: "The smallest of the numbers at the same place.",
    },
    isInput: "These numbers are the picture’s, made ready as is said above.",
    copyFormula: "The number is passed on as it is.",
    cellOf: (name, { row, column, channel }) =>
      `${name}, map ${channel}, row ${row}, column ${column}`,
    paddingFormula: "A zero put around the maps.",
    noArithmetic: (kind) => `The page does not show the arithmetic of ${kind}.`,
    missingInput: (name) => `The page has no numbers of ${name}, which this layer reads.`,
    omittedKernel: (count) =>
      `This layer’s kernel of ${count} numbers is left out, to keep the page small.`,
    stored: "from the forward pass",
    agrees: "The same but for the rounding to 16 bits.",
    differs: (difference) => `Differs by ${difference}, more than rounding explains.`,
    rounding:
      "All numbers of this page are rounded to 16 bits: about 3 significant digits are exact.",
    madeBy: (program) => `Made by ${program}.`,
    classes: "Likeliest classes",
    shortcuts: [
      ["↑ ↓ ← →", "another cell, map or layer, where the focus is"],
      ["[ ]", "the layer before, the next layer"], [", .", "the map before, the next map"],
      ["/", "search layers"], ["Esc", "leave the search or this help"], ["?", "this help"],
    ],
  },
  zh: {
    code: "zh-CN",
    skip: "跳到所选特征图",
    language: "语言", theme: "外观", themeOfSystem: "跟随系统", themeLight: "浅色", themeDark: "深色",
    keys: "键盘", close: "关闭",
    layers: "层", search: "按名称或类型查找层", nothingFound: "没有这样的层。",
    weights: (name) => `权重：${name}`, preprocessing: (text) => `输入：${text}`,
    parameters: (count) => `${groupedNumber(count)} 个参数`,
    layerLabel: (name, kind, shape, inputs) =>
      `${name}，${kind}，${shape}` + (inputs.length > 1 ? `，来自 ${inputs.join(" 和 ")}` : ""),
    noMapsLabel: "无数值",
    field: (size, stride) => `感受野 ${size} 像素，步距 ${stride}`,
    noMaps: "本页没有该层的数值：该层未运行，或未被选中。",
    mean: "平均值", maximum: "最大值", minimum: "最小值", zeros: "零的比例", dead: "全零特征图",
    deadOf: (dead, all) => `${dead} / ${groupedNumber(all)}`,
    deadMark: "全零",
    cell: (layer, cell, isRow) => isRow ? `${layer}，单元 ${cell.channel}`
      : `${layer}，特征图 ${cell.channel}，行 ${cell.row}，列 ${cell.column}`,
    cellValue: (value) => `值 ${value}`,
    tip: (cell, value, isRow) => isRow ? `单元 ${cell.channel}：${value}`
      : `特征图 ${cell.channel}，行 ${cell.row}，列 ${cell.column}：${value}`,
    mapLabel: (layer, channel, isRow) => isRow ? `${layer} 的全部单元` : `${layer} 的特征图 ${channel}`,
    mapHelp: "方向键移动所选位置，按住 Shift 一次移动十格。",
    barLabel: (low, high) => `颜色从 ${low} 到 ${high}`,
    layerScaleNote: ({ isAroundZero, isClipped, isClippedBelow }) => isAroundZero
      ? `整层共用一个色标，以零为中心${isClipped || isClippedBelow ? "；0.5 % 的值在色标之外" : ""}。`
      : `整层共用一个色标${isClipped ? "；0.5 % 的值在色标之上" : ""}。`,
    mapScaleNote: "每张特征图各用一个色标，各图之间不能相互比较。",
    orLess: (value) => `≤ ${value}`,
    orMore: (value) => `≥ ${value}`,
    photographLabel: (name, field) => `${name}，标出所选位置的感受野：${field}`,
    fieldOf: ([left, right], [top, bottom]) => "该位置看到图像的第 "
      + (left === right ? left : `${left} 至 ${right}`) + " 列、第 "
      + (top === bottom ? top : `${top} 至 ${bottom}`) + " 行。",
    fieldClipped: (size) => `其感受野为 ${size}，超出图像边缘的部分是零。`,
    fieldWhole: "该位置看到整幅图像。",
    fieldUnknown: "该层的感受野没有定义。",
    allMaps: (count) => `全部 ${groupedNumber(count)} 张特征图`,
    mapOption: (channel, mean, maximum, isDead) =>
      `特征图 ${channel}，` + (isDead ? "全为零" : `平均值 ${mean}，最大值 ${maximum}`),
    order: "顺序", scale: "色标", colors: "颜色",
    orders: {
      index: "按编号", mean: "按平均值", maximum: "按最大值", variance: "按方差", zeros: "按零的比例",
      similarity: "相似者相邻",
    },
    scales: { layer: "整层共用", map: "每图各用" },
    colorNames: { red: "红", green: "绿", blue: "蓝", gray: "灰" },
    automatic: "按层选择",
    colorMapNames: { gray: "灰度", rdbu: "红 – 0 – 蓝" },
    arithmetic: "这个数是怎样算出来的",
    channel: (channel) => `通道 ${channel}`,
    unit: (unit) => `输入 ${unit}`,
    product: (name, value, weight) => `${name}：${value} × ${weight}`,
    square: (name, value) => `${name}：(${value})²`,
    others: (count) => `其余 ${groupedNumber(count)} 项`,
    bias: "偏置", sum: "和", result: "结果", input: "输入",
    convolutionFormula: (count) => count === 1 ? "卷积核 × 图块，再加偏置。"
      : `卷积核 × 图块，对 ${groupedNumber(count)} 个通道求和，再加偏置。贡献最大的通道在前。`,
    denseFormula: (count) => `权重 × 输入，对 ${groupedNumber(count)} 个输入求和，再加偏置。贡献最大的在前。`,
    separableFormula: (count) => "各通道的图块先与自己的卷积核相乘求和，再乘以权重，"
      + `对 ${groupedNumber(count)} 项求和，再加偏置。贡献最大的在前。`,
    transposedFormula: (count) => count === 1 ? "卷积核把每个输入铺到周围；落到这一位置的各项之和，再加偏置。"
      : `卷积核把每个输入铺到周围；落到这一位置的各项对 ${groupedNumber(count)} 个通道求和，再加偏置。`,
    kernelOf: (name, kernel) => `${name}，卷积核 ${kernel}`,
    productsOf: (name) => `${name}：每格上面是图块的数，下面是与它相乘的卷积核的数`,
    maximumFormula: "窗口中最大的数。",
    averageFormula: "窗口的平均值。",
    windowNumbers: "窗口中的数",
    overCount: (count) => `÷ ${groupedNumber(count)}`,
    outside: "图外",
    markedLabel: "最大",
    responseFormula: "a ÷ (k + α · 相邻通道的平方和)^β",
    responseBase: (k, alpha) => `${k} + ${alpha} · 和`,
    responsePower: (beta) => `的 ${beta} 次幂`,
    dividedBy: (value) => `${value} ÷ 上式`,
    batchFormula: "(输入 − 均值) ÷ √(方差 + ε) · γ + β，用该通道的数。",
    scalingFormula: "输入 · γ + β，用该通道的数。",
    normalizationFormula: (count, isCentered) => isCentered
      ? `(输入 − 均值) ÷ √(方差 + ε) · γ + β；均值和方差取自一起归一化的 ${groupedNumber(count)} 个数。`
      : `输入 ÷ √(均方 + ε) · γ；均方取自一起归一化的 ${groupedNumber(count)} 个数。`,
    lessMean: (mean) => `− 均值（${mean}）`,
    overDeviation: (deviation, isCentered) =>
      `÷ √(${isCentered ? "方差" : "均方"} + ε)（${deviation}）`,
    timesGamma: (gamma) => `· γ（${gamma}）`, plusBeta: (beta) => `+ β（${beta}）`,
    activationFormula: "同一位置的数的函数。",
    exponential: (value, most) => `e^(${value} − ${most})`,
    softmaxSum: (sum) => `÷ 全部之和（${sum}）`,
    functions: { relu: "ReLU：不小于 0", relu6: "ReLU6：0 到 6", exponential: "指数函数" },
    unknownFunction: (name) => `本页不计算 ${name}，只显示它之前的数。`,
    merging: {
      Add: "同一位置各数之和。", Average: "同一位置各数的平均值。", Subtract: "第一个数减第二个数。",
      Multiply: "同一位置各数之积。", Divide: "第一个数除以第二个数。", Maximum: "同一位置各数中最大的。",
      Minimum: "同一位置各数中最小的。",
    },
    isInput: "这些数就是图像本身，按上面所说的方式准备。",
    copyFormula: "原样传递的数。",
    cellOf: (name, { row, column, channel }) => `${name}，特征图 ${channel}，行 ${row}，列 ${column}`,
    paddingFormula: "填在特征图周围的零。",
    noArithmetic: (kind) => `本页不显示 ${kind} 的算式。`,
    missingInput: (name) => `本页没有 ${name} 的数值，而该层要读它。`,
    omittedKernel: (count) => `为使页面不致过大，略去了该层 ${count} 个数的卷积核。`,
    stored: "前向计算的结果",
    agrees: "除 16 位舍入外相同。",
    differs: (difference) => `相差 ${difference}，超出舍入误差。`,
    rounding: "本页所有的数都舍入到 16 位：约 3 位有效数字是准确的。",
    madeBy: (program) => `由 ${program} 生成。`,
    classes: "最可能的类别",
    shortcuts: [
      ["↑ ↓ ← →", "移到另一位置、特征图或层，视焦点而定"],
      ["[ ]", "前一层、后一层"], [", .", "前一张、后一张特征图"],
      ["/", "查找层"], ["Esc", "离开查找或本说明"], ["?", "本说明"],
    ],
  },
};
