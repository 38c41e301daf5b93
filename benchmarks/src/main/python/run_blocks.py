"""Writes a tag, what stands in it, and the end of the tag; prints the nanoseconds, five times.

The argument is "contextmanager" for a generator, "class" for __enter__ and __exit__.
"""

import sys
import time
from contextlib import contextmanager

BLOCKS = 100_000


@contextmanager
def tag(page, name):
    page.append(f"<{name}>")
    try:
        yield page
    finally:
        page.append(f"</{name}>")


class Tag:
    def __init__(self, page, name):
        self.page = page
        self.name = name

    def __enter__(self):
        self.page.append(f"<{self.name}>")
        return self.page

    def __exit__(self, *failure):
        self.page.append(f"</{self.name}>")


manager = {"contextmanager": tag, "class": Tag}[sys.argv[1]]


def run():
    page = []
    for _ in range(BLOCKS):
        page.clear()
        with manager(page, "h1"):
            page.append("hello world")
    return page


for _ in range(5):
    start = time.perf_counter_ns()
    page = run()
    print((time.perf_counter_ns() - start) / BLOCKS)
    assert "".join(page) == "<h1>hello world</h1>", page
