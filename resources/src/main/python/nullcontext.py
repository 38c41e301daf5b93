"""contextlib.nullcontext: closes what is one's own, and leaves open what is borrowed."""

import os
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path


class Page(AbstractContextManager):
    def __init__(self, name, events):
        self.name = name
        self.events = events
        events.append(f"open {name}")

    def __exit__(self, *failure):
        self.events.append(f"close {self.name}")


def report(file=None):
    with file.open("w") if file else nullcontext(sys.stdout) as out:
        print("2 orders", file=out)


def stamp(borrowed, events):
    with nullcontext(borrowed) if borrowed else Page("a new page", events) as page:
        events.append(f"stamp {page.name}")


# standard output is borrowed, a file is one's own
report()
handle, name = tempfile.mkstemp(prefix="orders-", suffix=".txt")
os.close(handle)
file = Path(name)
report(file)
print("in the file:", file.read_text().strip())
file.unlink()

# a borrowed page stays open for its owner
events = []
stamp(None, events)
print("own:", ", ".join(events))
events.clear()
with Page("Ada's page", events) as page:
    stamp(page, events)
    events.append("Ada signs")
print("borrowed:", ", ".join(events))
