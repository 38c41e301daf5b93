"""sorted(key=): by a key, by several, downwards, and where some keys are missing."""

from typing import NamedTuple


class User(NamedTuple):
    name: str
    age: int
    city: str | None


def names(users):
    return ", ".join(user.name for user in users)


users = [
    User("Ada", 36, "London"),
    User("bob", 41, None),
    User("Eve", 36, "Bern"),
    User("Cem", 29, "Izmir"),
]

# by one key: those of equal age keep their order
print("by age:", names(sorted(users, key=lambda user: user.age)))

# downwards, those of equal age still in their order
print("oldest first:", names(sorted(users, key=lambda user: user.age, reverse=True)))

# by two keys, each in a direction of its own: sorted twice, the lesser key first
by_name = sorted(users, key=lambda user: user.name, reverse=True)
print(
    "then by name, downwards:", names(sorted(by_name, key=lambda user: user.age, reverse=True))
)

# without regard to capitals
print("by name:", names(sorted(users, key=lambda user: user.name.casefold())))

# None has no place of its own: say where it goes
print("by city:", names(sorted(users, key=lambda user: (user.city is None, user.city or ""))))

# in place
in_place = list(users)
in_place.sort(key=lambda user: user.name.casefold(), reverse=True)
print("in place:", names(in_place))
