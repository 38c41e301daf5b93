"""itertools.zip_longest: side by side, until the longest of them ends."""

from itertools import count, islice, zip_longest

planned = [12, 8, 10]
sold = [14, 7]

# fillvalue: what stands in for the shorter one
days = list(zip_longest(planned, sold, fillvalue=0))
for plan, sale in days:
    print(f"planned {plan}, sold {sale}")

# zip ends with the shorter, and drops the third day without a word
zipped = list(zip(planned, sold))
print(f"days of zip_longest: {len(days)}, of zip: {len(zipped)}")

# without a fillvalue, None stands in
for _, sale in zip_longest(planned, sold):
    print("this day is", "open" if sale is None else "done")

# as lazy as its sources: the seats are endless
guests = ["Ada", "Eve"]
for number, guest in islice(zip_longest(count(1), guests, fillvalue="free"), 3):
    print(f"seat {number}: {guest}")

# any number of sequences
returned = [1, 0, 0, 2]
balances = [
    plan - sale + back for plan, sale, back in zip_longest(planned, sold, returned, fillvalue=0)
]
print("left over:", balances)
