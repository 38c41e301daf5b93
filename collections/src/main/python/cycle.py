"""itertools.cycle: the same elements over and over."""

from itertools import cycle, islice

# whose turn it is
couriers = cycle(["Ada", "Bob", "Eve"])
for order in range(101, 106):
    print(f"order {order}: {next(couriers)}")

# as many as are wanted
print("lights:", ", ".join(islice(cycle(["green", "yellow", "red"]), 5)))

# a generator can be read once only; cycle keeps what it has read
degrees = (fahrenheit - 32 for fahrenheit in [50, 53, 49])
print("degrees:", list(islice(cycle(degrees), 7)))

# nothing comes of nothing
print("of nothing:", len(list(cycle([]))))

# the second round comes out of the copy, whatever has become of the list
team = ["Ada", "Bob"]
duty = cycle(team)
print("first round:", next(duty), next(duty))
team[1] = "Eve"
print("second round:", next(duty), next(duty))
