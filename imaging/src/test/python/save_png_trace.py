"""Records the chunks that Pillow writes into a PNG for its text and its density."""

import base64
import io
import json
import platform
import random
import struct

import PIL
from PIL import Image
from PIL.PngImagePlugin import PngInfo

SEED = 11
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x100)]))
LETTERS = LATIN + "ĄąĆćŁłŃńÓóŚśŹźŻżαβγ日本語🙂"

random.seed(SEED)


def text(letters, longest):
    return "".join(random.choices(letters, k=random.randrange(1, longest))).strip() or "x"


def chunk(name, **options):
    """The data of the first chunk of that name."""
    out = io.BytesIO()
    Image.new("RGB", (3, 2)).save(out, "PNG", **options)
    file, at = out.getvalue(), 8
    while file[at + 4 : at + 8] != name:
        at += 12 + struct.unpack_from(">I", file, at)[0]
    length = struct.unpack_from(">I", file, at)[0]
    return base64.b64encode(file[at + 8 : at + 8 + length]).decode()


def plain(keyword, value):
    info = PngInfo()
    info.add_text(keyword, value)
    data = chunk(b"tEXt", pnginfo=info)
    return {"chunk": "tEXt", "keyword": keyword, "text": value, "data": data}


def international(keyword, value, language, translated):
    info = PngInfo()
    info.add_itxt(keyword, value, language, translated)
    data = chunk(b"iTXt", pnginfo=info)
    names = {"language": language, "translated": translated}
    return {"chunk": "iTXt", "keyword": keyword, "text": value, "data": data} | names


def density(dpi):
    return {"chunk": "pHYs", "dpi": dpi, "data": chunk(b"pHYs", dpi=(dpi, dpi))}


steps = [plain("Author", "Ada"), plain("Comment", LATIN), international("Title", "Łódź", "pl", "Tytuł")]
for _ in range(60):
    steps.append(plain(text(LATIN[1:90], 70), text(LATIN, 300)))
    language = random.choice(["", "pl", "de", "zh-Hant"])
    translated = random.choice(["", text(LETTERS, 20)])
    steps.append(international(text(LATIN[1:90], 70), text(LETTERS, 300), language, translated))
steps += [density(dpi) for dpi in (1, 72, 96, 150, 300, 600, 1200, *range(73, 3000, 61))]

versions = {"python": platform.python_version(), "pillow": PIL.__version__}
print(json.dumps(versions | {"seed": SEED, "steps": len(steps)}))
for step in steps:
    print(json.dumps(step))
