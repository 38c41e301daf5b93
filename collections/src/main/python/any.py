"""any(): whether any element fits; looks no further than the first that does."""

from typing import NamedTuple


class Sensor(NamedTuple):
    name: str
    celsius: int


def yes_no(answer):
    return "yes" if answer else "no"


def asked(sensors):
    for sensor in sensors:
        print("asked:", sensor.name)
        yield sensor


sensors = [Sensor("boiler", 71), Sensor("hall", 19), Sensor("roof", -4)]

# does any of them freeze?
print("frost:", yes_no(any(sensor.celsius < 0 for sensor in sensors)))
print("fire:", yes_no(any(sensor.celsius > 200 for sensor in sensors)))

# nothing has no element that fits
print("frost nowhere:", yes_no(any(sensor.celsius < 0 for sensor in [])))

# the first hit is enough
print("below 30:", yes_no(any(sensor.celsius < 30 for sensor in asked(sensors))))

# which one it was
first = next((sensor for sensor in sensors if sensor.celsius < 30), None)
if first:
    print("the first of them:", first.name)
