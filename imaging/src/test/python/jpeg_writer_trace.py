"""Records the JPEG files that Pillow writes: all qualities, and the other settings on odd sizes."""

import io
import itertools
import json
import platform
import zlib

from PIL import Image

SEED = 8


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def flattened(image, background):
    """What a Pillow user writes for an image with alpha."""
    gray = image.mode == "LA" and len(set(background)) == 1
    under = Image.new(
        "L" if gray else "RGB", image.size, background[0] if gray else tuple(background)
    )
    under.paste(image.convert(under.mode), mask=image.getchannel("A"))
    return under


def step(mode, size, seed, options, background=None):
    image = picture(mode, *size, seed)
    if background:
        image = flattened(image, background)
    exif = options.get("exif")
    out = io.BytesIO()
    image.save(out, "JPEG", **options | ({"exif": b"Exif\0\0" + exif.encode()} if exif else {}))
    tables = Image.open(io.BytesIO(out.getvalue())).quantization
    return {
        "mode": mode,
        "width": size[0],
        "height": size[1],
        "seed": seed,
        "options": options,
        "background": background,
        "tables": [tables[key] for key in sorted(tables)],
        "length": len(out.getvalue()),
        "digest": zlib.crc32(out.getvalue()),
    }


steps = []
for quality in range(1, 101):
    steps.append(step("RGB", (19, 17), SEED + quality, {"quality": quality}))
    steps.append(step("L", (19, 17), SEED + quality, {"quality": quality}))

sizes = [(1, 1), (1, 40), (40, 1), (8, 8), (16, 16), (17, 33), (64, 48), (100, 7)]
ways = [{}, {"optimize": True}, {"progressive": True}]
for size, way, subsampling in itertools.product(sizes, ways, (0, 1, 2)):
    for quality in (20, 75, 95):
        options = {"quality": quality, "subsampling": subsampling} | way
        steps.append(step("RGB", size, SEED + quality, options))
for size, way in itertools.product(sizes, ways):
    steps.append(step("L", size, SEED, {"quality": 75} | way))

for dpi in (1, 72, 300, 65535):
    steps.append(step("RGB", (9, 9), SEED, {"quality": 75, "dpi": [dpi, dpi]}))
for text in ("MM", "a caption of the product", "x" * 5000):
    steps.append(step("RGB", (9, 9), SEED, {"quality": 75, "exif": text}))

backgrounds = [[255, 255, 255], [0, 0, 0], [128, 128, 128], [12, 200, 99]]
for mode, background, size in itertools.product(("RGBA", "LA"), backgrounds, sizes):
    for seed in (SEED, SEED + 1):
        steps.append(step(mode, size, seed, {"quality": 90}, background))

print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for line in steps:
    print(json.dumps(line))
