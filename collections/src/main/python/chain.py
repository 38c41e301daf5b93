"""itertools.chain and chain.from_iterable: iterables one after the other, as if they were one."""

from itertools import chain, count, islice

LOGS = {
    "monday.log": ["start", "stop"],
    "tuesday.log": ["start", "error 404", "error 500"],
    "wednesday.log": ["error 503"],
}


def read(log):
    print("opening", log)
    yield from LOGS[log]


# two lists, and any number of them
paid = [101, 104]
shipped = [102, 103]
returned = [100]
print("paid or shipped:", list(chain(paid, shipped)))
print("all orders:", list(chain(paid, shipped, returned)))

# from_iterable: the items within the baskets
baskets = [["tea", "milk"], [], ["cake"]]
print("items:", ", ".join(chain.from_iterable(baskets)))

# lazy: a log is opened when its turn comes, and the last one never
lines = chain.from_iterable(map(read, LOGS))
print("first error:", next(line for line in lines if line.startswith("error")))

# the last of them may be endless
table_numbers = chain([7, 12], count(20))
print("tables:", list(islice(table_numbers, 5)))

# a chain is an iterator: through once, and then empty
orders = chain(paid, shipped)
print("orders:", len(list(orders)))
print("counted again:", len(list(orders)))
