// What hinders people who hear a page, or cannot use a pointer: an expression that gives a list of
// sentences, empty for a good page. The rules follow WCAG 2.2, levels A and AA.
(() => {
  const problems = [];
  const tell = (element, problem) => {
    const text = element.textContent.trim().slice(0, 30);
    problems.push(`${element.tagName.toLowerCase()}#${element.id} “${text}”: ${problem}`);
  };
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isShown);

  // Names
  const text = (element) => element?.textContent.trim() ?? "";
  const nameOf = (element) => {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    return element.getAttribute("aria-label")
      || labels.map((id) => text(document.getElementById(id))).join(" ")
      || [...(element.labels ?? [])].map(text).join(" ")
      || (["SELECT", "INPUT"].includes(element.tagName) ? "" : text(element));
  };
  const needName = "button, select, input, a, nav, dialog, section, img, [tabindex], [role=listbox], "
    + "[role=option], [role=application], [role=img], [role=region]";
  for (const element of all(needName)) {
    if (!(element.tagName === "IMG" ? element.alt : nameOf(element))) tell(element, "has no name");
  }
  for (const element of all("[aria-labelledby], [aria-describedby]")) {
    for (const attribute of ["aria-labelledby", "aria-describedby"]) {
      for (const id of (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean)) {
        if (!document.getElementById(id)) tell(element, `${attribute} names ${id}, which is not there`);
      }
    }
  }

  // Structure
  if (!/^(en|zh-CN)$/.test(document.documentElement.lang)) problems.push("the page has no language");
  if (!document.title) problems.push("the page has no title");
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids)) {
    if (ids.filter((other) => other === id).length > 1) problems.push(`several elements have the id ${id}`);
  }
  const headings = all("h1, h2, h3, h4, h5, h6").map((element) => Number(element.tagName[1]));
  if (headings[0] !== 1 || headings.filter((level) => level === 1).length !== 1) {
    problems.push("the page does not have one first heading");
  }
  headings.forEach((level, place) => {
    if (place > 0 && level > headings[place - 1] + 1) problems.push(`heading ${place} leaves out a level`);
  });
  for (const list of all("[role=listbox]")) {
    const stops = [...list.children].filter((option) => option.tabIndex === 0).length;
    if (list.children.length > 0 && stops !== 1) tell(list, `has ${stops} stops for Tab`);
    if ([...list.children].some((option) => option.getAttribute("role") !== "option")) tell(list, "holds others than options");
  }
  for (const element of all("th")) if (!element.scope) tell(element, "has no scope");
  for (const element of document.querySelectorAll("[tabindex]")) {
    if (element.tabIndex > 0) tell(element, "changes the order of Tab");
  }

  // Contrast
  const painter = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paint = (colors) => {
    painter.clearRect(0, 0, 1, 1);
    for (const color of colors) {
      painter.fillStyle = color;
      painter.fillRect(0, 0, 1, 1);
    }
    return [...painter.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (color) => {
    const [red, green, blue] = color.map((part) =>
      (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // What lies behind an element, from the back to the front.
  const grounds = (element) => (element
    ? [...grounds(element.parentElement), getComputedStyle(element).backgroundColor] : ["Canvas"]);
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const element of all("body *")) {
    if (!hasText(element) || ["SCRIPT", "STYLE", "OPTION", "NOSCRIPT"].includes(element.tagName)) continue;
    if (element.closest(".unseen, .skip")) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const behind = grounds(element);
    const found = ratio(paint([...behind, style.color]), paint(behind));
    if (found < (isLarge ? 3 : 4.5)) tell(element, `contrast of ${found.toFixed(2)}`);
  }
  for (const element of all("select, input, header button")) {
    const found = ratio(paint([getComputedStyle(element).borderTopColor]), paint(grounds(element.parentElement)));
    if (found < 3) tell(element, `border with a contrast of ${found.toFixed(2)}`);
  }

  // Targets of 24 pixels, or as far apart
  for (const element of all("button, select, input, [role=option]")) {
    const box = element.getBoundingClientRect();
    const inText = element.closest("th");
    if (!inText && (box.width < 24 || box.height < 24)) tell(element, `only ${box.width} × ${box.height} large`);
  }
  return problems;
})()
