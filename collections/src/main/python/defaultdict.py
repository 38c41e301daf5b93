"""collections.defaultdict: a value for every key that is asked for."""

from collections import defaultdict, deque

orders = [("Ada", "lamp", 2), ("Bob", "lamp", 1), ("Ada", "chair", 4)]

# a list for each key
bought = defaultdict(list)
for customer, thing, _ in orders:
    bought[customer].append(thing)
print("Ada bought:", ", ".join(bought["Ada"]))

# get and in only look
print("bought by Liz:", len(bought.get("Liz", [])))
print("customers:", len(bought))

# [] also makes what it does not find, and so Liz is a customer
print("bought by Liz:", len(bought["Liz"]))
print("customers:", len(bought))

# a set for each key
buyers = defaultdict(set)
for customer, thing, _ in orders:
    buyers[thing].add(customer)
print("buyers of lamps:", len(buyers["lamp"]))

# a sum for each key
sold = defaultdict(int)
for _, thing, pieces in orders:
    sold[thing] += pieces
print("lamps sold:", sold["lamp"])

# sums by two keys, one inside the other
table = defaultdict(lambda: defaultdict(int))
for customer, thing, pieces in orders:
    table[customer][thing] += pieces
print("chairs for Ada:", table["Ada"]["chair"])

# a factory that fails stores nothing
free_desks = deque([7])
desks = defaultdict(free_desks.popleft)
print("desk for Ada:", desks["Ada"])
try:
    print("desk for Bob:", desks["Bob"])
except IndexError:
    print("no desk for Bob, taken:", len(desks))


# __missing__: a value made of its key
class Lengths(dict):
    def __missing__(self, word):
        self[word] = len(word)
        return self[word]


lengths = Lengths()
print("letters of lamp:", lengths["lamp"])
