"""threading.local: a value for each thread, and what is left of it in a pool."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar


class Local(threading.local):
    def __init__(self):  # called once in each thread that uses it
        self.basket = []


def shown(basket):
    return "[" + ", ".join(basket) + "]"


local = Local()
customer = ContextVar("customer", default="nobody")


def work():
    local.basket.append("salt")
    print("the other thread:", shown(local.basket))


# one name, a basket for each thread
local.basket.append("tea")
other = threading.Thread(target=work)
other.start()
other.join()
print("this thread:", shown(local.basket))

# a pool's thread serves one customer after another, and forgets nothing by itself
with ThreadPoolExecutor(1) as pool:
    pool.submit(lambda: local.basket.append("Ada's coffee")).result()
    print("the next customer:", pool.submit(lambda: shown(local.basket)).result())

    # whoever put something in takes it out again
    pool.submit(lambda: local.basket.clear()).result()
    print("after remove:", pool.submit(lambda: shown(local.basket)).result())


# a value for one call and all that it calls
@contextlib.contextmanager
def serving(name):
    token = customer.set(name)
    try:
        yield
    finally:
        customer.reset(token)


with serving("Bob"):
    print("served:", customer.get())
print("served now:", customer.get())
