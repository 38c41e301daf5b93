"""collections.ChainMap: settings in several dicts, of which the first wins."""

from collections import ChainMap

# three layers of settings, and one view of them
typed = {"port": 9000}
environment = {"timeout": 45}
defaults = {"port": 8080, "retries": 3, "timeout": 30}
settings = ChainMap(typed, environment, defaults)

# the first dict that has a key gives its value
print("port:", settings["port"])
print("timeout:", settings["timeout"])
print("retries:", settings["retries"])

# nothing is copied: what changes in a dict has changed here
environment["retries"] = 5
environment["batch"] = 500
print("retries, from the environment:", settings["retries"])

# the keys of the last dict come first, and each key comes once
print(f"{len(settings)} settings: {', '.join(settings)}")

# what is written goes to the first dict
settings["timeout"] = 60
print("timeout:", settings["timeout"])
print("timeout in the environment:", environment["timeout"])

# what is deleted uncovers the value of the next dict
del settings["timeout"]
print("timeout without ours:", settings["timeout"])

# the dicts behind the first lose nothing
try:
    del settings["batch"]
except KeyError:
    print("batch: not ours to remove")

# a child has a dict of its own in front
nightly = settings.new_child()
nightly["timeout"] = 600
nightly["retries"] += 1
print(f"at night: {nightly['timeout']} and {nightly['retries']}")
print(f"by day: {settings['timeout']} and {settings['retries']}")

# the parents are the chain without its first dict
print("port, had nothing been typed:", settings.parents["port"])
print(f"maps: {len(nightly.maps)}, then {len(nightly.parents.maps)}")
