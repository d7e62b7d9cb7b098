"""Tries the report page in Chromium; Scripts/test-browser runs it.

    report_tests.py PROGRAM [FOLDER]

With a folder, pictures of the page in both appearances and on a phone are left there.
"""

import math
import os
import re
import subprocess
import sys
import tempfile

import sample
from browser import Browser
from drop_page import drop, served, wait_until

HERE = os.path.dirname(os.path.abspath(__file__))
ASSETS = os.path.join(HERE, "..", "..", "Assets")
PHOTOGRAPH = os.path.join(ASSETS, "photographs", "cat.jpg")

failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def equal(found, wanted, message):
    check(found == wanted, "%s: %r, not %r" % (message, found, wanted))


def attempt(test, *arguments):
    """Runs a test; one that breaks off is a failure like others."""
    try:
        test(*arguments)
    except Exception as error:
        failures.append("%s broke off: %s" % (test.__name__, error))


# MARK: Reading the page

def text(browser, selector):
    return browser.ask("document.querySelector(%r)?.textContent ?? ''" % selector)


def number(shown):
    """The number that a text of the page shows."""
    shown = shown.replace("−", "-")
    raised = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    mantissa, _, exponent = shown.partition(" × 10")
    return float(mantissa) * 10 ** int(exponent.translate(raised) or 0) if exponent else float(shown)


def is_near(found, wanted):
    """Whether a number is another one, rounded to 16 bits and to the digits that are shown."""
    return math.isclose(found, wanted, rel_tol=2e-3, abs_tol=2e-3)


def arithmetic(browser):
    """The rows of the arithmetic: name and number."""
    rows = browser.ask(
        "[...document.querySelectorAll('.terms tr')].map(row => [row.cells[0].textContent,"
        " row.cells[2].textContent])")
    return [(name, number(value)) for name, value in rows]


def expect_arithmetic(browser, what, wanted, formula):
    """Compares the arithmetic of the chosen cell with the one worked out by hand."""
    rows = arithmetic(browser)
    equal([name for name, _ in rows], [name for name, _ in wanted], what)
    for (name, found), (_, value) in zip(rows, wanted):
        check(is_near(found, value), "%s, %s: %s, not %s" % (what, name, found, value))
    check(formula in text(browser, "#arithmetic .note"), "%s: the formula" % what)
    check(browser.ask("document.querySelector('.agrees') !== null"), "%s: does not agree" % what)


def choose_layer(browser, name):
    """Finds a layer by its name, and chooses it."""
    browser.press("/")
    browser.ask("document.getElementById('search').value = ''")
    browser.send("Input.insertText", text=name)
    browser.press("Enter")
    equal(text(browser, "#layer-name"), name, "the layer that was searched")


def choose_cell(browser, channel, row, column, height, width):
    """Clicks on a map among all, and then on a cell of the large one."""
    tile = "document.querySelector('#maps [data-channel=\"%d\"] canvas')" % channel
    browser.ask(tile + ".scrollIntoView({ block: 'center' })")
    click(browser, tile, 0.5, 0.5)
    large = "document.querySelector('#map canvas')"
    browser.ask(large + ".scrollIntoView({ block: 'center' })")
    click(browser, large, (column + 0.5) / width, (row + 0.5) / height)


def click(browser, element, across, down):
    left, top, width, height = browser.ask(
        "(() => { const box = %s.getBoundingClientRect();"
        " return [box.left, box.top, box.width, box.height] })()" % element)
    browser.point(left + across * width, top + down * height)


def set_choice(browser, name, value):
    browser.ask(
        "(() => { const choice = document.getElementById('%s'); choice.value = '%s';"
        " choice.dispatchEvent(new Event('change')) })()" % (name, value))


# MARK: A network whose numbers are known by hand

