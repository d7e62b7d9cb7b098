"""Tries the page on which a photograph is dropped, with a server of its own."""

import base64
import contextlib
import os
import re
import signal
import subprocess
import time


@contextlib.contextmanager
def served(program, environment, *arguments):
    """The address of a server, which must end at Ctrl-C without a fault."""
    process = subprocess.Popen([program, "serve", "--port", "0", *arguments], env=environment,
                               stdout=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://\S+", process.stdout.readline())[0]
    finally:
        process.send_signal(signal.SIGINT)
        status = process.wait()
    if status != 0:
        raise RuntimeError("the server ended with %d" % status)


def drop(browser, path, kind):
    """Drops a file on the page."""
    with open(path, "rb") as file:
        content = base64.b64encode(file.read()).decode()
    browser.ask("""(() => {
      const bytes = Uint8Array.from(atob(%r), sign => sign.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], %r, { type: %r }));
      document.body.dispatchEvent(
        new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
    })()""" % (content, os.path.basename(path), kind))


def wait_until(browser, condition):
    """Waits while a page goes and another comes."""
    for _ in range(600):
        try:
            if browser.ask(condition):
                return
        except RuntimeError:
            pass
        time.sleep(0.1)
    raise RuntimeError("waited in vain for " + condition)
