"""Makes a picture of two of 1,000,000 pixels; nine times, printing the nanoseconds."""

import sys
import time
import zlib

import numpy
from PIL import Image

SIDE = 1_000


def noise(mode, seed):
    """The same as in Java."""
    count = SIDE * SIDE * len(mode)
    samples = numpy.arange(seed, seed + count, dtype=numpy.uint64) * 2_654_435_761 >> 16 & 255
    return Image.frombytes(mode, (SIDE, SIDE), samples.astype(numpy.uint8).tobytes())


below, above, mask = noise("RGBA", 2), noise("RGBA", 4), noise("L", 6)

WORK = {
    "alpha_composite": lambda: Image.alpha_composite(below, above),
    "composite": lambda: Image.composite(above, below, mask),
    "blend": lambda: Image.blend(below, above, 0.25),
}

# as in ComposePicturesTest
DIGESTS = {"alpha_composite": 1835286806, "composite": 1643501550, "blend": 1073315438}

function = sys.argv[1]
for _ in range(9):
    start = time.perf_counter_ns()
    image = WORK[function]()
    print(time.perf_counter_ns() - start)
digest = zlib.crc32(image.tobytes())
assert digest == DIGESTS[function], f"Not the same work: the digest is {digest}"
