"""Adds up all samples of a picture of 1,000,000 pixels; three times, printing the nanoseconds."""

import sys
import time

import numpy
from PIL import Image

SIDE = 1_000


def picture():
    """The same as in Java: the pixels look random, and are not."""
    rgb = numpy.arange(SIDE * SIDE, dtype=numpy.uint64) * 2_654_435_761 >> 8
    samples = numpy.stack([rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255], axis=1)
    return Image.fromarray(samples.astype(numpy.uint8).reshape(SIDE, SIDE, 3))


image = picture()


def getdata():
    return sum(red + green + blue for red, green, blue in image.getdata())


def load():
    pixels = image.load()
    return sum(sum(pixels[x, y]) for y in range(SIDE) for x in range(SIDE))


def asarray():
    return int(numpy.asarray(image).sum())


way = {"getdata": getdata, "load": load, "numpy": asarray}[sys.argv[1]]
for _ in range(3):
    start = time.perf_counter_ns()
    total = way()
    print(time.perf_counter_ns() - start)
    assert total == 382_498_455, f"Not the same work: the sum is {total}"  # as in ReadPixelsTest
