"""Makes a small JPEG of one of 12 megapixels; prints the nanoseconds that takes, five times.

The argument is `thumbnail`, which decodes no more than it needs, or `resize`, which decodes all.
"""

import io
import math
import sys
import time

from PIL import Image
from PIL.Image import Resampling

WIDTH, HEIGHT = 4096, 3072


def photo():
    """Rings that get finer outwards, of a quarter of the picture that is mirrored twice."""
    rings = bytes(int(90 + 90 * math.cos(n / 100)) for n in range(3277))
    quarter = Image.frombytes(
        "L",
        (WIDTH // 2, HEIGHT // 2),
        b"".join(
            bytes(rings[(x * x + y * y) // 2000] for x in range(WIDTH // 2))
            for y in range(HEIGHT // 2)
        ),
    )
    whole = Image.new("L", (WIDTH, HEIGHT))
    whole.paste(quarter, (WIDTH // 2, HEIGHT // 2))
    whole.paste(quarter.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (0, HEIGHT // 2))
    lower = whole.crop((0, HEIGHT // 2, WIDTH, HEIGHT))
    whole.paste(lower.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, 0))
    return whole.convert("RGB")


jpeg = io.BytesIO()
photo().save(jpeg, "JPEG", quality=75)

for _ in range(5):
    start = time.perf_counter_ns()
    image = Image.open(io.BytesIO(jpeg.getvalue()))
    if sys.argv[1] == "thumbnail":
        image.thumbnail((320, 320))
    else:
        image = image.resize((320, 240), Resampling.BICUBIC)
    small = io.BytesIO()
    image.save(small, "JPEG", quality=75)
    print(time.perf_counter_ns() - start)
    assert image.size == (320, 240)
