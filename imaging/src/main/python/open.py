"""PIL.Image.open: what a file says of itself, its pixels, and files that are not what they seem."""

import warnings
from io import BytesIO

from PIL import Image, UnidentifiedImageError

heat_map = BytesIO()
row = bytes(range(0, 256, 4))
Image.frombytes("L", (64, 48), 48 * row).save(heat_map, "PNG")
heat_map = heat_map.getvalue()

# open: reads the header, and keeps the file open
with Image.open(BytesIO(heat_map)) as image:
    print("format:", image.format)
    print("size:", *image.size)

    # load: the first use of a pixel decodes them all
    print("channels:", len(image.getbands()))
    print("heat at 10, 20:", image.getpixel((10, 20)))

# a bomb, small on disk and large in memory: these 3,072 pixels are one where the limit is low
for limit in 4000, 2000, 1000:
    Image.MAX_IMAGE_PIXELS = limit
    with warnings.catch_warnings(record=True) as caught:
        try:
            Image.open(BytesIO(heat_map)).close()
            print(f"limit {limit}: {'suspicious' if caught else 'fine'}")
        except Image.DecompressionBombError:
            print(f"limit {limit}: refused")

# a file that is no picture, and one of which half is missing
Image.MAX_IMAGE_PIXELS = 4000
files = {
    "heat-map.png": heat_map,
    "notes.png": b"Sensor 7 needs a new battery.",
    "half.png": heat_map[: len(heat_map) // 2],
}
for name, data in files.items():
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
        print(f"{name}: whole")
    except UnidentifiedImageError:
        print(f"{name}: no picture")
    except OSError:
        print(f"{name}: broken")
