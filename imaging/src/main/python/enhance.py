"""PIL.ImageEnhance: brighter, richer in contrast, more colourful or sharper, or less of each."""

from PIL import Image
from PIL.ImageEnhance import Brightness, Color, Contrast, Sharpness

# a brown mug in front of a light wall
photo = Image.new("RGB", (60, 40), (200, 190, 170))
photo.paste((150, 60, 40), (15, 10, 45, 30))


def show(label, image):
    mug, wall = (" ".join(map(str, image.getpixel(at))) for at in [(30, 20), (5, 5)])
    print(f"{label}: mug {mug}, wall {wall}")


show("photo", photo)

# below 1 there is less of it, at 0 nothing, and above 1 more
show("half as bright", Brightness(photo).enhance(0.5))
show("brighter", Brightness(photo).enhance(1.2))
show("flat", Contrast(photo).enhance(0.3))
show("rich in contrast", Contrast(photo).enhance(1.5))
show("gray", Color(photo).enhance(0))
show("colourful", Color(photo).enhance(1.7))

# Brightness is no more than a scale of the values
show("scaled", photo.point(lambda value: int(value * 1.2)))

# sharpness shows at edges only: the last of the wall, and the first of the mug
sharpness = Sharpness(photo)
for factor in 0, 1, 2:
    sharp = sharpness.enhance(factor)
    wall, last, first = (sharp.getpixel((x, 20))[0] for x in (13, 14, 15))
    print(f"edge: {wall}, {last} | {first}")

# one after the other, as photographers do
show("lively", Color(Contrast(photo).enhance(1.2)).enhance(1.5))
