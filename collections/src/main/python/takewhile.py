"""itertools.takewhile: elements from the beginning, up to the first that is not as wanted."""

from itertools import accumulate, groupby, repeat, takewhile
from operator import mul

prices = [450, 990, 1200, 600]

# up to the first that is too dear; a filter would look at the others, too
print("taken:", len(list(takewhile(lambda cents: cents < 1000, prices))))
print("filtered:", sum(cents < 1000 for cents in prices))

# an endless source ends with it
widths = accumulate(repeat(2), mul, initial=1)
*_, widest = takewhile(lambda width: width < 500, widths)
print("the widest picture below 500:", widest)

# the header of a mail, and its body: the empty line between them is used up
mail = iter(["From: Ada", "To: Bob", "", "Dear Bob,", "see you."])
headers = len(list(takewhile(bool, mail)))
print(f"headers: {headers}, then: {next(mail)}")

# so is the first order of the next day
days = [1, 1, 2, 2]
lossy = iter(days)
first = len(list(takewhile(lambda day: day == 1, lossy)))
second = len(list(lossy))
print(f"orders of day 1: {first}, of day 2: {second}")

# groupby loses none
print("without loss:", " and ".join(str(len(list(orders))) for _, orders in groupby(days)))
