"""Image.save with save_all: a sensor's heat map hour by hour, with transparency and a loop."""

import io

from PIL import Image, ImageSequence

DEGREES = [18, 21, 27, 24]


def heat(degrees):
    """A square in the colour of the temperature; what is around it is transparent."""
    image = Image.new("RGBA", (9, 9))
    image.paste((9 * degrees, 60, 40, 255), (2, 2, 7, 7))
    return image


hours = [heat(degrees) for degrees in DEGREES]
out = io.BytesIO()
hours[0].save(
    out, "GIF", save_all=True, append_images=hours[1:], duration=250, loop=3, disposal=2
)

# the same frames come back
gif = Image.open(out)
print("loop:", gif.info["loop"])
for hour, frame in enumerate(ImageSequence.Iterator(gif)):
    image = frame.convert("RGBA")
    red, corner = image.getpixel((4, 4))[0], image.getpixel((0, 0))[3]
    print(f"hour {hour}: red {red}, alpha of the corner {corner}, {frame.info['duration']} ms")

# frames of another size are written all the same
small, large = Image.new("RGB", (8, 8)), Image.new("RGB", (9, 9))
small.save(io.BytesIO(), "GIF", save_all=True, append_images=[large])
print("another size: written")
