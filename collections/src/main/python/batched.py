"""itertools.batched: batches of a size, the last of which may be smaller."""

from itertools import batched, count

orders = [101, 102, 103, 104, 105, 106, 107]

# so many at a time, and in the end what is left
for batch in batched(orders, 3):
    print("load orders", list(batch))

# how many that makes
print("batches of the list:", len(list(batched(orders, 3))))

# as lazy as its source: the first batch of endless ids
print("first ids:", list(next(batched(count(1), 4))))

# strict: an incomplete batch is an error, found when it comes
try:
    for batch in batched(orders, 3, strict=True):
        print("pack", len(batch))
except ValueError:
    print("the last one is incomplete")

# a batch of nothing is refused at once
try:
    batched(orders, 0)
except ValueError:
    print("a batch of 0: refused")
