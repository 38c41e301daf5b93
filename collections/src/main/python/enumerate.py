"""enumerate: elements, numbered as they come."""

from itertools import count

log = ["starting", "ERROR disk", "retrying", "ERROR disk"]

# each element with its index
for i, text in enumerate(log):
    print(f"{i}: {text}")

# start=1: as people count
for number, text in enumerate(log, start=1):
    if text.startswith("ERROR"):
        print("error in line", number)

# the indices alone
print("indices of errors:", [i for i, text in enumerate(log) if text.startswith("ERROR")])

# to change a list in its place
hosts = ["Alpha", "BETA"]
for i, host in enumerate(hosts):
    hosts[i] = host.lower()
print("hosts:", ", ".join(hosts))

# as lazy as its source: the first power of 2 above 1000
powers = (2**n for n in count())
exponent = next(i for i, power in enumerate(powers) if power > 1000)
print("2 to the power of", exponent)
