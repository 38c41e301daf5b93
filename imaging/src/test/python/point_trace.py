"""Records the digests of pictures that went through a lookup table.

A step names the operation, its arguments, and the picture: noise of a seed. A function is a line:
its values are slope * value + offset.
"""

import json
import platform
import zlib
from random import Random

from PIL import Image, ImageOps

SEED = 50
SIZES = (1, 1), (1, 9), (7, 1), (16, 16), (33, 17)

random = Random(SEED)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def a_color():
    return [random.randrange(256) for _ in range(3)]


# name: (modes, all the arguments to try, what is done)
OPERATIONS = {
    "invert": (["L", "RGB"], [[], [], []], lambda im: ImageOps.invert(im)),
    "solarize": (
        ["L", "RGB"],
        [[0], [1], [100], [128], [255], [256]],
        lambda im, threshold: ImageOps.solarize(im, threshold),
    ),
    "posterize": (
        ["L", "RGB"],
        [[bits] for bits in range(1, 9)],
        lambda im, bits: ImageOps.posterize(im, bits),
    ),
    "grayscale": (["L", "RGB"], [[], [], [], []], lambda im: ImageOps.grayscale(im)),
    "colorize": (
        ["L"],
        [
            [*a_color(), *a_color(), black, white]
            for black, white in [(0, 255), (0, 255), (20, 230), (100, 101), (50, 50), (255, 255)]
        ],
        lambda im, r, g, b, red, green, blue, black, white: ImageOps.colorize(
            im, (r, g, b), (red, green, blue), blackpoint=black, whitepoint=white
        ),
    ),
    "colorize, three colors": (
        ["L"],
        [
            [*a_color(), *a_color(), *a_color(), black, mid, white]
            for black, mid, white in [(0, 127, 255), (0, 127, 255), (30, 30, 90), (10, 200, 200)]
        ],
        lambda im, r, g, b, mr, mg, mb, wr, wg, wb, black, mid, white: ImageOps.colorize(
            im,
            (r, g, b),
            (wr, wg, wb),
            mid=(mr, mg, mb),
            blackpoint=black,
            midpoint=mid,
            whitepoint=white,
        ),
    ),
    "point(function)": (
        ["L", "LA", "RGB", "RGBA"],
        [[0.5, 0], [1.5, -200], [-1, 255], [3, 0], [0.25, 0.5], [0, 7.5]],
        lambda im, slope, offset: im.point(lambda value: slope * value + offset),
    ),
    "point(table)": (
        ["L", "RGB"],
        [[], [], []],
        lambda im, *table: im.point(table),
    ),
    "point(function, '1')": (
        ["L"],
        [[0], [1], [128], [255], [256]],
        lambda im, threshold: im.point(lambda v: 255 * (v >= threshold), "1").convert("L"),
    ),
}


def steps():
    seed = SEED
    for name, (modes, arguments, operation) in OPERATIONS.items():
        for mode in modes:
            for each in arguments:
                for width, height in SIZES:
                    seed += 1
                    if name == "point(table)":
                        each = [random.randrange(256) for _ in range(256 * len(mode))]
                    after = operation(picture(mode, width, height, seed), *each)
                    yield {
                        "operation": name,
                        "arguments": each,
                        "mode": mode,
                        "width": width,
                        "height": height,
                        "seed": seed,
                        "result": after.mode,
                        "digest": digest(after),
                    }


records = list(steps())
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(records)}))
for each in records:
    print(json.dumps(each, separators=(",", ":")))
