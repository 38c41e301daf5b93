"""zip: side by side, until the shortest of them ends."""

names = ["Ada", "Eve", "Bob"]
ages = [36, 29, 41]

# two sequences make pairs
for name, age in zip(names, ages):
    print(f"{name} is {age}")

# any number of sequences
cities = ["Rome", "Oslo"]
for name, age, city in zip(names, ages, cities):
    print(f"{name}, {age}, {city}")

# dict(zip(...)): keys and values
age_of = dict(zip(names, ages))
print(f"Bob is {age_of['Bob']} of {len(age_of)}")

# strict=True: finds it out at the end
try:
    list(zip(names, cities, strict=True))
except ValueError:
    print("strict: of different length")


# where the first is longer, one more of it is read, and lost
class Counted:
    def __init__(self, elements):
        self.elements = iter(elements)
        self.reads = 0

    def __iter__(self):
        for element in self.elements:
            self.reads += 1
            yield element


names_read, cities_read = Counted(names), Counted(cities)
pairs = list(zip(names_read, cities_read))
print(f"pairs: {len(pairs)}, read: {names_read.reads} and {cities_read.reads}")

# unzip: the columns of the rows
users = [("Ada", 36), ("Eve", 29)]
_, ages = zip(*users)
print("ages:", list(ages))
