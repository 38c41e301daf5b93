"""itertools.count: numbers without an end."""

from itertools import count, islice, takewhile

# the next number of an invoice, whenever one is written
numbers = count(1001)
for customer in "Ada", "Bob", "Eve":
    print(f"invoice {next(numbers)} for {customer}")
print("the next one:", next(numbers))

# a step, also down
print("every quarter:", list(islice(count(0, 15), 4)))
print("countdown:", list(takewhile(lambda n: n >= 0, count(10, -5))))

# until something is found
print("first square above 200:", next(n * n for n in count(1) if n * n > 200))

# numbers get as long as they must
print("past 64 bits:", list(islice(count(2**63 - 1), 2))[-1])

# ten steps of a tenth, added up or multiplied
added = next(islice(count(0.0, 0.1), 10, None))
multiplied = next(0.1 * n for n in count(10))
print("ten tenths added are one:", "yes" if added == 1 else "no")
print("ten tenths multiplied are one:", "yes" if multiplied == 1 else "no")
