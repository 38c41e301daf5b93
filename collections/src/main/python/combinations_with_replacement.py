"""itertools.combinations_with_replacement: each element as often as it likes, each choice once."""

from itertools import combinations_with_replacement, product

# two scoops of ice cream, where the order in the cup does not matter
for cup in combinations_with_replacement(["lemon", "mocha", "vanilla"], 2):
    print(" and ".join(cup))

# three coins that make 60 cents
for coins in combinations_with_replacement([5, 10, 20, 50], 3):
    if sum(coins) == 60:
        print("60 cents:", " + ".join(map(str, coins)))

# what two dice can show, and how they can fall: the former are not equally likely
die = range(1, 7)
shown = sum(1 for _ in combinations_with_replacement(die, 2))
fallen = sum(1 for _ in product(die, repeat=2))
print(f"two dice: {shown} pictures, {fallen} throws")

# an empty pool offers nothing, unless nothing is asked for
sold_out = []
print("of nothing, 2:", len(list(combinations_with_replacement(sold_out, 2))))
print("of nothing, 0:", len(list(combinations_with_replacement(sold_out, 0))))
