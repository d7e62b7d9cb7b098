// A list of which one option is chosen, with the keys that such lists have: one stop for Tab, and
// arrows, Home and End between options.

class Listbox {
  // `choose` is called with the place of the option that the user wants.
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.options = [];
    root.addEventListener("keydown", (event) => this.press(event));
    root.addEventListener("click", (event) => {
      const place = this.options.indexOf(event.target.closest("[role=option]"));
      if (place >= 0) choose(place, event);
    });
  }

  setOptions(options) {
    this.options = options;
    this.root.replaceChildren(...options);
  }

  // Marks an option as chosen; `place` is negative for none.
  select(place, { focus = false } = {}) {
    this.options.forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === place));
      option.tabIndex = index === place ? 0 : -1;
    });
    const chosen = this.options[place];
    if (!chosen) {
      const first = this.options.find((option) => !option.hidden);
      if (first) first.tabIndex = 0;
    } else if (focus) {
      chosen.focus();
    }
  }

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const shown = this.options.filter((option) => !option.hidden);
    const place = shown.indexOf(event.target.closest("[role=option]"));
    if (place < 0) return;
    const steps = {
      ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns(shown), ArrowDown: this.columns(shown),
      Home: -place, End: shown.length - 1 - place,
    };
    const step = event.key === "Enter" || event.key === " " ? 0 : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = shown[place + step];
    if (next) this.choose(this.options.indexOf(next), event);
  }

  // How many options stand in a row.
  columns(shown) {
    const top = shown[0].offsetTop;
    const below = shown.findIndex((option) => option.offsetTop > top);
    return below < 0 ? shown.length : below;
  }
}