def try_arithmetic(browser, page):
    """Every kind of layer. The network and its numbers stand in sample.py."""
    browser.size(1280, 800)
    browser.open(page)
    name = sample.HOSTILE_NAME
    equal(text(browser, "#layer-name"), name, "the first layer")
    check(not browser.ask("[...document.scripts].some(script => script.textContent === 'alert(1)')"),
          "the name of a layer became an element")

    # 6 less 1, and 1: the pixel below at the right less the pixel itself, and the bias.
    choose_cell(browser, 0, 0, 0, 4, 4)
    equal(text(browser, "#cell-name"), name + ", map 0, row 0, column 0", "the cell")
    expect_arithmetic(browser, "convolution", [
        ("channel 0", 5), ("bias", 1), ("sum", 6), ("ReLU: at least 0", 6), ("from the forward pass", 6),
    ], "Kernel × patch, plus the bias")
    equal(browser.ask("[...document.querySelectorAll('.grid td')].map(cell => cell.innerText)"),
          ["1.00\n−1.00", "2.00\n0.00", "5.00\n0.00", "6.00\n1.00"], "the patch and the kernel")
    check("columns 0 to 1 and rows 0 to 1" in text(browser, "#field"), "the receptive field")
    # At the corner three of the four numbers are padding: 0 − 16 + 1.
    choose_cell(browser, 0, 3, 3, 4, 4)
    expect_arithmetic(browser, "convolution at the edge", [
        ("channel 0", -16), ("bias", 1), ("sum", -15), ("ReLU: at least 0", 0),
        ("from the forward pass", 0),
    ], "Kernel × patch")
    equal(browser.ask("document.querySelectorAll('.grid .outside').length"), 3, "places outside")
    check("reaches beyond the edge" in text(browser, "#field"), "the field that is cut off")

    # The second map is 0 above, below it the picture less 8.
    choose_layer(browser, "most")
    choose_cell(browser, 1, 1, 0, 2, 2)
    expect_arithmetic(browser, "largest", [("maximum", 6), ("from the forward pass", 6)], "largest")
    equal(browser.ask("document.querySelector('.grid .marked').firstChild.data"), "6.00", "marked")
    choose_layer(browser, "average")
    choose_cell(browser, 0, 1, 1, 2, 2)
    expect_arithmetic(browser, "average", [
        ("sum", 6), ("÷ 4", 1.5), ("from the forward pass", 1.5)], "average")
    choose_layer(browser, "normal")
    choose_cell(browser, 0, 0, 1, 2, 2)
    expect_arithmetic(browser, "batch normalisation", [
        ("input", 3), ("− mean (1.000)", 2), ("÷ √(variance + ε) (2.000)", 1),
        ("· γ (2.000)", 2), ("+ β (0.5000)", 2.5), ("from the forward pass", 2.5),
    ], "√(variance + ε)")
    choose_layer(browser, "sum")
    choose_cell(browser, 1, 1, 1, 2, 2)
    expect_arithmetic(browser, "sum", [
        ("most", 8), ("normal", 5.5), ("result", 13.5), ("from the forward pass", 13.5)], "sum")
    choose_layer(browser, "joined")
    choose_cell(browser, 3, 1, 1, 2, 2)
    expect_arithmetic(browser, "concatenation", [
        ("most, map 1, row 1, column 1", 8), ("from the forward pass", 8)], "as it is")

    # The strongest of a row is its first number at the start, 13.5 stands at place 13.
    choose_layer(browser, "row")
    equal(text(browser, "#cell-name"), "row, unit 13", "the strongest unit")
    expect_arithmetic(browser, "flattening", [
        ("joined, map 1, row 1, column 1", 13.5), ("from the forward pass", 13.5)], "as it is")
    choose_layer(browser, "score")
    rows = arithmetic(browser)
    equal(rows[0], ("input 13: 13.50 × 13.00", 175.5), "the strongest input")
    equal([name for name, _ in rows[8:]], ["8 others", "bias", "sum", "from the forward pass"], "dense")
    check(is_near(dict(rows)["sum"], 825.25), "dense: %s" % dict(rows)["sum"])
    check("16 bits" in text(browser, "footer"), "rounding is said")
    equal(browser.complaints, [], "complaints of the page")


