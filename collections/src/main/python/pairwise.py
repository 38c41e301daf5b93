"""itertools.pairwise: each element together with the one behind it."""

from itertools import count, pairwise


def trips(odometer):
    return [after - before for before, after in pairwise(odometer)]


# differences: what lies between two readings of the odometer
odometer = [1200, 1260, 1400, 1415]
print("trips:", trips(odometer))

# gaps: invoices that nobody has seen
invoices = [7, 8, 11, 12]
for before, after in pairwise(invoices):
    if after - before > 1:
        print(f"gap: {before} to {after}")

# order: no element is greater than the next
ascending = all(before <= after for before, after in pairwise(odometer))
print("ascending:", "yes" if ascending else "no")

# as lazy as its source: the first step of the squares that is longer than 10
squares = (n * n for n in count(1))
before, after = next(pair for pair in pairwise(squares) if pair[1] - pair[0] > 10)
print(f"long step: {before} to {after}")

# a single element has no neighbour, and so there is no pair
print("trips of one reading:", trips([1200]))
print("windows of one reading:", len(list(pairwise([1200]))))
