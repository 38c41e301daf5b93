"""collections.UserDict: to wrap a dict, instead of inheriting from one."""

from collections import UserDict


class Stock(UserDict):
    """How many there are of each article, which is never less than none."""

    def __setitem__(self, article, count):
        super().__setitem__(article, checked(article, count))


class LeakyStock(dict):
    """The same, inherited from dict, whose update() knows nothing of __setitem__."""

    def __setitem__(self, article, count):
        super().__setitem__(article, checked(article, count))


def checked(article, count):
    if count < 0:
        raise ValueError(f"{count} {article} cannot be")
    return count


# all that a dict can do, and one method of our own
stock = Stock()
stock["apples"] = 3
stock.update(pears=2)
print(f"{len(stock)} articles: {', '.join(stock)}")

# what comes in together goes by that method, too
try:
    stock.update(plums=-1)
except ValueError as e:
    print("refused:", e)
stock["apples"] -= 1
print("apples left:", stock["apples"])

# a class that inherits has no say in what its parent does inside
leaky = LeakyStock()
leaky.update(plums=-1)
print("plums in the leaky stock:", leaky["plums"])
