"""Records animated GIFs, written by Pillow and put together by hand, and the frames Pillow shows."""

import base64
import io
import itertools
import json
import platform
import random
import struct
import zlib

from PIL import Image, ImageSequence

SEED = 8
rng = random.Random(SEED)


def picture(mode, width, height, seed):
    """Noise; with an odd seed in black and white only, so that the edges are hard."""
    state, values = seed, bytearray()
    for _ in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
    return Image.frombytes(mode, (width, height), bytes(values))


def lzw(indices, bits):
    """Codes that never grow: the table is cleared before they could."""
    clear, value, filled, out = 1 << bits, 0, 0, bytearray()
    codes = []
    for i, index in enumerate(indices):
        codes += ([clear] if i % (clear - 2) == 0 else []) + [index]
    for code in codes + [clear + 1]:
        value |= code << filled
        filled += bits + 1
        while filled >= 8:
            out.append(value & 255)
            value >>= 8
            filled -= 8
    out.append(value & 255)
    blocks = [bytes(out[i : i + 255]) for i in range(0, len(out), 255)]
    return bytes([bits]) + b"".join(bytes([len(b)]) + b for b in blocks) + b"\0"


def palette(size):
    return bytes(rng.randrange(256) for _ in range(3 * size))


def frame(box, control=None, local=0, interlaced=False, bits=4, cut=0):
    """A frame of noise: control is (disposal, centiseconds, transparent index or None)."""
    left, top, width, height = box
    out = b""
    if control:
        disposal, delay, clear = control
        flags = disposal << 2 | (clear is not None)
        out += b"!\xf9\x04" + struct.pack("<BHBB", flags, delay, clear or 0, 0)
    flags = (0x80 | local - 1 if local else 0) | (0x40 if interlaced else 0)
    out += b"," + struct.pack("<HHHHB", left, top, width, height, flags)
    out += palette(1 << local) if local else b""
    indices = [rng.randrange(1 << min(bits, local or bits)) for _ in range(width * height - cut)]
    return out + lzw(indices, bits)


def gif(size, frames, table=4, background=3, loop=None, tail=b";"):
    flags = 0x80 | table - 1 if table else 0
    out = b"GIF89a" + struct.pack("<HHBBB", *size, flags, background if table else 0, 0)
    out += palette(1 << table) if table else b""
    if loop is not None:
        out += b"!\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<HB", loop, 0)
    return out + b"".join(frames) + tail


def digest(image):
    return zlib.crc32(image.tobytes())


def seen(kind, file, meant=None):
    """What Pillow shows, and, where that is another thing, what was saved without loss."""
    image = Image.open(io.BytesIO(file))
    return {
        "kind": kind,
        "file": base64.b64encode(file).decode(),
        "width": image.width,
        "height": image.height,
        "loop": image.info.get("loop"),
        "n_frames": image.n_frames,
        "frames": [
            {
                "duration": each.info.get("duration", 0),
                "size": each.size,
                "digest": digest(each.convert("RGBA")),
                "meant": digest(meant[i].convert("RGBA")) if meant else None,
            }
            for i, each in enumerate(ImageSequence.Iterator(image))
        ],
    }


def saved(frames, **options):
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], **options)
    return out.getvalue()


steps = []

# as Pillow writes them
for mode, seed in itertools.product(("L", "RGB", "RGBA"), (8, 9)):
    frames = [picture(mode, 13, 9, seed + 2 * i) for i in range(4)]
    for disposal in (0, 1, 2, 3):
        file = saved(frames, duration=[40, 70, 0, 1000], loop=disposal, disposal=disposal)
        steps.append(seen("Pillow", file))
for seed in range(8):
    frames = []
    for i in range(5):
        image = Image.new("RGBA", (24, 18), (0, 0, 0, 0) if seed % 2 else (20, 90, 160, 255))
        image.paste(picture("RGB", 7, 6, 100 + 10 * seed + i), (2 * i, 3 + i))
        frames.append(image)
    steps.append(seen("Pillow", saved(frames, duration=100, disposal=seed // 2)))

# by hand: every order of three disposals, with and without transparent colours and own palettes
for disposals in itertools.product((0, 1, 2, 3), repeat=3):
    for clear in (None, 5):
        frames = [frame((0, 0, 11, 10), (disposals[0], 5, clear), interlaced=disposals[1] == 2)]
        for disposal in disposals[1:]:
            box = (rng.randrange(5), rng.randrange(5), rng.randrange(1, 7), rng.randrange(1, 6))
            transparent = rng.choice((None, 0, 7, 15))
            local = rng.choice((0, 0, 4))
            frames.append(frame(box, (disposal, rng.randrange(20), transparent), local))
        frames.append(frame((2, 2, 5, 4), (1, 3, 1)))
        steps.append(seen("by hand", gif((11, 10), frames, loop=rng.choice((None, 0, 3)))))

# by hand: a first frame that does not fill the screen, no control at all, interlaced, odd sizes
for number in range(120):
    width, height = rng.randrange(1, 40), rng.randrange(1, 40)
    frames = []
    for _ in range(rng.randrange(1, 6)):
        left, top = rng.randrange(width), rng.randrange(height)
        box = (left, top, rng.randrange(1, width - left + 1), rng.randrange(1, height - top + 1))
        control = (rng.randrange(8), rng.randrange(300), rng.choice((None, rng.randrange(16))))
        frames.append(
            frame(box, rng.choice((None, control, control)), rng.choice((0, 0, 4)), rng.random() < 0.4)
        )
    tail = rng.choice((b";", b"", b"\0;", b"!\xfe\x03end\0;"))
    file = gif((width, height), frames, background=rng.randrange(16), tail=tail)
    steps.append(seen("by hand", file))

# by hand: frames that leave the screen
for number in range(20):
    boxes = [(0, 0, 8, 6), (rng.randrange(9), rng.randrange(7), 5, 5)]
    boxes = boxes[:: rng.choice((1, -1))]
    frames = [frame(box, (rng.choice((1, 2, 3)), 5, rng.choice((None, 2)))) for box in boxes]
    steps.append(seen("by hand", gif((8, 6), frames)))

# real compression, in which the codes grow, are full, and are cleared
for size, seed in itertools.product(((1, 1), (100, 3), (90, 80), (200, 150)), (8, 9, 10)):
    frames = [picture("L", *size, seed), picture("L", *size, seed + 1)]
    steps.append(seen("Pillow", saved(frames), frames))

print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": len(steps)}))
for line in steps:
    print(json.dumps(line))
