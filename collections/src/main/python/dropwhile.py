"""itertools.dropwhile: leaves out the beginning, and keeps the others."""

from itertools import count, dropwhile, islice, takewhile

# the comment at the top of a file; one further down stays
text = """\
# written by hand
# on a Friday
name,age
# too young?
Jo,0
"""
for line in dropwhile(lambda line: line.startswith("#"), text.splitlines()):
    print("line:", line)

# readings from the moment when the oven is hot; that it cools down later does not matter
celsius = [20, 90, 180, 175, 182]
hot = list(dropwhile(lambda reading: reading < 180, celsius))
print("readings while hot:", len(hot))
print("the coldest of them:", min(hot))

# an endless source: it begins later, and does not end
for invoice in islice(dropwhile(lambda invoice: invoice**2 < 1000, count(1)), 2):
    print("invoice:", invoice)

# a window from one condition to another: first drop, then take
calls = dropwhile(lambda hour: hour < 8, [6, 8, 9, 17, 19, 9])
print("calls from eight to six:", len(list(takewhile(lambda hour: hour < 18, calls))))

# all may be left out
print("readings above 900:", len(list(dropwhile(lambda reading: reading <= 900, celsius))))
