"""collections.Counter: how many there are of each."""

from collections import Counter


def in_words(counts):
    return ", ".join(f"{count} {thing}" for thing, count in counts.items())


# count what comes
visits = Counter(["home", "cart", "home", "help", "cart", "home"])
print("home:", visits["home"])
print("jobs:", visits["jobs"])
print("visits:", visits.total())
print("pages:", len(visits))

# count more of it
visits.update(["help", "help", "jobs"])
print("help:", visits["help"])

# the most common ones; of equals the one that came first
for page, count in visits.most_common(2):
    print(f"often: {page} {count}")

# two counts together: sum, difference, the smaller, the larger
stock = Counter(lamp=3, desk=1)
wanted = Counter(lamp=1, desk=2, chair=1)
print("stock + wanted:", in_words(stock + wanted))
print("stock - wanted:", in_words(stock - wanted))
print("stock & wanted:", in_words(stock & wanted))
print("stock | wanted:", in_words(stock | wanted))
print("enough:", "yes" if wanted <= stock else "no")

# each as often as it was counted
print("pieces:", ", ".join(stock.elements()))

# counts below zero, which operators leave out
stock.subtract(wanted)
print("stock:", in_words(stock))
print("missing:", in_words(-stock))

# a count by a property
lengths = Counter(len(page) for page in visits)
print("pages of four letters:", lengths[4])
