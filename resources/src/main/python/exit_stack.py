"""contextlib.ExitStack: as many resources as there turn out to be, and none of them left open."""

from contextlib import ExitStack


class Sensor:
    def __init__(self, room):
        self.room = room

    def __enter__(self):
        if self.room == "cellar":
            raise RuntimeError("no answer from the cellar")
        print("open", self.room)
        return self

    def __exit__(self, *_):
        print("close", self.room)


def open_all(*rooms):
    """All of the sensors or none; they stay open as long as what this returns."""
    with ExitStack() as stack:
        for room in rooms:
            stack.enter_context(Sensor(room))
        return stack.pop_all()


def fail(failure):
    raise failure


# enter_context and callback: the last is the first to be closed
with open_all("attic", "kitchen") as sensors:
    sensors.callback(print, "send a report")
    print("read the sensors")

# pop_all: if one does not open, the others do not stay open
try:
    open_all("attic", "kitchen", "cellar")
except RuntimeError as failure:
    print("no sensors:", failure)

# close: everything is closed, and no failure is lost
try:
    with ExitStack() as stack:
        stack.callback(fail, OSError("the disk is full"))
        stack.callback(fail, OSError("the network is down"))
        raise ValueError("not a number")
except (OSError, ValueError) as failure:
    print("failed:", failure)
    while failure := failure.__context__:
        print("failed, too:", failure)
