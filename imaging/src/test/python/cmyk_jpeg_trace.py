"""Records JPEG files in CMYK as Pillow writes them, and what it reads of them again.

A step has the file, the inks that Pillow reads (cyan, magenta, yellow, black, cyan, ...), and the
RGB that convert() makes of them, each in base64.
"""

import base64
import io
import json
import platform

from PIL import Image

SEED = 0
SIZES = [(1, 1), (8, 8), (24, 16), (16, 40)]
QUALITIES = [50, 75, 95]


def text(data):
    return base64.b64encode(data).decode()


def inks(width, height):
    """Smooth: each ink grows along a line of its own."""
    image = Image.new("CMYK", (width, height))
    image.putdata(
        [
            (
                255 * x // width,
                255 * y // height,
                255 * (x + y) // (width + height),
                200 * x * y // (width * height),
            )
            for y in range(height)
            for x in range(width)
        ]
    )
    return image


def jpeg(size, quality):
    file = io.BytesIO()
    inks(*size).save(file, "JPEG", quality=quality)
    image = Image.open(io.BytesIO(file.getvalue()))
    return {
        "width": image.width,
        "height": image.height,
        "file": text(file.getvalue()),
        "cmyk": text(image.tobytes()),
        "rgb": text(image.convert("RGB").tobytes()),
    }


steps = [jpeg(size, quality) for size in SIZES for quality in QUALITIES]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step, separators=(",", ":")))
