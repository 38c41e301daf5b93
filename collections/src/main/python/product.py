"""itertools.product: nested loops whose number nobody has to know."""

from itertools import islice, product

# the articles of a shop; the last pool changes fastest
sizes = ["S", "M", "L"]
colours = ["red", "blue"]
for article in product(sizes, colours):
    print(" ".join(article))

# a pool several times
sevens = sum(sum(pin) == 7 for pin in product(range(10), repeat=3))
print("PINs of three digits that add up to 7:", sevens)

# every setting to try, where the settings come from a dict
settings = {"threads": [1, 8], "batch": [100, 1000]}
for values in product(*settings.values()):
    print(", ".join(f"{name}={value}" for name, value in zip(settings, values)))

# a product has no index, only a beginning
shelf = next(islice(product(sizes, colours), 3, None))
print("on shelf 3:", " ".join(shelf))

# no pool gives one way to take nothing; an empty pool gives none
print("of no pool:", len(list(product())))
print("with an empty pool:", len(list(product(sizes, []))))
