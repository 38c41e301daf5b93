"""Records files that Pillow wrote, and what it says of each: its format, size and mode, and its pixels.

A lossless file comes with the digest of its pixels in the mode that `colours` names; a lossy one
with the pixels themselves. Then come headers without a picture, with what Image.open says of their size.
"""

import base64
import io
import json
import platform
import struct
import warnings
import zlib

import PIL
from PIL import Image

SEED = 2
SIZES = [(1, 1), (13, 7), (1, 30), (30, 1), (16, 16)]

# format: (modes, how to save them)
FORMATS = {
    "PNG": (["1", "L", "LA", "P", "RGB", "RGBA"], [{}, {"compress_level": 0}]),
    "GIF": (["1", "L", "P", "RGB"], [{}, {"interlace": 0}]),
    "BMP": (["1", "L", "P", "RGB", "RGBA"], [{}]),
    "TIFF": (
        ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"],
        [{}, {"compression": "tiff_lzw"}, {"compression": "tiff_adobe_deflate"}],
    ),
    "WEBP": (["RGB", "RGBA"], [{"lossless": True, "exact": True}, {"quality": 90}]),
    "JPEG": (
        ["L", "RGB", "CMYK"],
        [{"quality": 90, "subsampling": 0}, {"quality": 90, "progressive": True}],
    ),
}

# (format, mode): the mode to compare the pixels in, where it is not RGBA
COLOURS = {
    ("TIFF", "CMYK"): "CMYK",  # has no RGB that all would agree on
    ("JPEG", "CMYK"): "CMYK",
    ("TIFF", "P"): "P",  # its palette has 16 bits, which are rounded in two ways
}


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def smooth(mode, width, height):
    """A gradient, as lossy formats like it."""
    values = [
        (x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height), 255 - 3 * x)
        for y in range(height)
        for x in range(width)
    ]
    samples = bytes(sample for pixel in values for sample in pixel[: len(mode)])
    return Image.frombytes(mode, (width, height), samples)


def encoded(data):
    return base64.b64encode(data).decode()


def file_of(format, mode, size, options, seed):
    lossy = "quality" in options
    if lossy:
        image = smooth(mode, *size)
    elif mode in ("1", "P"):
        image = picture("RGB", *size, seed).convert(mode)
    elif mode == "CMYK":
        image = picture("RGBA", *size, seed).convert("RGB").convert("CMYK")
    else:
        image = picture(mode, *size, seed)
    file = io.BytesIO()
    image.save(file, format, **options)
    with Image.open(file) as image:
        step = {
            "file": encoded(file.getvalue()),
            "format": image.format,
            "size": image.size,
            "mode": image.mode,
        }
        step["colours"] = COLOURS.get((format, image.mode), "RGBA")
        pixels = image.convert(step["colours"]).tobytes()
    return step | ({"pixels": encoded(pixels)} if lossy else {"digest": zlib.crc32(pixels)})


def header_of(width, height):
    """A PNG of one bit a pixel, of which only the header is there."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    ihdr = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", ihdr) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def verdict_on(width, height):
    file = header_of(width, height)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            Image.open(io.BytesIO(file)).close()
            verdict = caught[0].category.__name__ if caught else "fine"
        except Image.DecompressionBombError as e:
            verdict = type(e).__name__
    return {"file": encoded(file), "format": "PNG", "size": (width, height), "verdict": verdict}


steps = [
    file_of(format, mode, size, options, seed)
    for format, (modes, ways) in FORMATS.items()
    for mode in modes
    for options in ways
    for seed, size in enumerate(SIZES, SEED)
]
limit = Image.MAX_IMAGE_PIXELS
for pixels in 1, limit - 1, limit, limit + 1, 2 * limit - 1, 2 * limit, 2 * limit + 1:
    steps += verdict_on(pixels, 1), verdict_on(1, pixels)
for side in 9459, 9460, 13377, 13378, 40000, 65536:
    steps.append(verdict_on(side, side))

print(
    json.dumps(
        {
            "python": platform.python_version(),
            "pillow": PIL.__version__,
            "seed": SEED,
            "steps": len(steps),
        }
    )
)
for step in steps:
    print(json.dumps(step))