# MARK: AlexNet

def try_numbers(browser, page, activations):
    """Cells of all layers against the forward pass, and the page's own arithmetic."""
    browser.size(1440, 900)
    browser.open(page)
    equal(text(browser, "#layer-name"), "conv1", "the first layer")
    check(browser.ask("document.querySelector('#maps [aria-selected=true]') !== null"), "a map is chosen")
    check("differs" not in browser.ask("document.getElementById('arithmetic').innerHTML"), "first cell")
    for name, ((height, width, channels), values) in activations.items():
        choose_layer(browser, name)
        strongest = max(values)
        rows = arithmetic(browser)
        check(is_near(rows[-1][1], strongest), "%s: the strongest is %s" % (name, rows[-1]))
        for part in (0.1, 0.45, 0.99):
            row, column, channel = (int(part * size) for size in (height, width, channels))
            choose_cell(browser, channel, row, column, height, width)
            equal(text(browser, "#cell-name"),
                  "%s, map %d, row %d, column %d" % (name, channel, row, column), "the cell")
            wanted = values[(row * width + column) * channels + channel]
            check(is_near(arithmetic(browser)[-1][1], wanted), "%s: %s" % (name, wanted))
            check(browser.ask("document.querySelector('.differs') === null"),
                  "%s, cell %d %d %d: %s" % (name, row, column, channel, arithmetic(browser)))
    choose_layer(browser, "fc6")
    check(browser.ask("!document.getElementById('no-maps').hidden"), "numbers that are missing are told")
    check(browser.ask("document.getElementById('cell').hidden"), "no cell where there are no numbers")
    equal(browser.complaints, [], "complaints of the page")


def bar_ends(browser):
    """The numbers at the ends of the colours."""
    labels = [number(label.lstrip("≤≥ ")) for label in browser.ask(
        "[...document.querySelectorAll('#bar-labels span')].map(label => label.textContent)")]
    return labels[0], labels[-1]


def try_signs(browser):
    """Layers that reach well below zero are coloured around it, others from it."""
    choose_layer(browser, "features.0.0")
    low, high = bar_ends(browser)
    check(low == -high < 0, "a convolution's numbers from %s to %s" % (low, high))
    check("around zero" in text(browser, "#bar-note"), "the scale around zero is said")
    choose_layer(browser, "features.0.2")
    equal(bar_ends(browser)[0], 0, "the lowest number after a ReLU")


def try_layers(browser, page, least):
    """The page's arithmetic agrees with the forward pass in the strongest cell of every layer."""
    browser.size(1280, 800)
    browser.open(page)
    layers = browser.ask("document.querySelectorAll('#layers [role=option]').length")
    browser.ask("document.querySelector('#layers [role=option]').click()")
    agreeing = 0
    for _ in range(layers):
        check(browser.ask("document.querySelector('#cell:not([hidden]) .differs') === null"),
              "%s, %s: %s" % (page, text(browser, "#layer-name"), arithmetic(browser)))
        agreeing += browser.ask("document.querySelectorAll('#cell:not([hidden]) .agrees').length")
        browser.press("]")
    check(agreeing >= least, "%s: the arithmetic of %d layers only" % (page, agreeing))
    equal(browser.complaints, [], "complaints of the page")


