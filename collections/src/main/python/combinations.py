"""itertools.combinations: each choice of r elements once, in their order."""

from itertools import combinations
from math import comb

# every pair once: the fixtures of a tournament
for match in combinations(["Ajax", "Benfica", "Celtic", "Dynamo"], 2):
    print(" - ".join(match))

# parcels that fill a van of 100 kg: two weigh the same, and are two parcels nevertheless
for load in combinations([40, 25, 35, 25, 60], 3):
    if sum(load) == 100:
        print("a full van:", " + ".join(map(str, load)))

# no parcel at all can be chosen in one way, and more than there are in none
parcels = [40, 25, 35]
for r in range(5):
    print(r, "of 3 parcels:", len(list(combinations(parcels, r))))

# only what is asked for is made, and math knows how much there would be
numbers = range(1, 91)
*_, last = next(combinations(numbers, 5))
print("the first ticket ends with", last)
print("tickets to print:", comb(90, 5))
