"""collections.namedtuple and typing.NamedTuple: a tuple whose parts have names."""

from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", ["x", "y"])
Size = namedtuple("Size", ["width", "height"])


class Parcel(NamedTuple):
    id: int
    customer: str
    at: Point = Point(0, 0)  # the default

    def place(self):
        match self:
            case Parcel(at=Point(0, north)):
                return f"{north} north"
            case Parcel(at=Point(east, north)):
                return f"{east} east, {north} north"


# the Point of the notes, by position or by name
p0 = Point(1, 2)
p1 = Point(x=3, y=4)
print("p1.x and p1.y:", p1.x, p1.y)
print("p1:", p1)

# unpacking
x, y = p0
print("x + y of p0:", x + y)

# a default, and patterns within patterns
ada = Parcel(7, "Ada")
print("Ada's parcel:", ada.place())
print("Bob's parcel:", Parcel(8, "Bob", Point(2, 5)).place())

# _replace: a copy with another value, and the original as it was
moved = ada._replace(at=p1)
print("Ada's parcel is moved:", moved.place())
print("and the first one is not:", ada.place())

# ordered part by part; equal by value, and therefore a key
stops = sorted([p1, Point(1, 9), p0])
print("stops:", ", ".join(f"{x}-{y}" for x, y in stops))
drivers = {p0: "Bob", p1: "Eve"}
print("driver to 3-4:", drivers[Point(3, 4)])

# _fields: for code that does not know the type
print("fields:", ", ".join(Parcel._fields))

# a tuple is equal to any other that has the same parts
print("a point is equal to a size:", "yes" if p0 == Size(1, 2) else "no")
