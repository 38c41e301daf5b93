"""all(): whether all elements fit; looks no further than the first that does not."""

from itertools import pairwise
from typing import NamedTuple


class Order(NamedTuple):
    id: str
    cents: int


def yes_no(answer):
    return "yes" if answer else "no"


def asked(orders):
    for order in orders:
        print("asked:", order.id)
        yield order


orders = [Order("A17", 1250), Order("B02", 0), Order("C33", 420)]

# is every order worth something? not too much?
print("all charged:", yes_no(all(order.cents > 0 for order in orders)))
print("all small:", yes_no(all(order.cents < 5000 for order in orders)))
print("none refunded:", yes_no(not any(order.cents < 0 for order in orders)))

# of nothing, everything is true
print("no orders, all charged:", yes_no(all(order.cents > 0 for order in [])))

# the first that does not fit is enough
print("all charged:", yes_no(all(order.cents > 0 for order in asked(orders))))

# sorted already? each against its successor
cents = sorted(order.cents for order in orders)
print("ascending:", yes_no(all(a <= b for a, b in pairwise(cents))))
