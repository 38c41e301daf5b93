"""Applies kernels to small pictures by Pillow, and prints the digest of each result."""

import itertools
import json
import platform
import random
import zlib

from PIL import Image, ImageFilter

SEED = 1
MODES = "L", "LA", "RGB", "RGBA"
SIZES = (1, 1), (2, 9), (9, 2), (3, 3), (4, 6), (5, 5), (23, 17)
NAMES = (
    "BLUR", "CONTOUR", "DETAIL", "EDGE_ENHANCE", "EDGE_ENHANCE_MORE",
    "EMBOSS", "FIND_EDGES", "SHARPEN", "SMOOTH", "SMOOTH_MORE",
)  # fmt: skip


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def kernels():
    for name in NAMES:
        image_filter = getattr(ImageFilter, name)
        _, scale, offset, weights = image_filter.filterargs
        yield name, weights, scale, offset, image_filter

    rng = random.Random(SEED)
    for i in range(24):
        size = rng.choice((3, 5))
        if i % 2:
            weights = [rng.randint(-9, 9) for _ in range(size * size)]
        else:
            weights = [round(rng.uniform(-1, 2), 3) for _ in range(size * size)]
        scale = sum(weights) if i % 3 == 0 else rng.choice((1, -2, 0.7, 30))
        offset = rng.choice((0, 0, 128, -40.5, 300))
        if scale:
            kernel = ImageFilter.Kernel((size, size), weights, scale, offset)
            yield "Kernel", weights, scale, offset, kernel


steps = []
for mode, (width, height), kernel in itertools.product(MODES, SIZES, kernels()):
    name, weights, scale, offset, image_filter = kernel
    seed = len(steps) + 1
    step = {"mode": mode, "width": width, "height": height, "seed": seed}
    step |= {"filter": name, "weights": weights, "scale": scale, "offset": offset}
    filtered = picture(mode, width, height, seed).filter(image_filter)
    steps.append(step | {"digest": digest(filtered)})

print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step))
