"""collections.OrderedDict: a dict whose order can be changed, and counts."""

from collections import OrderedDict


class RecentPages(OrderedDict):
    """The pages that were asked for last; the least recently used goes first."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity

    def __getitem__(self, path):
        self.move_to_end(path)
        return super().__getitem__(path)

    def __setitem__(self, path, page):
        super().__setitem__(path, page)
        self.move_to_end(path)
        if len(self) > self.capacity:
            self.popitem(last=False)


# tickets in the order of their arrival; another number keeps the place
tickets = OrderedDict(ada=101, bob=102, eve=103, joe=104)
tickets["bob"] = 105
print("arrival:", ", ".join(tickets))

# move_to_end, at both ends
tickets.move_to_end("bob")
tickets.move_to_end("eve", last=False)
print("eve is urgent, bob can wait:", ", ".join(tickets))

# reversed
print("backwards:", ", ".join(reversed(tickets)))

# popitem, at both ends
print("first: %s=%d" % tickets.popitem(last=False))
print("last: %s=%d" % tickets.popitem())

# the order counts among OrderedDicts, and does not against a dict
print("left:", ", ".join(tickets))
other = OrderedDict(joe=104, ada=101)
print("equal to joe, ada:", "yes" if tickets == other else "no")
print("equal as dicts:", "yes" if tickets == dict(other) else "no")

# where there is nothing left
tickets.clear()
try:
    tickets.popitem()
except KeyError:
    print("no ticket")

# an LRU: every read makes its page the youngest
pages = RecentPages(2)
pages["/"] = "home"
pages["/cart"] = "cart"
print("read again:", pages["/"])
pages["/help"] = "help"
print("still there:", ", ".join(pages))