def try_keys(browser):
    """The page is open and shows AlexNet."""
    choose_layer(browser, "conv1")
    browser.press("]")
    equal(text(browser, "#layer-name"), "pool1", "the key ]")
    browser.press("[")
    equal(text(browser, "#layer-name"), "conv1", "the key [")
    browser.press("ArrowDown")
    equal(text(browser, "#layer-name"), "pool1", "arrows in the list of layers")
    before = browser.ask("document.querySelector('#maps [aria-selected=true]').dataset.channel")
    browser.press(".")
    after = browser.ask("document.querySelector('#maps [aria-selected=true]').dataset.channel")
    check(before != after, "the key .")
    browser.press(",")
    equal(browser.ask("document.querySelector('#maps [aria-selected=true]').dataset.channel"), before,
          "the key ,")

    choose_cell(browser, 3, 5, 6, 27, 27)
    browser.press("ArrowRight")
    browser.press("ArrowDown", shift=True)
    equal(text(browser, "#cell-name"), "pool1, map 3, row 15, column 7", "arrows in the map")
    check("row 15, column 7: value" in text(browser, "#status"), "the cell is told")
    browser.press("/")
    equal(browser.ask("document.activeElement.id"), "search", "the key /")
    browser.send("Input.insertText", text="nothing of this name")
    check(browser.ask("!document.getElementById('no-layers').hidden"), "that nothing was found")
    browser.press("Escape")
    equal(browser.ask("document.activeElement.getAttribute('role')"), "option", "Esc leaves the search")
    browser.press("?")
    check(browser.ask("document.getElementById('help').open"), "the key ?")
    browser.press("Escape")
    check(not browser.ask("document.getElementById('help').open"), "Esc closes the help")


def try_choices(browser):
    """Orders, scales, colours, languages; the page shows pool1 of AlexNet."""
    choose_layer(browser, "conv1")
    first = "document.querySelector('#maps [role=option]').dataset.channel"
    set_choice(browser, "order", "index")
    equal(browser.ask(first), "0", "maps by number")
    means = "[...document.querySelectorAll('#maps [role=option]')].map(map => map.ariaLabel)"
    set_choice(browser, "order", "mean")
    shown = [number(label.split("mean ")[1].split(",")[0]) if "mean " in label else 0
             for label in browser.ask(means)]
    equal(shown, sorted(shown, reverse=True), "maps by mean")
    for order in ("similarity", "variance", "zeros", "maximum"):
        set_choice(browser, "order", order)
        equal(browser.ask("new Set([...document.querySelectorAll('#maps [role=option]')]"
                          ".map(map => map.dataset.channel)).size"), 96, "all maps are there")
    set_choice(browser, "scale", "map")
    check("cannot be compared" in text(browser, "#bar-note"), "the scale of each map is said")
    set_choice(browser, "colors", "rdbu")
    low, high = bar_ends(browser)
    equal(low, -high, "diverging colours have 0 in the middle")
    set_choice(browser, "scale", "layer")
    set_choice(browser, "colors", "viridis")
    cell = text(browser, "#cell-name")
    set_choice(browser, "language", "zh")
    equal(browser.ask("document.documentElement.lang"), "zh-CN", "the language")
    equal(re.findall(r"\d+", text(browser, "#cell-name")), re.findall(r"\d+", cell), "the same cell")
    check(not browser.ask("[...document.querySelectorAll('[data-word]')].some(place => !place.textContent)"),
          "all words are there")
    set_choice(browser, "language", "en")


def try_hover(browser):
    browser.ask("document.querySelector('#map canvas').scrollIntoView({ block: 'center' })")
    left, top, width, height = browser.ask(
        "(() => { const box = document.querySelector('#map canvas').getBoundingClientRect();"
        " return [box.left, box.top, box.width, box.height] })()")
    browser.point(left + 10.5 / 55 * width, top + 20.5 / 55 * height, click=False)
    check("row 20, column 10: " in text(browser, "#tip"), "value and place under the pointer")


def try_policy(browser):
    """The page runs and loads nothing but itself."""
    browser.ask("(() => { const script = document.createElement('script');"
                " script.textContent = 'document.title = \"broken\"'; document.body.append(script);"
                " document.body.insertAdjacentHTML('beforeend',"
                " '<img src=x onerror=\"document.title = 1\">'); })()")
    check(browser.ask("document.title") not in ("broken", "1"), "the policy lets scripts in")
    blocked = browser.ask("fetch('data:,x').then(() => false, () => true)")
    check(blocked, "the policy lets the page load")


