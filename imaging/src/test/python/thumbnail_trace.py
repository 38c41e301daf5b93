"""Records what thumbnail() makes of JPEG files: just opened, which decodes a part of them, and loaded."""

import base64
import io
import json
import platform
import zlib

import PIL
from PIL import Image

SEED = 5


def picture(mode, width, height, seed):
    """Noise, laid on a slope, so that a JPEG keeps something of it."""
    state, values = seed, bytearray()
    for i in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append((i // len(mode) % width * 160 // width) + (state >> 16 & 63))
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


cases = [
    (mode, width, height, within)
    for mode in ("L", "RGB")
    for width, height in ((160, 120), (97, 201), (256, 64))
    for within in (12, 20, 33)
]
header = {"python": platform.python_version(), "pillow": PIL.__version__}
print(json.dumps(header | {"seed": SEED, "steps": len(cases)}))
for number, (mode, width, height, within) in enumerate(cases):
    file = io.BytesIO()
    picture(mode, width, height, SEED + number).save(file, "JPEG", quality=90, subsampling=0)
    opened = Image.open(file)
    opened.thumbnail((within, within))
    loaded = Image.open(file)
    loaded.load()
    loaded.thumbnail((within, within))
    differences = [abs(a - b) for a, b in zip(opened.tobytes(), loaded.tobytes())]
    step = {
        "within": within,
        "file": base64.b64encode(file.getvalue()).decode(),
        "size": loaded.size,
        "loaded": digest(loaded),
        "different": sum(it > 0 for it in differences),
        "largest": max(differences),
    }
    print(json.dumps(step))
