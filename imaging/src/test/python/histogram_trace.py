"""Records histograms, what ImageStat makes of them, and the digests of pictures after
ImageOps.autocontrast and ImageOps.equalize.

A picture is noise of a seed, each value v of it made low + v // divisor, so that contrast is
missing; a mask, if there is one, is noise of the next seed.
"""

import json
import platform
import zlib

from PIL import Image, ImageOps, ImageStat

SEED = 60
SIZES = (1, 1), (1, 9), (7, 1), (16, 16), (40, 30)
RANGES = (1, 0), (4, 60), (7, 200), (256, 90)  # (divisor, low); the last is constant
CUTOFFS = (0, 0), (2, 2), (0.5, 10), (49.9, 50), (50, 50), (90, 20), (100, 100)
IGNORED = [], [0], [60, 61, 62, 255]
MASKS = None, "L", "1"


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def digest(image):
    return zlib.crc32(image.tobytes())


def pictures():
    """(the step's description, the picture, its mask or None)"""
    seed = SEED
    for mode in "L", "LA", "RGB", "RGBA":
        for width, height in SIZES:
            for divisor, low in RANGES:
                for mask in MASKS:
                    seed += 1
                    noise = picture(mode, width, height, seed)
                    image = noise.point(lambda value: low + value // divisor)
                    step = {"mode": mode, "width": width, "height": height, "seed": seed}
                    step |= {"divisor": divisor, "low": low, "mask": mask}
                    masking = mask and picture("L", width, height, seed + 1)
                    if mask == "1":
                        masking = masking.point(lambda value: 255 * (value > 127), "1")
                    yield step, image, masking


def record(step, image, mask):
    stat = ImageStat.Stat(image, mask)
    histogram = image.histogram(mask)
    bands = [histogram[i : i + 256] for i in range(0, len(histogram), 256)]
    step["histogram"] = [zlib.crc32(json.dumps(band).encode()) for band in bands]
    step["pixels"] = stat.count
    step["extrema"] = stat.extrema
    step["median"] = stat.median
    if stat.count[0]:
        step["mean"] = stat.mean
        step["variance"] = stat.var
        step["rms"] = stat.rms
        step["entropy"] = image.entropy(mask)
    if image.mode in ("L", "RGB"):
        step["equalize"] = digest(ImageOps.equalize(image, mask))
        step["autocontrast"] = [
            {
                "cutoff": cutoff,
                "ignore": ignore,
                "digest": digest(ImageOps.autocontrast(image, cutoff, ignore, mask)),
            }
            for cutoff in CUTOFFS
            for ignore in IGNORED
        ]
        tone = ImageOps.autocontrast(image, 2, mask=mask, preserve_tone=True)
        step["preserve_tone"] = digest(tone)
    return step


records = [record(*each) for each in pictures()]
print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(records)}))
for each in records:
    print(json.dumps(each, separators=(",", ":")))