def try_accessibility(browser, what, stops_wanted=9):
    with open(os.path.join(HERE, "accessibility.js"), encoding="utf-8") as file:
        for problem in browser.ask(file.read()):
            check(False, "%s: %s" % (what, problem))
    # Every stop of Tab is in the order of the page, and shows where the focus is.
    browser.ask("(() => { document.activeElement.blur(); window.scrollTo(0, 0); })()")
    stops = []
    for _ in range(40):
        browser.press("Tab")
        stop = browser.ask(
            "(() => { const all = [...document.querySelectorAll('*')]; const focus = document.activeElement;"
            " const style = getComputedStyle(focus); return [all.indexOf(focus), focus.tagName,"
            " style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2] })()")
        if stop[1] == "BODY" or stop in stops:
            break
        stops.append(stop)
        check(stop[2], "%s: the focus does not show on %s" % (what, stop[1]))
    places = [place for place, _, _ in stops]
    equal(places, sorted(places), "%s: the order of Tab" % what)
    check(len(stops) >= stops_wanted, "%s: only %d stops of Tab" % (what, len(stops)))


def try_looks(browser, page, folder):
    """Both appearances, each wide and on a phone."""
    for theme in ("light", "dark"):
        for name, width, height, is_phone in (("wide", 1440, 900, False), ("phone", 390, 844, True)):
            browser.theme(theme)
            browser.size(width, height, is_phone)
            browser.open(page)
            what = "%s, %s" % (name, theme)
            if folder:
                browser.screenshot(os.path.join(folder, "%s-%s.png" % (name, theme)))
            scrolled = browser.ask("document.documentElement.scrollWidth")
            check(scrolled <= width, "%s: %d pixels wide" % (what, scrolled))
            try_accessibility(browser, what)
    browser.theme("light")
    set_choice(browser, "theme", "dark")
    equal(browser.ask("getComputedStyle(document.body).backgroundColor"), "rgb(22, 24, 29)",
          "the switch of the appearance")


def try_speed(browser, page):
    """Only what can be seen is drawn. The times are printed: they are the machine's, too."""
    browser.size(1440, 900)
    started = []
    for _ in range(3):
        browser.open(page)
        started.append(browser.ask("performance.getEntriesByName('ready')[0].startTime"))
    drawn = browser.ask("document.querySelectorAll('#maps [data-drawn]').length")
    check(0 < drawn < 60, "%d maps were drawn at the start" % drawn)
    choose_layer(browser, "conv3")
    longest = browser.ask("""new Promise(done => {
      let last = performance.now(), longest = 0, step = 0;
      const frame = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        window.scrollBy(0, 40);
        step += 1;
        if (step < 60) requestAnimationFrame(frame); else done(longest);
      };
      requestAnimationFrame(frame);
    })""")
    print("ready after %d ms, the longest frame of scrolling took %d ms" % (min(started), longest))


def try_drop(browser, address, folder):
    """A photograph that is dropped becomes a report; another file is refused in words."""
    for theme in ("light", "dark"):
        for name, width, height, is_phone in (("wide", 1440, 900, False), ("phone", 390, 844, True)):
            browser.theme(theme)
            browser.size(width, height, is_phone)
            browser.open(address)
            if folder:
                browser.screenshot(os.path.join(folder, "drop-%s-%s.png" % (name, theme)))
            scrolled = browser.ask("document.documentElement.scrollWidth")
            check(scrolled <= width, "drop page, %s: %d pixels wide" % (name, scrolled))
            try_accessibility(browser, "drop page, %s, %s" % (name, theme), stops_wanted=2)
    set_choice(browser, "language", "zh")
    equal(browser.ask("document.documentElement.lang"), "zh-CN", "the language of the drop page")
    drop(browser, os.path.join(ASSETS, "README.md"), "text/markdown")
    check("PNG" in text(browser, "#status"), "a text that was dropped is not refused")
    drop(browser, os.path.join(ASSETS, "README.md"), "image/png")
    wait_until(browser, "location.pathname === '/report' && document.documentElement.dataset.ready")
    check("README.md" in text(browser, "#status"), "a false picture is not refused")
    equal(len(browser.complaints), 1, "complaints, one of them the refusal's status")
    browser.open(address)
    drop(browser, PHOTOGRAPH, "image/jpeg")
    wait_until(browser, "location.pathname === '/report' && document.documentElement.dataset.ready")
    check("cat.jpg" in text(browser, "body"), "the report does not name the photograph")
    choose_layer(browser, "conv1")
    equal(browser.complaints, [], "complaints of the served report")


