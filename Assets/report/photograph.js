// The photograph as the network got it, and what of it a cell sees.

class PhotographView {
  constructor(picture) {
    this.picture = picture;
    this.frame = byId("photograph");
    this.image = this.frame.querySelector("img");
    this.overlay = this.frame.querySelector("svg");
    this.image.src = picture.data;
    this.image.width = picture.width;
    this.image.height = picture.height;
    this.frame.style.setProperty("--ratio", picture.width / picture.height);
    this.overlay.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
  }

  // Marks what a cell sees, and says it in words.
  show(layer, cell, words) {
    const text = this.mark(layer, cell, words);
    byId("field").textContent = text;
    this.image.alt = words.photographLabel(this.picture.name, text);
  }

  mark({ field }, cell, words) {
    const { width, height } = this.picture;
    this.overlay.replaceChildren();
    if (!field) return words.fieldUnknown;
    const spans = [fieldSpan(field, 0, cell.row), fieldSpan(field, 1, cell.column)];
    const limits = [height, width];
    const clipped = spans.map(([low, high], axis) =>
      [Math.max(low, 0), Math.min(high, limits[axis] - 1)]);
    const coversAxis = ([low, high], axis) => low === 0 && high === limits[axis] - 1;
    if (field.whole || clipped.every(coversAxis)) return words.fieldWhole;
    const [[top, bottom], [left, right]] = clipped;
    const box = {
      x: left, y: top, width: Math.max(right - left + 1, 0), height: Math.max(bottom - top + 1, 0),
    };
    this.overlay.append(
      svgElement("path", {
        class: "shade", "fill-rule": "evenodd",
        d: `M0 0H${width}V${height}H0ZM${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}Z`,
      }),
      svgElement("rect", { class: "halo", ...box }), svgElement("rect", { class: "mark", ...box }));
    const place = words.fieldOf([left, right], [top, bottom]);
    const isClipped = spans.some(([low, high], axis) => low < 0 || high >= limits[axis]);
    return isClipped ? `${place} ${words.fieldClipped(field.size.join(" × "))}` : place;
  }
}

// The first and the last pixel, along one axis, that a place of a map sees.
function fieldSpan({ size, stride, center }, axis, place) {
  const low = Math.ceil(center[axis] + place * stride[axis] - (size[axis] - 1) / 2);
  return [low, low + size[axis] - 1];
}
