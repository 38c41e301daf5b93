"""contextvars: a value for everything that is called, without passing it as an argument."""

from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from threading import Thread

user = ContextVar("user")


def order(item):
    print(f"{item} is ordered by {user.get('a guest')}")


@contextmanager
def acting_as(name):
    token = user.set(name)
    try:
        yield
    finally:
        user.reset(token)


# set for a block, and for whatever that calls
with acting_as("Ada"):
    order("tea")

# outside, it is not set; a default says what then
order("milk")

# set again inside: resetting brings the outer value back
with acting_as("Ada"):
    with acting_as("Eve"):
        order("coffee")
    order("sugar")

# without a default, asking is an error
try:
    user.get()
except LookupError:
    print("not bound: an error")

# a new thread begins without; what it needs is handed over, as a copy of the context
with acting_as("Ada"):
    without = Thread(target=order, args=("bread",))
    without.start()
    without.join()

    within = Thread(target=copy_context().run, args=(order, "butter"))
    within.start()
    within.join()