def main():
    program = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return os.path.join(folder, name)

        def run(*arguments):
            environment = {**os.environ, "ALEXVIZ_ASSETS": os.path.abspath(ASSETS)}
            subprocess.run([program, *arguments], check=True, env=environment)

        sample.write_model(path("hand.json"))
        sample.write_weights(path("hand.safetensors"))
        sample.write_input(path("input.safetensors"))
        run("report", path("input.safetensors"), "--model", path("hand.json"), "--weights",
            path("hand.safetensors"), "--quiet", "--out", path("hand.html"))
        run("report", PHOTOGRAPH, "--quiet", "--out", path("alexnet.html"))
        run("featuremaps", PHOTOGRAPH, "--quiet", "--out-dir", path("maps"), "--save-activations",
            path("alexnet.safetensors"))
        # Groups and response normalisation; batch normalisation and depthwise convolutions; kernels
        # in PyTorch's order, behind maps that are flattened channel by channel.
        run("report", PHOTOGRAPH, "--model", "alexnet-caffe", "--weights", "random:0", "--quiet",
            "--out", path("caffe.html"))
        run("report", PHOTOGRAPH, "--model", "mobilenet-v2", "--weights", "random:0", "--size", "64",
            "--quiet", "--out", path("mobilenet.html"))
        sample.write_torch(path("torch.txt"), path("torch.safetensors"), path("torch-input.safetensors"))
        run("report", path("torch-input.safetensors"), "--model", path("torch.txt"), "--weights",
            path("torch.safetensors"), "--quiet", "--out", path("torch.html"))
        sample.write_rarer(path("rarer.json"), path("rarer.safetensors"), path("rarer-input.safetensors"))
        run("report", path("rarer-input.safetensors"), "--model", path("rarer.json"), "--weights",
            path("rarer.safetensors"), "--quiet", "--out", path("rarer.html"))
        size = os.path.getsize(path("alexnet.html"))
        print("AlexNet's page has %.1f MB" % (size / 1e6))
        check(size <= 14e6, "AlexNet's page has %d bytes" % size)
        hand, alexnet = path("hand.html"), path("alexnet.html")
        with Browser() as browser:
            attempt(try_arithmetic, browser, hand)
            attempt(try_numbers, browser, alexnet, sample.tensors(path("alexnet.safetensors")))
            attempt(try_layers, browser, path("caffe.html"), 12)
            attempt(try_layers, browser, path("mobilenet.html"), 100)
            attempt(try_signs, browser)
            attempt(try_layers, browser, path("torch.html"), 5)
            attempt(try_layers, browser, path("rarer.html"), 5)
            browser.open(alexnet)
            for test in (try_keys, try_choices, try_hover):
                attempt(test, browser)
            equal(browser.complaints, [], "complaints of the page")
            attempt(try_policy, browser)
            attempt(try_looks, browser, alexnet, pictures)
            attempt(try_speed, browser, alexnet)
            environment = {**os.environ, "ALEXVIZ_ASSETS": os.path.abspath(ASSETS)}
            with served(program, environment) as address:
                attempt(try_drop, browser, address, pictures)
    for failure in failures:
        print("test-browser: " + failure, file=sys.stderr)
    if failures:
        sys.exit("test-browser: %d faults" % len(failures))
    print("The report page passes.")


main()
