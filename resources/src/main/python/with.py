"""with: several things in one statement, closed in reverse, whatever happens."""

from contextlib import AbstractContextManager


class Device(AbstractContextManager):
    """Open from the start, as a file is; its __enter__ is inherited and returns self."""

    def __init__(self, name, events):
        self.name = name
        self.events = events
        events.append(f"open {name}")

    def __exit__(self, *failure):
        self.events.append(f"close {self.name}")
        if self.name.startswith("stuck"):
            raise RuntimeError(self.name)


def dead_timer(device):
    raise RuntimeError(f"no timer for the {device.name}")


# what was opened last is closed first
events = []
with Device("oven", events), Device("lamp", events):
    events.append("bake")
print("baked:", ", ".join(events))

# all is closed before anybody catches; what __exit__ raises escapes, with the body's as context
events.clear()
try:
    with Device("oven", events), Device("stuck lamp", events):
        raise RuntimeError("burnt")
except RuntimeError as e:
    events.append(f"caught {e} with {e.__context__}")
print("burnt:", ", ".join(events))

# an __init__ or function that raises leaks what it was given
events.clear()
try:
    with dead_timer(Device("oven", events)):
        events.append("bake")
except RuntimeError as e:
    events.append(f"caught {e}")
print("nested:", ", ".join(events))

# so whatever is to be closed gets a line of its own
events.clear()
try:
    with Device("oven", events) as oven, dead_timer(oven):
        events.append("bake")
except RuntimeError as e:
    events.append(f"caught {e}")
print("side by side:", ", ".join(events))
