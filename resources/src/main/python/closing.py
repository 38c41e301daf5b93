"""contextlib.closing: closes what has a close(), but is no context manager."""

import inspect
from contextlib import closing


class Scale:
    """Of a library that is older than the with statement."""

    def __init__(self, events):
        self.events = events
        events.append("switch on")

    def weigh(self, kilograms):
        if kilograms < 0:
            raise ValueError("less than nothing")
        self.events.append(f"weigh {kilograms} kg")

    def close(self):
        self.events.append("shut down")


# closed at the end of the block
events = []
with closing(Scale(events)) as scale:
    scale.weigh(4)
print("weighed:", ", ".join(events))

# also when the block fails
events.clear()
try:
    with closing(Scale(events)) as scale:
        scale.weigh(-1)
except ValueError as e:
    events.append(f"caught {e}")
print("failed:", ", ".join(events))

# its source: all else is the signature
print("source:", inspect.getsource(closing.__exit__).splitlines()[-1].strip())
