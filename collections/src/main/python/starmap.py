"""itertools.starmap: a function called with the parts of each element."""

from itertools import starmap
from operator import mul

lines = [("tea", 450, 2), ("mug", 1200, 1), ("cup", 990, 6)]


def total(article, cents, pieces):
    return cents * pieces


def label(article, cents, pieces):
    return f"a box of {article}" if pieces > 5 else f"{pieces} of {article}"


# the parts of each tuple
print("order:", sum(starmap(total, lines)))

for text in starmap(label, lines):
    print(text)

# two columns need no pairs
prices = [450, 1200, 990]
pieces = [2, 1, 6]
for product in map(mul, prices, pieces):
    print("total:", product)

# pairs, and a function of two arguments
for text in starmap("{} costs {}".format, [("tea", 450), ("mug", 1200)]):
    print(text)
