"""weakref.finalize: cleans up after whoever forgot to close."""

import weakref


def release(name):
    print(name, "is released")


class Probe:
    def __init__(self, port):
        # the action knows nothing of the probe, else that would never be unreachable
        self._finalizer = weakref.finalize(self, release, port)

    def close(self):
        self._finalizer()  # once, however often it is called

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


# in time: whoever opens a probe closes it, and twice does no harm
with Probe("port 1") as probe:
    print("measuring")
probe.close()
print("closed twice")

# forgotten: CPython counts references, and so it is released at once
Probe("port 2")
print("found by the reference count")
