"""Records what ChainMap does under random operations.

A step has its operation, the arguments, the result or the kind of exception, and then what is in
each map of the chain, in order: {"op": "pop", "args": [3], "result": 17, "maps": [[[1, 4]], []]}.
"""

import json
import platform
from collections import ChainMap
from random import Random

SEED = 20
STEPS = 12_000
DEEPEST = 5

random = Random(SEED)


def items_while(change, chain, position):
    """The items, with a change to the maps once that many have been seen."""
    seen = []
    try:
        for item in chain.items():
            if len(seen) == position:
                change()
            seen.append(item)
    except KeyError:
        seen.append("KeyError")
    return seen


def set_item(chain, key, value):
    """Returns what was there before."""
    before = chain.get(key)
    chain[key] = value
    return before


def increment_all(chain):
    for key in chain:
        chain[key] = (chain[key] or 0) + 1


# name: (arguments, what is done); a result that is a ChainMap is the chain from then on
OPERATIONS = {
    "chain[k]": ("k", lambda chain, k: chain[k]),
    "chain.get(k)": ("k", lambda chain, k: chain.get(k)),
    "chain.get(k, v)": ("kv", lambda chain, k, v: chain.get(k, v)),
    "k in chain": ("k", lambda chain, k: k in chain),
    "len(chain)": ("", lambda chain: len(chain)),
    "bool(chain)": ("", lambda chain: bool(chain)),
    "list(chain)": ("", lambda chain: list(chain)),
    "list(chain.values())": ("", lambda chain: list(chain.values())),
    "list(chain.items())": ("", lambda chain: list(chain.items())),
    "(k, v) in chain.items()": ("kv", lambda chain, k, v: (k, v) in chain.items()),
    "v in chain.values()": ("v", lambda chain, v: v in chain.values()),
    "chain == m": ("m", lambda chain, m: chain == m),
    "chain == dict(chain)": ("", lambda chain: chain == dict(chain)),
    "chain[k] = v": ("kv", set_item),
    "chain[k] += 1": ("k", lambda chain, k: chain.__setitem__(k, (chain.get(k) or 0) + 1)),
    "chain.setdefault(k, v)": ("kv", lambda chain, k, v: chain.setdefault(k, v)),
    "chain.update(m)": ("m", lambda chain, m: chain.update(m)),
    "del chain[k]": ("k", lambda chain, k: chain.__delitem__(k)),
    "chain.pop(k)": ("k", lambda chain, k: chain.pop(k)),
    "chain.pop(k, v)": ("kv", lambda chain, k, v: chain.pop(k, v)),
    "chain.popitem()": ("", lambda chain: chain.popitem()),
    "chain.clear()": ("", lambda chain: chain.clear()),
    "increment all": ("", increment_all),
    "items, map[k] = v": (
        "pikv",
        lambda chain, p, i, k, v: items_while(lambda: chain.maps[i].update({k: v}), chain, p),
    ),
    "items, map.pop(k)": (
        "pik",
        lambda chain, p, i, k: items_while(lambda: chain.maps[i].pop(k, None), chain, p),
    ),
    "map[k] = v": ("ikv", lambda chain, i, k, v: chain.maps[i].__setitem__(k, v)),
    "map.pop(k)": ("ik", lambda chain, i, k: chain.maps[i].pop(k, None)),
    "map.clear()": ("i", lambda chain, i: chain.maps[i].clear()),
    "chain.new_child()": ("", lambda chain: chain.new_child()),
    "chain.new_child(m)": ("m", lambda chain, m: chain.new_child(m)),
    "chain.parents": ("", lambda chain: chain.parents),
    "chain.copy()": ("", lambda chain: chain.copy()),
    "chain | m": ("m", lambda chain, m: chain | m),
    "m | chain": ("m", lambda chain, m: m | chain),
    "chain |= m": ("m", lambda chain, m: chain.__ior__(m)),
}

# what makes a chain empty, flat or full comes less often
RARE = {"chain.clear()", "map.clear()", "m | chain", "chain.parents", "increment all"}


def a_key():
    return random.choice([None, *range(12)])


def a_value():
    return random.choice([None, *range(10)])


def argument(kind, chain):
    match kind:
        case "k":
            return a_key()
        case "v":
            return a_value()
        case "i":
            return random.randrange(len(chain.maps))
        case "p":
            return random.randrange(6)
        case "m":
            return {a_key(): a_value() for _ in range(random.randrange(5))}


def as_json(value):
    return list(value.items()) if isinstance(value, dict) else value


def step(chain):
    """Does one operation; returns its record, and the chain for the next."""
    weights = [1 if name in RARE else 4 for name in OPERATIONS]
    [name] = random.choices(list(OPERATIONS), weights)
    if name.startswith("chain.new_child") and len(chain.maps) >= DEEPEST:
        name = "chain.parents"
    kinds, operation = OPERATIONS[name]
    arguments = [argument(kind, chain) for kind in kinds]
    record = {"op": name, "args": [as_json(each) for each in arguments]}
    try:
        result = operation(chain, *arguments)
        if isinstance(result, ChainMap):
            chain = result
        else:
            record["result"] = result
    except KeyError:
        record["raises"] = "KeyError"
    record["maps"] = [as_json(mapping) for mapping in chain.maps]
    return record, chain


print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": STEPS}))
chain = ChainMap()
for _ in range(STEPS):
    record, chain = step(chain)
    print(json.dumps(record, separators=(",", ":")))
