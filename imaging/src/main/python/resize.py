"""Image.resize: six filters, a part of the picture, and a picture with alpha."""

from PIL import Image
from PIL.Image import Resampling


def row(image, y):
    return " ".join(str(image.getpixel((x, y))) for x in range(image.width))


# a sensor's heat map: warm in the middle, and one cell that is too hot
heat = Image.new("L", (24, 16))
for y in range(heat.height):
    for x in range(heat.width):
        heat.putpixel((x, y), 220 - (x - 12) ** 2 - (y - 8) ** 2)
heat.putpixel((9, 6), 255)

# smaller: how much of the hot cell is left depends on the filter
for filter in Resampling:
    print(f"{filter.name}: {row(heat.resize((6, 4), filter), 1)}")

# larger
large = heat.resize((48, 32), Resampling.BICUBIC)
print("larger:", row(large.crop((16, 12, 24, 13)), 0))

# a part of it, with pixels that are in it by half
part = heat.resize((4, 4), Resampling.BOX, box=(7.5, 4.5, 11.5, 8.5))
print("the part around the hot cell:", row(part, 1))

# reduced by whole factors first, which is faster for large pictures
print("with a gap of 2:", row(heat.resize((3, 2), Resampling.LANCZOS, reducing_gap=2.0), 0))

# a red logo on nothing; what is transparent happens to be blue, and does not show
logo = Image.new("RGBA", (8, 8), (0, 0, 255, 0))
logo.paste((255, 0, 0, 255), (2, 2, 6, 6))
print("edge of the logo:", *logo.resize((4, 4), Resampling.BILINEAR).getpixel((0, 1)))
