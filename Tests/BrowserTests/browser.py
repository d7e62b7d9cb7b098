"""Chromium without a window, told what to do over a pipe (the DevTools protocol)."""

import base64
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    """One page of a browser. Used with `with`, so that it is closed."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        to_browser, self.out = os.pipe()
        self.inp, from_browser = os.pipe()
        # The browser reads commands from 3 and writes answers to 4.
        command = [
            "bash", "-c", 'exec "$@" 3<&%d 4>&%d' % (to_browser, from_browser), "bash",
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--user-data-dir=" + self.folder, "--remote-debugging-pipe", "about:blank",
        ]
        self.process = subprocess.Popen(
            command, pass_fds=(to_browser, from_browser), stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.count = 0
        self.session = None
        self.complaints = []
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        self.session = self.send(
            "Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.send(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.session = None
        self.send("Browser.close")
        self.process.wait(timeout=20)
        os.close(self.out)
        os.close(self.inp)
        shutil.rmtree(self.folder, ignore_errors=True)

    def send(self, method, **parameters):
        """Gives a command, and returns the answer."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise RuntimeError("%s: %s" % (method, answer["error"]["message"]))
                return answer["result"]

    def receive(self):
        """The next message; complaints of the page are kept."""
        while b"\0" not in self.buffer:
            piece = os.read(self.inp, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has gone")
            self.buffer += piece
        text, _, self.buffer = self.buffer.partition(b"\0")
        message = json.loads(text)
        method, details = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            thrown = details["exceptionDetails"]
            self.complaints.append(
                thrown.get("exception", {}).get("description", thrown["text"]))
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(str([value.get("value") for value in details["args"]]))
        elif method == "Log.entryAdded":
            self.complaints.append(details["entry"]["text"])
        return message

    def open(self, path):
        """Opens a file or an address, and waits until the page says that it is ready."""
        self.complaints = []
        url = path if path.startswith("http://") else "file://" + os.path.abspath(path)
        self.send("Page.navigate", url=url)
        is_ready = self.ask(
            "new Promise(done => { const wait = () => document.documentElement?.dataset.ready"
            " ? done(true) : performance.now() > 20000 ? done(false) : setTimeout(wait, 5); wait(); })")
        if not is_ready:
            raise RuntimeError("%s is not ready after 20 s: %s" % (path, self.complaints))

    def ask(self, expression):
        """The value of an expression of JavaScript; promises are waited for."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(
                "%s: %s" % (expression, answer["exceptionDetails"]["exception"]["description"]))
        return answer["result"].get("value")

    def size(self, width, height, is_phone=False):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=2 if is_phone else 1, mobile=is_phone)

    def theme(self, name):
        """What the system prefers: light or dark."""
        self.send("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": name}])

    def press(self, key, shift=False):
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38,
                 "ArrowRight": 39, "ArrowDown": 40}
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        details = {"key": key, "windowsVirtualKeyCode": codes.get(key, 0),
                   "modifiers": 8 if shift else 0}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **details)
        self.send("Input.dispatchKeyEvent", type="keyUp", **details)

    def point(self, x, y, click=True):
        """Moves the pointer to a place of the window, and clicks."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left",
                          buttons=1 if kind == "mousePressed" else 0, clickCount=1)

    def screenshot(self, path, whole=False):
        picture = self.send("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture))
