"""Records what Pillow makes of pictures in other sizes, as digests: resize, reduce and thumbnail."""

import json
import platform
import random
import zlib

import PIL
from PIL import Image
from PIL.Image import Resampling

SEED = 20260317
MODES = ["L", "LA", "RGB", "RGBA"]
FILTERS = [
    Resampling.NEAREST,
    Resampling.BOX,
    Resampling.BILINEAR,
    Resampling.HAMMING,
    Resampling.BICUBIC,
    Resampling.LANCZOS,
]
SIZES = [  # of the picture, and of the result
    ((1, 1), (1, 1)),
    ((1, 1), (7, 5)),
    ((7, 5), (1, 1)),
    ((1, 40), (1, 9)),
    ((1, 40), (3, 40)),
    ((40, 1), (9, 1)),
    ((40, 1), (40, 3)),
    ((2, 3), (3, 2)),
    ((16, 16), (16, 16)),
    ((16, 16), (15, 17)),
    ((20, 30), (20, 11)),
    ((20, 30), (13, 30)),
    ((20, 30), (20, 47)),
    ((20, 30), (31, 30)),
    ((33, 21), (8, 8)),
    ((33, 21), (66, 42)),
    ((33, 21), (100, 5)),
    ((50, 40), (7, 60)),
    ((64, 64), (32, 32)),
    ((64, 64), (21, 16)),
    ((64, 48), (3, 2)),
    ((131, 17), (40, 12)),
    ((17, 131), (12, 40)),
    ((150, 140), (139, 133)),
    ((10, 10), (140, 135)),
    ((700, 5), (130, 4)),
    ((3, 800), (2, 300)),
]
FACTORS = [(n, n) for n in [1, 2, 3, 4, 5, 6, 7, 100]] + [(1, 3), (2, 1), (3, 7)]

steps = []
random.seed(SEED)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def record(operation, mode, size, seed, result, **arguments):
    steps.append(
        {"operation": operation, "mode": mode, "size": size, "seed": seed}
        | {name: value for name, value in arguments.items() if value is not None}
        | {"result": result.size, "digest": digest(result)}
    )


def resize(mode, size, to, resample, box=None, gap=None):
    seed = random.randrange(1_000_000)
    result = picture(mode, *size, seed).resize(to, resample, box, gap)
    record("resize", mode, size, seed, result, filter=resample.name, box=box, gap=gap)


def reduce(mode, size, factor):
    seed = random.randrange(1_000_000)
    record("reduce", mode, size, seed, picture(mode, *size, seed).reduce(factor), factor=factor)


def thumbnail(mode, size, within, resample, gap):
    seed = random.randrange(1_000_000)
    result = picture(mode, *size, seed)
    result.thumbnail(within, resample, gap)
    record("thumbnail", mode, size, seed, result, within=within, filter=resample.name, gap=gap or 0)


def part(length):
    """A part of a line: of whole pixels, of halves or quarters, or of any numbers."""
    start, end = sorted(random.uniform(0, length) for _ in range(2))
    match random.randrange(4):
        case 0:
            start, end = int(start), int(end) + 1
        case 1:
            start, end = int(start * 4) / 4, int(end * 4 + 1) / 4
        case 2:
            start = 0
    return start, end


def some_box(width, height):
    (left, right), (upper, lower) = part(width), part(height)
    return left, upper, right, lower


for mode in MODES:
    for resample in FILTERS:
        for size, to in SIZES:
            resize(mode, size, to, resample)
            resize(mode, size, to, resample)
            for _ in range(3):
                resize(mode, size, to, resample, some_box(*size))
        # many samples, so that the last bit of a weight shows somewhere
        resize(mode, (500, 400), (333, 251), resample)
        # a part in its own size, and parts that have no width
        resize(mode, (20, 15), (7, 5), resample, (3, 4, 10, 9))
        resize(mode, (20, 15), (7, 5), resample, (3.5, 4, 10.5, 9))
        resize(mode, (20, 15), (20, 7), resample, (0, 4, 20, 11))
        resize(mode, (20, 15), (7, 15), resample, (3, 0, 10, 15))
        resize(mode, (20, 15), (7, 5), resample, (3, 4, 3, 9))
        resize(mode, (20, 15), (7, 5), resample, (20, 15, 20, 15))
        for gap in [1, 1.5, 2, 3]:
            resize(mode, (97, 83), (9, 11), resample, None, gap)
            resize(mode, (97, 83), (5, 83), resample, None, gap)
            resize(mode, (64, 64), (4, 4), resample, None, gap)
            resize(mode, (97, 83), (5, 6), resample, some_box(97, 83), gap)

    for size in [(1, 1), (7, 5), (5, 1), (1, 5), (60, 60), (61, 47), (131, 17)]:
        for factor in FACTORS:
            reduce(mode, size, factor)
    reduce(mode, (700, 600), (650, 590))

    for size in [(40, 30), (30, 40), (1, 90), (90, 1), (97, 83), (100, 3)]:
        for within in [(10, 10), (9, 100), (100, 9), (7, 13), (1, 1), (40, 40), (200, 200)]:
            for resample in [Resampling.NEAREST, Resampling.BICUBIC, Resampling.LANCZOS]:
                thumbnail(mode, size, within, resample, random.choice([None, 1, 2.0, 2.0, 3]))

versions = {"python": platform.python_version(), "pillow": PIL.__version__}
print(json.dumps(versions | {"seed": SEED, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step))
