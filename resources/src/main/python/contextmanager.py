"""contextlib.contextmanager: what comes before a block and what comes after it, written once."""

from contextlib import contextmanager


@contextmanager
def tag(name):
    print("<%s>" % name)
    yield "hello world"
    print("</%s>" % name)


@contextmanager
def transaction(events):
    events.append("begin")
    try:
        yield
    except BaseException:
        events.append("rollback")
        raise
    else:
        events.append("commit")


@contextmanager
def tips(events):
    events.append("open the jar")
    try:
        yield
    except ZeroDivisionError:
        pass  # swallowed, for nothing is raised
    finally:
        events.append("close the jar")


# before the yield, the value of the yield, after the yield
with tag("h1") as f:
    print(f)


# the same around a function
@tag("h2")
def measure(text="hello world"):
    print("length:", len(text))


measure()

# the generator sees how the block has ended
for guests in 3, 0:
    events = []
    try:
        with transaction(events):
            events.append(f"share {60 // guests}")
    except ZeroDivisionError:
        events.append("caught")
    print(guests, "guests:", ", ".join(events))

# it swallows a failure by not raising it again
for waiters in 2, 0:
    events = []
    with tips(events):
        events.append(f"tip {6 // waiters}")
    print(waiters, "waiters:", ", ".join(events))
