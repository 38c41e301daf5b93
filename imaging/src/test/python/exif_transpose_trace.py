"""Records files with an EXIF orientation, and what exif_transpose makes of them.

A step has the file, what was written into it, and what comes out: {"format": "PNG", "file": base64,
"orientation": 6, "size": [5, 3], "result": [3, 5], "digest": 1234}. The digest is that of the RGB
pixels; a JPEG's are not recorded, because decoders may differ by a level, only whether each of the
four corners is dark.
"""

import base64
import io
import json
import platform
import struct
import zlib

from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

SEED = 6
TAG = 0x0112


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def corners():
    """White, with one dark block at the top left."""
    image = Image.new("RGB", (64, 32), "white")
    image.paste("black", (0, 0, 16, 16))
    return image


def digest(image):
    return zlib.crc32(image.convert("RGB").tobytes())


def tiff(order, orientation, type="H", before=0):
    """The structure that EXIF is, with some entries before the orientation."""
    number = {"H": 3, "I": 4}[type]
    entries = [struct.pack(order + "HHII", 0x0100 + i, 4, 1, i) for i in range(before)]
    value = struct.pack(order + type, orientation).ljust(4, b"\0")
    entries.append(struct.pack(order + "HHI", TAG, number, 1) + value)
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    return head + struct.pack(order + "H", len(entries)) + b"".join(entries) + bytes(4)


def files():
    for orientation in range(10):
        for order in "<>":
            exif = tiff(order, orientation, before=3 if order == ">" else 0)
            for format, options in (
                ("PNG", {}),
                ("WEBP", {"lossless": True}),
                ("JPEG", {"quality": 95, "subsampling": 0}),
            ):
                image = corners() if format == "JPEG" else picture("RGB", 7, 4, SEED)
                yield format, image, options | {"exif": b"Exif\0\0" + exif}
        exif = tiff("<", orientation, type="I")
        yield "PNG", picture("RGB", 7, 4, SEED), {"exif": exif}
        yield "TIFF", picture("RGB", 7, 4, SEED), {"tiffinfo": {TAG: orientation}}
    for format, options in ("PNG", {}), ("WEBP", {"lossless": True}), ("JPEG", {}), ("GIF", {}):
        yield format, corners(), options
    xmp = PngInfo()
    xmp.add_itxt("XML:com.adobe.xmp", '<rdf:Description tiff:Orientation="6"/>')
    yield "PNG", picture("RGB", 7, 4, SEED), {"pnginfo": xmp}
    profile = PngInfo()
    hexadecimal = (b"Exif\0\0" + tiff("<", 6)).hex()
    profile.add_text("Raw profile type exif", f"\nexif\n{len(hexadecimal) // 2}\n{hexadecimal}\n")
    yield "PNG", picture("RGB", 7, 4, SEED), {"pnginfo": profile}


def exif_behind_the_pixels(png):
    """The same chunks, with eXIf moved to the place before IEND, which the format allows, too."""
    start = png.find(b"eXIf") - 4
    if start < 0:
        return png
    end = start + 12 + int.from_bytes(png[start : start + 4])
    return png[:start] + png[end:-12] + png[start:end] + png[-12:]


def orientation(file):
    image = Image.open(file)
    if image.format == "PNG":
        image.load()  # the tag may come behind the pixels
    return image.getexif().get(TAG, 1)


def record(format, image, options):
    file = io.BytesIO()
    image.save(file, format, **options)
    if options.get("exif", b"").startswith(b"II") and format == "PNG":
        file = io.BytesIO(exif_behind_the_pixels(file.getvalue()))
    read = Image.open(file)
    upright = ImageOps.exif_transpose(read)
    result = {
        "format": format,
        "file": base64.b64encode(file.getvalue()).decode(),
        "orientation": orientation(file),
        "size": image.size,
        "result": upright.size,
    }
    if format != "JPEG":
        return result | {"digest": digest(upright)}
    right, bottom = upright.width - 1, upright.height - 1
    places = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    return result | {"dark": [upright.getpixel(place)[0] < 128 for place in places]}


steps = [record(*each) for each in files()]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for each in steps:
    print(json.dumps(each, separators=(",", ":")))
