"""itertools.filterfalse: what a predicate rejects."""

from collections import Counter
from io import StringIO
from itertools import filterfalse
from operator import attrgetter
from typing import NamedTuple


class Order(NamedTuple):
    id: int
    customer: str
    paid: bool


orders = [Order(7, "Ada", True), Order(8, "Eve", False), Order(9, "Bob", False)]

# what is not so
for order in filterfalse(attrgetter("paid"), orders):
    print("unpaid:", order.id)

# lines that say something
file = StringIO("name,age\n\nAda,36\n  \nBob,37\n")
for line in filterfalse(str.isspace, file):
    print("line:", line.rstrip())

# who is on no list
invited = {"Ada", "Max"}
for name in filterfalse(invited.__contains__, (order.customer for order in orders)):
    print("not invited:", name)

# both halves in one pass
by_payment = Counter(order.paid for order in orders)
print(f"paid: {by_payment[True]}, open: {by_payment[False]}")

# without a predicate: what is false itself
print("readings of nothing:", len(list(filterfalse(None, [0, 21, 0, 19]))))
